//! Which rows of the front door start and meet deadlines.

use crate::deadlines::Source;
use crate::statement;

statement! {
    HAPPENED = "
        select k.person_id, k.family_id, 'contact received', null, c.received_at, c.contact_id, c.contact_id
          from contact_child k
          join contact c on c.authority_id = k.authority_id and c.contact_id = k.contact_id
         where k.authority_id = ?1 and k.person_id between ?2 and ?3
         union all
        select k.person_id, k.family_id, 'contact decided', null, c.decided_at, c.contact_id, c.contact_id
          from contact_child k
          join contact c on c.authority_id = k.authority_id and c.contact_id = k.contact_id
         where k.authority_id = ?1 and k.person_id between ?2 and ?3 and c.decided_at is not null
         union all
        select k.person_id, k.family_id, 'referral decided', null, c.decided_at, k.contact_child_id, k.referral_id
          from contact_child k
          join contact c on c.authority_id = k.authority_id and c.contact_id = k.contact_id
         where k.authority_id = ?1 and k.person_id between ?2 and ?3 and c.decided_at is not null
           and k.referral_id is not null
         limit 1000000";
}

/// What these rows say happened.
pub const HAPPENINGS: Source = Source { tables: &["contact", "contact_child"], statement: &HAPPENED };
