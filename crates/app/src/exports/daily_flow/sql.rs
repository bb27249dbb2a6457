//! The statements of the daily flow.

use crate::statement;

statement! {
    pub(super) NAMES = "
        select {person_name n}
          from person_name n
         where n.authority_id = ?1 and n.person_id >= ?2 and n.person_id <= ?3
         order by n.person_name_id
         limit 1000000";

    /// Where people from ?2 to ?3 live on the day ?4; the newest address last.
    pub(super) POSTCODES = "
        select r.person_id, a.postcode
          from residence r
          join address a on a.authority_id = r.authority_id and a.household_id = r.household_id
         where r.authority_id = ?1 and r.person_id >= ?2 and r.person_id <= ?3
           and (r.ends_on is null or r.ends_on > ?4) and (a.ends_on is null or a.ends_on > ?4)
           and a.postcode is not null
         order by r.person_id, a.starts_on, a.address_id
         limit 1000000";

    pub(super) WORKERS = "
        select a.person_id, a.worker_id, w.registration_number, a.starts_on, a.ends_on
          from allocation a
          join worker w on w.authority_id = a.authority_id and w.worker_id = a.worker_id
         where a.authority_id = ?1 and a.person_id >= ?2 and a.person_id <= ?3
         order by a.person_id, a.starts_on, a.allocation_id
         limit 1000000";

    pub(super) SENT = "
        select person_id, body
          from daily_flow_sent
         where authority_id = ?1 and person_id >= ?2 and person_id <= ?3
         limit 1000000";

    pub(super) SENT_CHILDREN = "
        select person_id, child_id
          from daily_flow_sent
         where authority_id = ?1
         order by person_id
         limit 10000000";

    pub(super) FORGET_SENT = "
        delete from daily_flow_sent
         where authority_id = ?1 and person_id = ?2";

    pub(super) ADD_SENT = "
        insert into daily_flow_sent (authority_id, person_id, child_id, sent_at, body, receipt)
        values (?1, ?2, ?3, ?4, ?5, ?6)";
}
