//! Caseloads: children and families of each worker, and the list behind the numbers.
//!
//! Numbers and lists hold only the children whom the reader may know of: a number that is higher than its list would
//! tell that there is somebody restricted.

use jiff::civil::Date;
use kith_practice::family::AllocationRole;
use kith_vocabulary::birth::Birth;
use kith_vocabulary::ids::{FamilyId, PersonId, TeamId, WorkerId};

use crate::people::Called;
use crate::people::rows::PersonName;
use crate::platform::access::{Facts, Grant, Role, knows, may};
use crate::platform::context::Ctx;
use crate::platform::db::Tx;
use crate::platform::problem::Problem;
use crate::{family_facts, last_seen, statement, values};

/// The open allocations of `w` to families that whoever asks (?2) may know of on the day ?3.
macro_rules! known_allocations {
    () => {
        "from allocation a
          where a.authority_id = ?1 and a.worker_id = w.worker_id and (a.ends_on is null or a.ends_on > ?3)
            and not exists (
                select 1
                  from recusal u
                 where u.authority_id = ?1 and u.worker_id = ?2 and u.family_id = a.family_id
                   and (u.ends_on is null or u.ends_on > ?3))
            and (not exists (
                   select 1
                     from restriction r
                    where r.authority_id = ?1 and r.family_id = a.family_id
                      and (r.ends_on is null or r.ends_on > ?3))
                 or exists (
                   select 1
                     from restriction r
                     join restriction_name n
                       on n.authority_id = r.authority_id and n.restriction_id = r.restriction_id
                    where r.authority_id = ?1 and r.family_id = a.family_id and n.worker_id = ?2
                      and (r.ends_on is null or r.ends_on > ?3) and (n.ends_on is null or n.ends_on > ?3)))"
    };
}

