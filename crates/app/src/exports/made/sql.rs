//! The statements of returns that were made: the making, its file, and what was found in it.

use crate::{family_facts, statement};

/// The people whom the findings of a return are about.
macro_rules! found_people {
    ($export:literal) => {
        concat!(
            "(select distinct x.person_id as person_id
                from export_finding x
               where x.authority_id = ?1 and x.export_id = ",
            $export,
            " and x.person_id is not null)"
        )
    };
}

statement! {
    pub(super) LA_CODE = "
        select la_code
          from authority
         where authority_id = ?1";

    pub(in crate::exports) FIND = "
        select {export}
          from export
         where authority_id = ?1 and export_id = ?2";

    pub(in crate::exports) NEWEST = "
        select {export}
          from export
         where authority_id = ?1
         order by made_at desc, export_id desc
         limit 30";

    pub(super) ADD_FILE = "
        insert into export_file (authority_id, export_id, made_at, body)
        values (?1, ?2, ?3, ?4)";

    pub(in crate::exports) FIND_FILE = "
        select body
          from export_file
         where authority_id = ?1 and export_id = ?2";

    pub(in crate::exports) HAS_FILE = "
        select count(*)
          from export_file
         where authority_id = ?1 and export_id = ?2";

    pub(super) ADD_FINDING = "
        insert into export_finding (authority_id, export_id, number, person_id, code, severity, cells)
        values (?1, ?2, ?3, ?4, ?5, ?6, ?7)";

    pub(in crate::exports) FINDINGS = "
        select person_id, code, severity, cells
          from export_finding
         where authority_id = ?1 and export_id = ?2
         order by number
         limit 200000";

    pub(super) FORGET_FINDINGS = "
        delete from export_finding
         where exists (select 1
                         from export_file f
                        where f.authority_id = export_finding.authority_id
                          and f.export_id = export_finding.export_id
                          and f.made_at < ?1)";

    pub(super) FORGET_FILES = "
        delete from export_file
         where made_at < ?1";

    /// How whoever asks (?2) stands on the day ?3 to every family of everybody that the findings are about.
    pub(in crate::exports) FACTS_OF_FOUND = concat!("
        select e.person_id, ", family_facts!(), "
          from ", found_people!("?4"), " e
          join person p on p.authority_id = ?1 and (p.person_id = e.person_id or p.merged_into_id = e.person_id)
          join family_member m on m.authority_id = ?1 and m.person_id = p.person_id
          join family f on f.authority_id = m.authority_id and f.family_id = m.family_id
         where m.ends_on is null or m.ends_on > ?3
         limit 1000000");

    /// Who works with everybody that the findings are about, and in which team.
    pub(in crate::exports) WORKERS_OF_FOUND = concat!("
        select e.person_id, a.role, a.starts_on, w.worker_id, w.name,
               (select min(t.name)
                  from post o
                  join team t on t.authority_id = o.authority_id and t.team_id = o.team_id
                 where o.authority_id = ?1 and o.worker_id = w.worker_id
                   and o.starts_on <= ?3 and (o.ends_on is null or o.ends_on > ?3))
          from ", found_people!("?2"), " e
          join allocation a on a.authority_id = ?1 and a.person_id = e.person_id
          join worker w on w.authority_id = a.authority_id and w.worker_id = a.worker_id
         where a.starts_on <= ?3 and (a.ends_on is null or a.ends_on > ?3)
         limit 1000000");

    pub(in crate::exports) NAMES_OF_FOUND = concat!("
        select e.person_id, {person_name n}
          from ", found_people!("?2"), " e
          join person_name n on n.authority_id = ?1 and n.person_id = e.person_id
         order by n.starts_on, n.person_name_id
         limit 1000000");

    pub(in crate::exports) CHILD_IDS_OF_FOUND = concat!("
        select e.person_id, i.value
          from ", found_people!("?2"), " e
          join identifier i on i.authority_id = ?1 and i.person_id = e.person_id
         where i.scheme = 'child id' and i.ends_on is null
         order by i.noted_on
         limit 1000000");
}
