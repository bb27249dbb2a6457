//! What Today reads. Each statement serves all families at once, so their number never grows.
//!
//! Parameters are alike throughout: ?1 authority, ?2 worker, ?3 today, so that the facts of a family can be read
//! beside it.

use jiff::Timestamp;
use jiff::civil::Date;
use kith_practice::family::{AllocationRole, Part};
use kith_vocabulary::birth::Birth;
use kith_vocabulary::ids::{FamilyId, PersonId, VisitId, WorkerId};

use crate::deadlines::lines::Found;
use crate::platform::access::Facts;
use crate::platform::context::Ctx;
use crate::platform::db::Tx;
use crate::platform::problem::Problem;
use crate::visits::rows::{ActionItem, Visit};
use crate::{deadline_columns, family_facts, last_seen, statement, values};

/// The worker and those whom they serve.
macro_rules! me_and_served {
    () => {
        "(select w.worker_id
            from worker w
           where w.authority_id = ?1 and w.worker_id = ?2
           union
          select s.served_id
            from serving s
           where s.authority_id = ?1 and s.worker_id = ?2 and s.starts_on <= ?3
             and (s.ends_on is null or s.ends_on > ?3))"
    };
}

/// The families that they work with.
macro_rules! my_families {
    () => {
        concat!(
            "(select mine.family_id
                from allocation mine
               where mine.authority_id = ?1 and (mine.ends_on is null or mine.ends_on > ?3)
                 and mine.worker_id in ",
            me_and_served!(),
            ")"
        )
    };
}

/// The children of these families, those of visits in the diary, and those whom the worker's own actions are about.
macro_rules! my_people {
    () => {
        concat!(
            "(select child.person_id
                from family_member child
               where child.authority_id = ?1 and child.part = 'child'
                 and (child.ends_on is null or child.ends_on > ?3)
                 and child.family_id in ",
            my_families!(),
            "  union
              select part.person_id
                from visit_child part
                join visit diary on diary.authority_id = part.authority_id and diary.visit_id = part.visit_id
               where diary.authority_id = ?1 and diary.state = 'planned' and diary.worker_id in ",
            me_and_served!(),
            " union
              select mine.child_id
                from action_item mine
               where mine.authority_id = ?1 and mine.worker_id = ?2 and mine.done_on is null
                 and mine.child_id is not null)"
        )
    };
}

