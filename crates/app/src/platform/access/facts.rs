//! The facts of one record that decide the situation, read by the same text of SQL for one record and for lists.

use std::collections::{HashMap, HashSet};

use kith_vocabulary::ids::{FamilyId, PersonId};

use super::{Situation, knows};
use crate::platform::context::Ctx;
use crate::platform::db::{Row, Tx};
use crate::platform::problem::Problem;
use crate::{statement, values};

/// How the asking worker stands to a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Facts {
    recused: i64,
    restricted: i64,
    named: i64,
    allocated: i64,
    serves: i64,
    team: i64,
    anybody: i64,
}

impl Facts {
    /// The facts from the next columns of a row, in the order of the statements below.
    pub fn take(row: &mut Row) -> Result<Self, Problem> {
        Ok(Facts {
            recused: row.take()?,
            restricted: row.take()?,
            named: row.take()?,
            allocated: row.take()?,
            serves: row.take()?,
            team: row.take()?,
            anybody: row.take()?,
        })
    }

    /// The situation that the facts amount to. What keeps somebody out comes before what lets them in.
    pub fn situation(self) -> Situation {
        if self.recused > 0 {
            Situation::Recused
        } else if self.restricted > 0 {
            match (self.named > 0, self.allocated > 0) {
                (true, true) => Situation::Allocated,
                (true, false) => Situation::Named,
                (false, _) => Situation::Restricted,
            }
        } else if self.allocated > 0 {
            Situation::Allocated
        } else if self.serves > 0 {
            Situation::Serves
        } else if self.team > 0 {
            Situation::Team
        } else if self.anybody == 0 {
            Situation::Unallocated
        } else {
            Situation::Elsewhere
        }
    }
}

/// The facts of the family `f.family_id`: ?1 authority, ?2 worker, ?3 today.
#[macro_export]
macro_rules! family_facts {
    () => {
        "(select count(*) from recusal r
           where r.authority_id = ?1 and r.worker_id = ?2 and r.family_id = f.family_id
             and (r.ends_on is null or r.ends_on > ?3)),
         (select count(*) from restriction r
           where r.authority_id = ?1 and r.family_id = f.family_id
             and (r.ends_on is null or r.ends_on > ?3)),
         (select count(*) from restriction r join restriction_name n
              on n.authority_id = r.authority_id and n.restriction_id = r.restriction_id
           where r.authority_id = ?1 and r.family_id = f.family_id and n.worker_id = ?2
             and (r.ends_on is null or r.ends_on > ?3) and (n.ends_on is null or n.ends_on > ?3)),
         (select count(*) from allocation a
           where a.authority_id = ?1 and a.family_id = f.family_id and a.worker_id = ?2
             and (a.ends_on is null or a.ends_on > ?3)),
         (select count(*) from allocation a join serving s
              on s.authority_id = a.authority_id and s.served_id = a.worker_id
           where a.authority_id = ?1 and a.family_id = f.family_id and s.worker_id = ?2
             and (a.ends_on is null or a.ends_on > ?3)
             and s.starts_on <= ?3 and (s.ends_on is null or s.ends_on > ?3)),
         (select count(*) from allocation a
              join post theirs on theirs.authority_id = a.authority_id and theirs.worker_id = a.worker_id
              join post mine on mine.authority_id = theirs.authority_id and mine.team_id = theirs.team_id
           where a.authority_id = ?1 and a.family_id = f.family_id and mine.worker_id = ?2
             and (a.ends_on is null or a.ends_on > ?3)
             and (theirs.ends_on is null or theirs.ends_on > ?3)
             and (mine.ends_on is null or mine.ends_on > ?3)),
         (select count(*) from allocation a
           where a.authority_id = ?1 and a.family_id = f.family_id
             and (a.ends_on is null or a.ends_on > ?3))"
    };
}

