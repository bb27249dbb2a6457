//! The statements of Annex A.

use crate::statement;

statement! {
    /// Whose work was open, or came, from ?2 to ?3; who was in care since ?4; and who was told of from ?2 on.
    pub(super) CHILDREN_OF_LISTS = "
        select distinct coalesce(p.merged_into_id, p.person_id) as child_id
          from (select person_id
                  from referral
                 where authority_id = ?1 and referred_on <= ?3 and (closed_on is null or closed_on >= ?2)
                union
                select person_id
                  from care_episode
                 where authority_id = ?1 and started_on <= ?3 and (ended_on is null or ended_on >= ?4)
                union
                select person_id
                  from adoption_decision
                 where authority_id = ?1
                union
                select k.person_id
                  from contact_child k
                  join contact c on c.authority_id = k.authority_id and c.contact_id = k.contact_id
                 where k.authority_id = ?1 and c.received_at >= ?5 and c.received_at < ?6) x
          join person p on p.authority_id = ?1 and p.person_id = x.person_id
         order by child_id
         limit 10000000";

    /// Every visit that happened and was to people from ?2 to ?3, or to a record merged into theirs.
    pub(super) VISITS = "
        select c.person_id, v.happened_on, v.purpose, c.seen
          from visit_child c
          join visit v on v.authority_id = c.authority_id and v.visit_id = c.visit_id
         where c.authority_id = ?1 and c.person_id >= ?2 and c.person_id <= ?3
           and v.state = 'done' and v.happened_on is not null and c.seen is not null
        union all
        select p.merged_into_id, v.happened_on, v.purpose, c.seen
          from person p
          join visit_child c on c.authority_id = p.authority_id and c.person_id = p.person_id
          join visit v on v.authority_id = c.authority_id and v.visit_id = c.visit_id
         where p.authority_id = ?1 and p.merged_into_id >= ?2 and p.merged_into_id <= ?3
           and v.state = 'done' and v.happened_on is not null and c.seen is not null
         limit 5000000";

    /// Who worked on the day ?4 with people from ?2 to ?3, and in which team.
    pub(super) WORKERS = "
        select a.person_id, a.role, a.starts_on, w.name,
               (select min(t.name)
                  from post o
                  join team t on t.authority_id = o.authority_id and t.team_id = o.team_id
                 where o.authority_id = ?1 and o.worker_id = w.worker_id
                   and o.starts_on <= ?4 and (o.ends_on is null or o.ends_on > ?4))
          from allocation a
          join worker w on w.authority_id = a.authority_id and w.worker_id = a.worker_id
         where a.authority_id = ?1 and a.person_id >= ?2 and a.person_id <= ?3
           and a.starts_on <= ?4 and (a.ends_on is null or a.ends_on > ?4)
         limit 1000000";

    /// Contacts about people from ?2 to ?3, whatever came of them.
    pub(super) CONTACTS = "
        select k.person_id, c.received_at, c.source
          from contact_child k
          join contact c on c.authority_id = k.authority_id and c.contact_id = k.contact_id
         where k.authority_id = ?1 and k.person_id >= ?2 and k.person_id <= ?3
         order by c.received_at, c.contact_id
         limit 1000000";

    /// What the permanent home of people from ?2 to ?3 is to be on the day ?4; the newest last.
    pub(super) PERMANENCE = "
        select person_id, option
          from permanence_plan
         where authority_id = ?1 and person_id >= ?2 and person_id <= ?3 and standing = 'first'
           and decided_on <= ?4 and (ended_on is null or ended_on > ?4)
         order by person_id, decided_on
         limit 1000000";

    /// The families of which people from ?2 to ?3 are children; the newest last.
    pub(super) FAMILIES = "
        select person_id, family_id
          from family_member
         where authority_id = ?1 and person_id >= ?2 and person_id <= ?3 and part = 'child' and ends_on is null
         order by person_id, starts_on, family_member_id
         limit 1000000";
}