statement! {
    FAMILIES = concat!("
        select f.family_id, f.name, ", family_facts!(), "
          from family f
         where f.authority_id = ?1 and f.family_id in ", my_families!(), "
         order by f.name, f.family_id
         limit 300");

    /// Each record of a person once for every family that it or the person belongs to, with that family's facts.
    PEOPLE = concat!("
        select r.person_id, p.person_id, p.birth, m.family_id, m.part, ", family_facts!(), "
          from person r
          join person p on p.authority_id = r.authority_id
               and p.person_id = coalesce(r.merged_into_id, r.person_id)
          join family_member m on m.authority_id = r.authority_id and m.person_id in (r.person_id, p.person_id)
               and (m.ends_on is null or m.ends_on > ?3)
          join family f on f.authority_id = m.authority_id and f.family_id = m.family_id
         where r.authority_id = ?1 and r.person_id in ", my_people!(), "
         order by p.birth, p.person_id, r.person_id
         limit 3000");

    /// Their names, and the authority's own number for those who have none.
    NAMES = concat!("
        select coalesce(r.merged_into_id, r.person_id), n.kind, n.given, n.family, n.starts_on, n.ends_on
          from person r
          join person_name n on n.authority_id = r.authority_id
               and n.person_id in (r.person_id, r.merged_into_id)
         where r.authority_id = ?1 and r.person_id in ", my_people!(), "
         union all
        select coalesce(r.merged_into_id, r.person_id), 'child id', i.value, '', null, i.ends_on
          from person r
          join identifier i on i.authority_id = r.authority_id and i.scheme = 'child id'
               and i.person_id in (r.person_id, r.merged_into_id)
         where r.authority_id = ?1 and r.person_id in ", my_people!(), "
         order by 1, 5
         limit 6000");

    ALLOCATIONS = concat!("
        select a.family_id, a.person_id, a.worker_id, w.name, a.role, a.visit_every_days, a.starts_on,
               ", last_seen!("a.person_id"), "
          from allocation a
          join worker w on w.authority_id = a.authority_id and w.worker_id = a.worker_id
         where a.authority_id = ?1 and (a.ends_on is null or a.ends_on > ?3) and a.worker_id in ",
        me_and_served!(), "
         order by a.starts_on, a.allocation_id
         limit 3000");

    PLANNED = concat!("
        select {visit v}, f.name, w.name, ", family_facts!(), "
          from visit v
          join family f on f.authority_id = v.authority_id and f.family_id = v.family_id
          join worker w on w.authority_id = v.authority_id and w.worker_id = v.worker_id
         where v.authority_id = ?1 and v.state = 'planned' and v.worker_id in ", me_and_served!(), "
         order by v.planned_on, v.planned_at, v.visit_id
         limit 200");

    CHILDREN_OF_PLANNED = concat!("
        select c.visit_id, c.person_id
          from visit_child c
          join visit v on v.authority_id = c.authority_id and v.visit_id = c.visit_id
         where v.authority_id = ?1 and v.state = 'planned' and v.worker_id in ", me_and_served!(), "
         order by c.visit_child_id
         limit 1000");

    MY_ACTIONS = concat!("
        select {action_item a}, f.name, ", family_facts!(), "
          from action_item a
          join family f on f.authority_id = a.authority_id and f.family_id = a.family_id
         where a.authority_id = ?1 and a.worker_id = ?2 and a.done_on is null
         order by case when a.due_on is null then 1 else 0 end, a.due_on, a.action_item_id
         limit 100");

    /// What is open for the children whom they work with.
    DUE = concat!("
        select ", deadline_columns!(), ", f.name, ", family_facts!(), "
          from deadline d
          join family f on f.authority_id = d.authority_id and f.family_id = d.family_id
         where d.authority_id = ?1 and d.state in ('open', 'paused') and d.person_id in (
               select coalesce(c.merged_into_id, c.person_id)
                 from allocation a
                 join person c on c.authority_id = a.authority_id and c.person_id = a.person_id
                where a.authority_id = ?1 and (a.ends_on is null or a.ends_on > ?3) and a.worker_id in ",
                me_and_served!(), ")
         order by coalesce(d.due_on, '9999'), d.name, d.deadline_id
         limit 1000");

    LOOKED = concat!("
        select u.family_id, max(u.at)
          from audit u
         where u.authority_id = ?1 and u.worker_id = ?2 and u.family_id in ", my_families!(), "
         group by u.family_id
         order by u.family_id
         limit 300");

    /// What others did to a family since the reader looked at it, to its own rows and to its people's.
    CHANGES = concat!("
        with looked as materialized (
               select u.family_id, max(u.at) as at
                 from audit u
                where u.authority_id = ?1 and u.worker_id = ?2 and u.family_id in ", my_families!(), "
                group by u.family_id)
        select looked.family_id, t.kind, t.at, w.name
          from looked
          join change c on c.authority_id = ?1 and c.family_id = looked.family_id and c.at > looked.at
          join task t on t.authority_id = c.authority_id and t.task_id = c.task_id and t.actor_id <> ?2
          join worker w on w.authority_id = t.authority_id and w.worker_id = t.actor_id
         group by looked.family_id, t.task_id, t.kind, t.at, w.name
         union
        select looked.family_id, t.kind, t.at, w.name
          from looked
          join family_member m on m.authority_id = ?1 and m.family_id = looked.family_id
               and (m.ends_on is null or m.ends_on > ?3)
          join change c on c.authority_id = ?1 and c.person_id = m.person_id and coalesce(c.family_id, '') = ''
               and c.at > looked.at
          join task t on t.authority_id = c.authority_id and t.task_id = c.task_id and t.actor_id <> ?2
          join worker w on w.authority_id = t.authority_id and w.worker_id = t.actor_id
         group by looked.family_id, t.task_id, t.kind, t.at, w.name
         order by 3 desc
         limit 500");
}

/// A family of somebody's, and how they stand to it.
pub(super) struct FamilyRow {
    pub(super) family: FamilyId,
    pub(super) name: String,
    pub(super) facts: Facts,
}

/// A person in one of their families.
pub(super) struct PersonRow {
    pub(super) record: PersonId,
    pub(super) person: PersonId,
    pub(super) birth: Birth,
    pub(super) family: FamilyId,
    pub(super) part: Part,
    pub(super) facts: Facts,
}

/// A worker's role for a child.
pub(super) struct AllocationRow {
    pub(super) family: FamilyId,
    pub(super) person: PersonId,
    pub(super) worker: WorkerId,
    pub(super) worker_name: String,
    pub(super) role: AllocationRole,
    pub(super) every_days: Option<i64>,
    pub(super) since: Date,
    pub(super) last_seen: Option<Date>,
}

/// A visit in the diary.
pub(super) struct PlannedRow {
    pub(super) visit: Visit,
    pub(super) family_name: String,
    pub(super) worker_name: String,
    pub(super) facts: Facts,
}

/// An action of the worker's own.
pub(super) struct ActionRow {
    pub(super) item: ActionItem,
    pub(super) family_name: String,
    pub(super) facts: Facts,
}

/// Something that is due for a child of theirs.
pub(super) struct DueRow {
    pub(super) found: Found,
    pub(super) family_name: String,
    pub(super) facts: Facts,
}

/// Something that somebody else did.
pub(super) struct ChangeRow {
    pub(super) family: FamilyId,
    pub(super) kind: String,
    pub(super) at: Timestamp,
    pub(super) by: String,
}

/// Everything that Today stands on, before anybody asked what of it may be shown.
pub(super) struct Read {
    pub(super) families: Vec<FamilyRow>,
    pub(super) people: Vec<PersonRow>,
    pub(super) names: std::collections::HashMap<PersonId, String>,
    pub(super) allocations: Vec<AllocationRow>,
    pub(super) planned: Vec<PlannedRow>,
    pub(super) children_of_planned: Vec<(VisitId, PersonId)>,
    pub(super) actions: Vec<ActionRow>,
    pub(super) due: Vec<DueRow>,
    pub(super) looked: Vec<FamilyId>,
    pub(super) changes: Vec<ChangeRow>,
}

/// Reads everything of Today.
pub(super) fn read(tx: &mut Tx, ctx: &Ctx) -> Result<Read, Problem> {
    let key = values![ctx.authority(), ctx.who.worker, ctx.today];
    let mut families = Vec::new();
    for mut row in tx.rows(&FAMILIES, key)? {
        families.push(FamilyRow { family: row.take()?, name: row.take()?, facts: Facts::take(&mut row)? });
    }
    let mut people = Vec::new();
    for mut row in tx.rows(&PEOPLE, key)? {
        people.push(PersonRow {
            record: row.take()?,
            person: row.take()?,
            birth: row.take()?,
            family: row.take()?,
            part: row.take()?,
            facts: Facts::take(&mut row)?,
        });
    }
    let names = crate::visits::sql::names(tx.rows(&NAMES, key)?, ctx.today)?;
    let (planned, children_of_planned) = read_planned(tx, ctx)?;
    let mut actions = Vec::new();
    for mut row in tx.rows(&MY_ACTIONS, key)? {
        actions.push(ActionRow {
            item: row.record()?,
            family_name: row.take()?,
            facts: Facts::take(&mut row)?,
        });
    }
    let mut due = Vec::new();
    for mut row in tx.rows(&DUE, key)? {
        due.push(DueRow {
            found: Found::take(&mut row)?,
            family_name: row.take()?,
            facts: Facts::take(&mut row)?,
        });
    }
    let mut looked = Vec::new();
    for mut row in tx.rows(&LOOKED, key)? {
        looked.push(row.take()?);
    }
    let mut changes = Vec::new();
    for mut row in tx.rows(&CHANGES, key)? {
        changes.push(ChangeRow { family: row.take()?, kind: row.take()?, at: row.take()?, by: row.take()? });
    }
    let allocations = read_allocations(tx, ctx)?;
    Ok(Read {
        families,
        people,
        names,
        allocations,
        planned,
        children_of_planned,
        actions,
        due,
        looked,
        changes,
    })
}

/// Visits in the diary, and the children of each.
type Planned = (Vec<PlannedRow>, Vec<(VisitId, PersonId)>);

fn read_planned(tx: &mut Tx, ctx: &Ctx) -> Result<Planned, Problem> {
    let key = values![ctx.authority(), ctx.who.worker, ctx.today];
    let mut planned = Vec::new();
    for mut row in tx.rows(&PLANNED, key)? {
        planned.push(PlannedRow {
            visit: row.record()?,
            family_name: row.take()?,
            worker_name: row.take()?,
            facts: Facts::take(&mut row)?,
        });
    }
    let mut children = Vec::new();
    for mut row in tx.rows(&CHILDREN_OF_PLANNED, key)? {
        children.push((row.take()?, row.take()?));
    }
    Ok((planned, children))
}

fn read_allocations(tx: &mut Tx, ctx: &Ctx) -> Result<Vec<AllocationRow>, Problem> {
    let mut allocations = Vec::new();
    for mut row in tx.rows(&ALLOCATIONS, values![ctx.authority(), ctx.who.worker, ctx.today])? {
        allocations.push(AllocationRow {
            family: row.take()?,
            person: row.take()?,
            worker: row.take()?,
            worker_name: row.take()?,
            role: row.take()?,
            every_days: row.take()?,
            since: row.take()?,
            last_seen: row.take()?,
        });
    }
    Ok(allocations)
}
