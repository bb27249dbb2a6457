//! What a pack reads. Each statement serves all families at once, so their number never grows.
//!
//! Parameters of what is about families are alike: ?1 authority, ?2 worker, ?3 today, ?4 the last day whose visits go
//! along.

use std::collections::HashMap;

use jiff::ToSpan;
use jiff::civil::Date;
use kith_practice::family::Part;
use kith_practice::visit::Purpose;
use kith_vocabulary::birth::Birth;
use kith_vocabulary::ids::{FamilyId, PersonId, VisitId};

use crate::platform::access::Facts;
use crate::platform::context::Ctx;
use crate::platform::db::{Row, Tx, Value};
use crate::platform::problem::Problem;
use crate::visits::rows::Visit;
use crate::visits::sql::names;
use crate::{family_facts, last_seen, statement, values};

/// The families of the worker's own children, and those whom they visit today or tomorrow, or have yet to write up.
macro_rules! mine {
    () => {
        "(select own.family_id
            from allocation own
           where own.authority_id = ?1 and own.worker_id = ?2 and (own.ends_on is null or own.ends_on > ?3)
           union
          select diary.family_id
            from visit diary
           where diary.authority_id = ?1 and diary.worker_id = ?2 and diary.state = 'planned'
             and diary.planned_on <= ?4)"
    };
}

