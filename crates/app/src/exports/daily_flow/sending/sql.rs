//! The statements of sending.

use crate::{family_facts, statement};

statement! {
    /// Whether a run is under way that gave a sign of life after ?2.
    pub(super) UNDER_WAY = "
        select count(*)
          from daily_flow_sending s
         where s.authority_id = ?1 and s.ended_at is null
           and (s.started_at > ?2
                or exists (select 1
                             from daily_flow_batch b
                            where b.authority_id = s.authority_id and b.sending_id = s.sending_id
                              and b.answered_at > ?2))";

    pub(super) ADD_BATCH = "
        insert into daily_flow_batch (authority_id, sending_id, number, children, size, sha256, status, tries,
                                      answered_at)
        values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)";

    pub(super) ADD_REFUSED = "
        insert into daily_flow_refused (authority_id, sending_id, person_id, status)
        values (?1, ?2, ?3, ?4)";

    pub(in crate::exports) NEWEST = "
        select {daily_flow_sending}
          from daily_flow_sending
         where authority_id = ?1
         order by started_at desc, sending_id desc
         limit 10";

    pub(in crate::exports) FIND = "
        select {daily_flow_sending}
          from daily_flow_sending
         where authority_id = ?1 and sending_id = ?2";

    pub(in crate::exports) REFUSED = "
        select person_id, status
          from daily_flow_refused
         where authority_id = ?1 and sending_id = ?2
         order by person_id
         limit 1000";

    /// How whoever asks (?2) stands on the day ?3 to every family of everybody who was refused in the run ?4.
    pub(in crate::exports) FACTS_OF_REFUSED = concat!("
        select e.person_id, ", family_facts!(), "
          from daily_flow_refused e
          join person p on p.authority_id = ?1 and (p.person_id = e.person_id or p.merged_into_id = e.person_id)
          join family_member m on m.authority_id = ?1 and m.person_id = p.person_id
          join family f on f.authority_id = m.authority_id and f.family_id = m.family_id
         where e.authority_id = ?1 and e.sending_id = ?4 and (m.ends_on is null or m.ends_on > ?3)
         limit 10000");

    pub(in crate::exports) NAMES_OF_REFUSED = "
        select e.person_id, {person_name n}
          from daily_flow_refused e
          join person_name n on n.authority_id = ?1 and n.person_id = e.person_id
         where e.authority_id = ?1 and e.sending_id = ?2
         order by n.starts_on, n.person_name_id
         limit 10000";

    pub(in crate::exports) CHILD_IDS_OF_REFUSED = "
        select e.person_id, i.value
          from daily_flow_refused e
          join identifier i on i.authority_id = ?1 and i.person_id = e.person_id
         where e.authority_id = ?1 and e.sending_id = ?2 and i.scheme = 'child id' and i.ends_on is null
         order by i.noted_on
         limit 10000";
}
