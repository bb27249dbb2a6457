//! Which rows of transfers in start and meet deadlines.

use crate::deadlines::Source;
use crate::statement;

statement! {
    HAPPENED = "
        select t.person_id, t.family_id, 'protection transfer notified', t.notified_on, null, t.transfer_id,
               t.transfer_id
          from transfer t
         where t.authority_id = ?1 and t.person_id between ?2 and ?3
         union all
        select t.person_id, t.family_id, 'transfer conference held', m.held_on, null, t.transfer_id, t.transfer_id
          from transfer t
          join meeting m on m.authority_id = t.authority_id and m.meeting_id = t.meeting_id
         where t.authority_id = ?1 and t.person_id between ?2 and ?3
         limit 1000000";
}

/// What these rows say happened.
pub(crate) const HAPPENINGS: Source = Source { tables: &["transfer", "meeting"], statement: &HAPPENED };