statement! {
    FACTS_OF_FAMILY = concat!("select ", family_facts!(), "
          from family f
         where f.authority_id = ?1 and f.family_id = ?4");

    /// The facts of each family that the person, or a record merged into theirs, belongs to; a person of no
    /// family gives none.
    FACTS_OF_PERSON = concat!("select ", family_facts!(), "
          from family_member m join family f
            on f.authority_id = m.authority_id and f.family_id = m.family_id
         where m.authority_id = ?1
           and m.person_id in (select p.person_id from person p
                                where p.authority_id = ?1 and (p.person_id = ?4 or p.merged_into_id = ?4))
           and (m.ends_on is null or m.ends_on > ?3)
         order by f.family_id
         limit 50");

    /// For everybody who is or was of the family ?4: the facts of each family that they belong to now.
    FACTS_OF_MEMBERS = concat!("select o.person_id, ", family_facts!(), "
          from (select distinct person_id
                  from family_member
                 where authority_id = ?1 and family_id = ?4) o
          join family_member m on m.authority_id = ?1 and m.person_id = o.person_id
          join family f on f.authority_id = m.authority_id and f.family_id = m.family_id
         where m.ends_on is null or m.ends_on > ?3
         order by o.person_id
         limit 2000");

    PERSON_EXISTS = "
        select count(*)
          from person
         where authority_id = ?1 and person_id = ?2";
}

/// The facts of a family, or nothing when there is no such family.
pub fn facts_of_family(tx: &mut Tx, ctx: &Ctx, family: FamilyId) -> Result<Option<Facts>, Problem> {
    tx.row(&FACTS_OF_FAMILY, values![ctx.authority(), ctx.who.worker, ctx.today, family])?
        .map(|mut row| Facts::take(&mut row))
        .transpose()
}

/// The facts of a person: of all their families together. What keeps out of one family keeps out of its people.
pub fn facts_of_person(tx: &mut Tx, ctx: &Ctx, person: PersonId) -> Result<Option<Facts>, Problem> {
    let rows = tx.rows(&FACTS_OF_PERSON, values![ctx.authority(), ctx.who.worker, ctx.today, person])?;
    let mut all = Vec::with_capacity(rows.len());
    for mut row in rows {
        all.push(Facts::take(&mut row)?);
    }
    if all.is_empty() {
        let exists: i64 =
            tx.row(&PERSON_EXISTS, values![ctx.authority(), person])?.map_or(Ok(0), |mut row| row.take())?;
        return Ok((exists > 0).then(|| Facts::together(&[])));
    }
    Ok(Some(Facts::together(&all)))
}

/// Everybody of a family whom the asking worker may not know of, because of another family of theirs.
pub fn hidden_members(tx: &mut Tx, ctx: &Ctx, family: FamilyId) -> Result<HashSet<PersonId>, Problem> {
    let mut facts: HashMap<PersonId, Vec<Facts>> = HashMap::new();
    for mut row in tx.rows(&FACTS_OF_MEMBERS, values![ctx.authority(), ctx.who.worker, ctx.today, family])? {
        let person = row.take()?;
        facts.entry(person).or_default().push(Facts::take(&mut row)?);
    }
    let hidden =
        facts.into_iter().filter(|(_, all)| !knows(&ctx.who.roles, Facts::together(all).situation()));
    Ok(hidden.map(|(person, _)| person).collect())
}

impl Facts {
    /// The facts of several families taken together, for somebody who belongs to all of them.
    ///
    /// A restriction on one of them counts unless the worker is named on it.
    pub fn together(all: &[Facts]) -> Facts {
        let mut sum =
            Facts { recused: 0, restricted: 0, named: 0, allocated: 0, serves: 0, team: 0, anybody: 0 };
        let mut unnamed = 0;
        for facts in all {
            sum.recused += facts.recused;
            sum.restricted += facts.restricted;
            sum.named += facts.named;
            sum.allocated += facts.allocated;
            sum.serves += facts.serves;
            sum.team += facts.team;
            sum.anybody += facts.anybody;
            unnamed += i64::from(facts.restricted > 0 && facts.named == 0);
        }
        if unnamed > 0 {
            sum.named = 0;
        }
        sum
    }
}
