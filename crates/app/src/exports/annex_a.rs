//! Annex A made from the record: every list that the record has facts for, on a day.

use std::collections::HashMap;
use std::io::{Cursor, Write};

use jiff::civil::Date;
use kith_practice::family::AllocationRole;
use kith_practice::visit::{Purpose, Seen};
use kith_returns::annex_a::assemble::{CaseFacts, ListDay, SeenHow, VisitFacts, VisitPurpose, assemble};
use kith_returns::annex_a::lists::Lists;
use kith_vocabulary::ids::{AuthorityId, PersonId};

use super::census::facts_of;
use super::children::{Stretch, children_in_need, each_stretch};
use super::made::unwritten;
use crate::platform::db::Tx;
use crate::platform::problem::Problem;
use crate::{statement, values};

statement! {
    /// Every visit that happened and was to people from ?2 to ?3, or to a record merged into theirs.
    VISITS = "
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
    WORKERS = "
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
}

/// Writes the lists of a day; gives the children that they tell of.
pub(super) fn write(
    tx: &mut Tx,
    authority: AuthorityId,
    on: Date,
    out: &mut dyn Write,
) -> Result<Vec<(String, PersonId)>, Problem> {
    let day = ListDay::of(on);
    let (mut lists, mut told) = (Lists::default(), Vec::new());
    let children = children_in_need(tx, authority, day.half_a_year, on)?;
    each_stretch(tx, authority, &children, &mut |tx, stretch| {
        for (person, case) in cases(tx, authority, on, stretch)? {
            told.push((case.child.id.clone(), person));
            assemble(&mut lists, &case, day);
        }
        Ok(())
    })?;
    // A workbook is put together at the end, and its parts are written where they turn out to belong.
    let mut file = Cursor::new(Vec::new());
    kith_returns::annex_a::write::write(&lists, &mut file).map_err(|error| unwritten(&error))?;
    out.write_all(file.get_ref()).map_err(|error| unwritten(&error))?;
    Ok(told)
}

/// A worker with the rank of what they do for a child.
struct Works {
    rank: (u8, Date),
    name: String,
    team: Option<String>,
}

/// The children of a stretch with their visits and whoever worked with them on the day.
fn cases(
    tx: &mut Tx,
    authority: AuthorityId,
    on: Date,
    stretch: Stretch,
) -> Result<Vec<(PersonId, CaseFacts)>, Problem> {
    let mut visits: HashMap<PersonId, Vec<VisitFacts>> = HashMap::new();
    for mut row in tx.rows(&VISITS, values![authority, stretch.first, stretch.last])? {
        let (person, happened_on) = (row.take()?, row.take()?);
        let (purpose, seen): (Purpose, Seen) = (row.take()?, row.take()?);
        let purpose = match purpose {
            Purpose::ChildProtection => VisitPurpose::Protection,
            _ => VisitPurpose::Other,
        };
        let seen = match seen {
            Seen::Alone => SeenHow::Alone,
            Seen::WithOthers => SeenHow::WithOthers,
            Seen::NotSeen => SeenHow::NotSeen,
        };
        visits.entry(person).or_default().push(VisitFacts { happened_on, purpose, seen });
    }
    let mut workers: HashMap<PersonId, Works> = HashMap::new();
    for mut row in tx.rows(&WORKERS, values![authority, stretch.first, stretch.last, on])? {
        let (person, role, starts_on): (PersonId, AllocationRole, Date) =
            (row.take()?, row.take()?, row.take()?);
        let leads = u8::from(role == AllocationRole::LeadPractitioner);
        let works = Works { rank: (leads, starts_on), name: row.take()?, team: row.take()? };
        match workers.get(&person) {
            Some(before) if before.rank >= works.rank => {}
            _ => drop(workers.insert(person, works)),
        }
    }
    let case = |child: super::children::ChildRows| {
        let person = child.person.person_id;
        let (worker, team) = match workers.remove(&person) {
            Some(works) => (Some(works.name), works.team),
            None => (None, None),
        };
        let visits = visits.remove(&person).unwrap_or_default();
        (person, CaseFacts { child: facts_of(child), visits, team, worker })
    };
    Ok(stretch.children.into_iter().map(case).collect())
}