statement! {
    PACK_FAMILIES = concat!("
        select f.family_id, f.name, f.matters_now,
               (select max(v.happened_on || ' ' || v.purpose)
                  from visit v
                 where v.authority_id = f.authority_id and v.family_id = f.family_id and v.state = 'done'), ", family_facts!(), "
          from family f
         where f.authority_id = ?1 and f.family_id in ", mine!(), "
         order by f.name, f.family_id
         limit 300");

    /// Each record of somebody who belongs to one of the families, once for every family that any record of theirs
    /// belongs to, with that family's facts.
    PACK_PEOPLE = concat!("
        select home.family_id, p.person_id, home.part, p.birth,
               case home.part when 'child' then ", last_seen!("home.person_id"), " end, ", family_facts!(), "
          from family_member home
          join person r on r.authority_id = home.authority_id and r.person_id = home.person_id
          join person p on p.authority_id = r.authority_id
               and p.person_id = coalesce(r.merged_into_id, r.person_id)
          join family_member m on m.authority_id = p.authority_id and (m.ends_on is null or m.ends_on > ?3)
               and m.person_id in (select same.person_id
                                     from person same
                                    where same.authority_id = p.authority_id
                                      and (same.person_id = p.person_id or same.merged_into_id = p.person_id))
          join family f on f.authority_id = m.authority_id and f.family_id = m.family_id
         where home.authority_id = ?1 and (home.ends_on is null or home.ends_on > ?3)
           and home.family_id in ", mine!(), "
         order by p.birth, p.person_id, home.family_id
         limit 6000");

    PACK_NAMES = concat!("
        select coalesce(r.merged_into_id, r.person_id), n.kind, n.given, n.family, n.starts_on, n.ends_on
          from family_member home
          join person r on r.authority_id = home.authority_id and r.person_id = home.person_id
          join person_name n on n.authority_id = r.authority_id and n.person_id in (r.person_id, r.merged_into_id)
         where home.authority_id = ?1 and home.family_id in ", mine!(), "
         order by 1, 5
         limit 9000");

    PACK_ADDRESSES = concat!("
        select a.family_id, h.name, a.lines, a.postcode
          from address a
          join household h on h.authority_id = a.authority_id and h.household_id = a.household_id
         where a.authority_id = ?1 and (a.ends_on is null or a.ends_on > ?3)
           and (a.starts_on is null or a.starts_on <= ?3) and a.family_id in ", mine!(), "
         order by a.family_id, h.household_id, a.address_id
         limit 900");

    /// What must never happen again, from the newest version of each open safety plan.
    PACK_BOTTOM_LINES = concat!("
        select l.family_id, l.words, l.person_id
          from plan p
          join plan_version v on v.authority_id = p.authority_id and v.plan_id = p.plan_id and v.number = p.newest
          join plan_line l on l.authority_id = v.authority_id and l.plan_version_id = v.plan_version_id
         where p.authority_id = ?1 and p.kind = 'family safety' and p.ended_on is null and l.kind = 'bottom line'
           and p.family_id in ", mine!(), "
         order by l.family_id, l.place
         limit 1500");

    PACK_VISITS = "
        select {visit v},
               cast(v.version
                    + (select coalesce(cast(sum(c.version) as bigint), 0)
                         from visit_child c
                        where c.authority_id = v.authority_id and c.visit_id = v.visit_id)
                    + (select coalesce(cast(sum(b.version) as bigint), 0)
                         from visit_present b
                        where b.authority_id = v.authority_id and b.visit_id = v.visit_id) as bigint)
          from visit v
         where v.authority_id = ?1 and v.worker_id = ?2 and v.state = 'planned' and v.planned_on <= ?3
         order by v.planned_on, v.planned_at, v.visit_id
         limit 100";

    PACK_CHILDREN_OF_VISITS = "
        select c.visit_id, coalesce(r.merged_into_id, r.person_id)
          from visit v
          join visit_child c on c.authority_id = v.authority_id and c.visit_id = v.visit_id
          join person r on r.authority_id = c.authority_id and r.person_id = c.person_id
         where v.authority_id = ?1 and v.worker_id = ?2 and v.state = 'planned' and v.planned_on <= ?3
         order by c.visit_child_id
         limit 600";
}

/// A family that may be on the device, before anybody asked whether it may.
pub(super) struct FamilyRow {
    pub(super) family: FamilyId,
    pub(super) name: String,
    pub(super) matters_now: Option<String>,
    /// What the last visit was for.
    pub(super) usual: Option<Purpose>,
    pub(super) facts: Facts,
}

/// Somebody of such a family, once for each family that they belong to.
pub(super) struct PersonRow {
    pub(super) family: FamilyId,
    pub(super) person: PersonId,
    pub(super) part: Part,
    pub(super) birth: Birth,
    pub(super) last_seen: Option<Date>,
    pub(super) facts: Facts,
}

/// Where a household of a family lives.
pub(super) struct AddressRow {
    pub(super) family: FamilyId,
    pub(super) household: String,
    pub(super) lines: String,
    pub(super) postcode: Option<String>,
}

/// Everything read.
pub(super) struct Read {
    pub(super) families: Vec<FamilyRow>,
    pub(super) people: Vec<PersonRow>,
    pub(super) names: HashMap<PersonId, String>,
    pub(super) addresses: Vec<AddressRow>,
    /// The words, and the child whom they are about where they are about one.
    pub(super) bottom_lines: Vec<(FamilyId, String, Option<PersonId>)>,
    /// The visits, and [`crate::visits::sql::Whole::version`] of each.
    pub(super) visits: Vec<(Visit, i64)>,
    pub(super) children_of_visits: Vec<(VisitId, PersonId)>,
}

/// Reads what may go onto the device of the worker who asks.
pub(super) fn read(tx: &mut Tx, ctx: &Ctx) -> Result<Read, Problem> {
    let (me, tomorrow) = (ctx.who.worker, ctx.today.saturating_add(1.day()));
    let of: &[Value] = values![ctx.authority(), me, ctx.today, tomorrow];
    let diary: &[Value] = values![ctx.authority(), me, tomorrow];
    Ok(Read {
        families: families(tx, of)?,
        people: people(tx, of)?,
        names: names(tx.rows(&PACK_NAMES, of)?, ctx.today)?,
        addresses: addresses(tx, of)?,
        bottom_lines: taken(tx.rows(&PACK_BOTTOM_LINES, of)?, |row| {
            Ok((row.take()?, row.take()?, row.take()?))
        })?,
        visits: taken(tx.rows(&PACK_VISITS, diary)?, |row| Ok((row.record()?, row.take()?)))?,
        children_of_visits: taken(tx.rows(&PACK_CHILDREN_OF_VISITS, diary)?, |row| {
            Ok((row.take()?, row.take()?))
        })?,
    })
}

fn taken<T>(mut rows: Vec<Row>, one: impl Fn(&mut Row) -> Result<T, Problem>) -> Result<Vec<T>, Problem> {
    rows.iter_mut().map(one).collect()
}

fn families(tx: &mut Tx, of: &[Value]) -> Result<Vec<FamilyRow>, Problem> {
    taken(tx.rows(&PACK_FAMILIES, of)?, |row| {
        let (family, name, matters_now) = (row.take()?, row.take()?, row.take()?);
        let last: Option<String> = row.take()?;
        let usual = last.and_then(|last| last.split_once(' ')?.1.parse().ok());
        Ok(FamilyRow { family, name, matters_now, usual, facts: Facts::take(row)? })
    })
}

fn people(tx: &mut Tx, of: &[Value]) -> Result<Vec<PersonRow>, Problem> {
    taken(tx.rows(&PACK_PEOPLE, of)?, |row| {
        Ok(PersonRow {
            family: row.take()?,
            person: row.take()?,
            part: row.take()?,
            birth: row.take()?,
            last_seen: row.take()?,
            facts: Facts::take(row)?,
        })
    })
}

fn addresses(tx: &mut Tx, of: &[Value]) -> Result<Vec<AddressRow>, Problem> {
    taken(tx.rows(&PACK_ADDRESSES, of)?, |row| {
        Ok(AddressRow {
            family: row.take()?,
            household: row.take()?,
            lines: row.take()?,
            postcode: row.take()?,
        })
    })
}