statement! {
    /// The workers of the teams that whoever asks belongs to; of every team when ?4 is 'all'.
    CASELOADS = concat!("
        select t.team_id, t.name, w.worker_id, w.name, p.title,
               (select count(distinct a.person_id) ", known_allocations!(), "),
               (select count(distinct a.family_id) ", known_allocations!(), "),
               (select count(distinct a.person_id) ", known_allocations!(), " and a.role = 'lead practitioner'),
               (select count(*)
                  from action_item i
                 where i.authority_id = ?1 and i.worker_id = w.worker_id and i.done_on is null and i.due_on < ?3)
          from post p
          join team t on t.authority_id = p.authority_id and t.team_id = p.team_id
          join worker w on w.authority_id = p.authority_id and w.worker_id = p.worker_id
         where p.authority_id = ?1 and (p.ends_on is null or p.ends_on > ?3)
           and (?4 = 'all' or p.team_id in (
                 select mine.team_id
                   from post mine
                  where mine.authority_id = ?1 and mine.worker_id = ?2
                    and (mine.ends_on is null or mine.ends_on > ?3)))
         order by t.name, t.team_id, w.name, w.worker_id
         limit 2000");

    CHILDREN_OF_WORKER = concat!("
        select k.person_id, c.birth, f.family_id, f.name, k.role, k.starts_on,
               ", last_seen!("k.person_id"), ",
               ", family_facts!(), "
          from allocation k
          join person c on c.authority_id = k.authority_id and c.person_id = k.person_id
          join family_member m on m.authority_id = k.authority_id and m.person_id = k.person_id
               and (m.family_id = k.family_id or m.ends_on is null or m.ends_on > ?3)
          join family f on f.authority_id = k.authority_id and f.family_id = k.family_id
         where k.authority_id = ?1 and k.worker_id = ?4 and (k.ends_on is null or k.ends_on > ?3)
         order by f.name, f.family_id, k.person_id
         limit 1000");

    NAMES_OF_CHILDREN = "
        select n.person_id, {person_name n}
          from person_name n
         where n.authority_id = ?1 and n.person_id in (
               select a.person_id
                 from allocation a
                where a.authority_id = ?1 and a.worker_id = ?2 and (a.ends_on is null or a.ends_on > ?3))
         order by n.starts_on, n.person_name_id
         limit 5000";

    CHILD_IDS_OF_CHILDREN = "
        select i.person_id, i.value
          from identifier i
         where i.authority_id = ?1 and i.scheme = 'child id' and i.ends_on is null and i.person_id in (
               select a.person_id
                 from allocation a
                where a.authority_id = ?1 and a.worker_id = ?2 and (a.ends_on is null or a.ends_on > ?3))
         order by i.noted_on
         limit 2000";

    NAME_OF_WORKER = "
        select name
          from worker
         where authority_id = ?1 and worker_id = ?2";
}

/// A worker's load.
#[derive(Debug, Clone)]
pub(super) struct Load {
    pub(super) worker: WorkerId,
    pub(super) name: String,
    pub(super) title: String,
    pub(super) children: i64,
    pub(super) families: i64,
    pub(super) leads: i64,
    pub(super) overdue: i64,
}

/// A team with its workers' loads.
#[derive(Debug, Clone)]
pub(super) struct TeamLoad {
    pub(super) team: TeamId,
    pub(super) name: String,
    pub(super) workers: Vec<Load>,
}

impl TeamLoad {
    /// How many children its workers hold together; a child of two workers counts for each.
    pub(super) fn children(&self) -> i64 {
        self.workers.iter().map(|worker| worker.children).sum()
    }
}

/// The teams that whoever asks may look at.
pub(super) fn teams(tx: &mut Tx, ctx: &Ctx, _grant: &Grant<may::ViewTeam>) -> Result<Vec<TeamLoad>, Problem> {
    let everywhere = ctx.who.roles.iter().any(|role| matches!(role, Role::ServiceLeader | Role::Analyst));
    let which = if everywhere { "all" } else { "own" };
    let mut all: Vec<TeamLoad> = Vec::new();
    for mut row in tx.rows(&CASELOADS, values![ctx.authority(), ctx.who.worker, ctx.today, which])? {
        let (team, name): (TeamId, String) = (row.take()?, row.take()?);
        if all.last().is_none_or(|last| last.team != team) {
            all.push(TeamLoad { team, name, workers: Vec::new() });
        }
        let load = Load {
            worker: row.take()?,
            name: row.take()?,
            title: row.take()?,
            children: row.take()?,
            families: row.take()?,
            leads: row.take()?,
            overdue: row.take()?,
        };
        all.last_mut().expect("a team was pushed").workers.push(load);
    }
    Ok(all)
}

/// A child of a worker's caseload.
#[derive(Debug, Clone)]
pub(super) struct Child {
    pub(super) person: PersonId,
    pub(super) name: String,
    pub(super) age: String,
    pub(super) family: FamilyId,
    pub(super) family_name: String,
    pub(super) role: AllocationRole,
    pub(super) since: Date,
    pub(super) last_seen: Option<Date>,
}

/// A worker's caseload.
#[derive(Debug)]
pub(super) struct Caseload {
    pub(super) name: String,
    pub(super) children: Vec<Child>,
}

/// The children of a worker whom whoever asks may look at.
pub(super) fn of_worker(
    tx: &mut Tx,
    ctx: &Ctx,
    grant: &Grant<may::ViewTeam>,
    worker: WorkerId,
) -> Result<Caseload, Problem> {
    let is_there =
        teams(tx, ctx, grant)?.iter().any(|team| team.workers.iter().any(|load| load.worker == worker));
    if !is_there {
        return Err(Problem::NotFound);
    }
    let (authority, today) = (ctx.authority(), ctx.today);
    let name = tx.row(&NAME_OF_WORKER, values![authority, worker])?.ok_or(Problem::NotFound)?.take()?;
    let mut names: Vec<(PersonId, PersonName)> = Vec::new();
    for mut row in tx.rows(&NAMES_OF_CHILDREN, values![authority, worker, today])? {
        names.push((row.take()?, row.record()?));
    }
    let mut child_ids = Vec::new();
    for mut row in tx.rows(&CHILD_IDS_OF_CHILDREN, values![authority, worker, today])? {
        child_ids.push((row.take()?, row.take()?));
    }
    let called = Called::new(names, child_ids);
    let mut found: Vec<(Child, Vec<Facts>)> = Vec::new();
    for mut row in tx.rows(&CHILDREN_OF_WORKER, values![authority, ctx.who.worker, today, worker])? {
        let (person, birth): (PersonId, Birth) = (row.take()?, row.take()?);
        let child = Child {
            person,
            name: called.name(person, today),
            age: birth.age_in_words(today),
            family: row.take()?,
            family_name: row.take()?,
            role: row.take()?,
            since: row.take()?,
            last_seen: row.take()?,
        };
        let facts = Facts::take(&mut row)?;
        match found.last_mut() {
            Some((last, all)) if last.person == child.person && last.family == child.family => {
                all.push(facts)
            }
            _ => found.push((child, vec![facts])),
        }
    }
    let known =
        found.into_iter().filter(|(_, facts)| knows(&ctx.who.roles, Facts::together(facts).situation()));
    Ok(Caseload { name, children: known.map(|(child, _)| child).collect() })
}
