//! Which rows before and at court start and meet deadlines.

use crate::deadlines::Source;
use crate::statement;

statement! {
    HAPPENED = "
        select person_id, family_id, 'pre-proceedings letter sent', letter_on, null, pre_proceedings_id,
               pre_proceedings_id
          from pre_proceedings
         where authority_id = ?1 and person_id between ?2 and ?3 and letter_on is not null
         union all
        select person_id, family_id, 'pre-proceedings ended', ended_on, null, pre_proceedings_id, pre_proceedings_id
          from pre_proceedings
         where authority_id = ?1 and person_id between ?2 and ?3 and ended_on is not null
         union all
        select c.person_id, c.family_id, 'family group offered', o.offered_on, null, c.group_offer_child_id, null
          from group_offer_child c
          join group_offer o on o.authority_id = c.authority_id and o.group_offer_id = c.group_offer_id
         where c.authority_id = ?1 and c.person_id between ?2 and ?3
         union all
        select person_id, family_id, 'proceedings issued', applied_on, null, court_application_id, null
          from court_application
         where authority_id = ?1 and person_id between ?2 and ?3
         limit 1000000";
}

/// What these rows say happened.
pub(crate) const HAPPENINGS: Source = Source {
    tables: &["pre_proceedings", "group_offer", "group_offer_child", "court_application"],
    statement: &HAPPENED,
};
