//! A family read whole: a fixed number of statements, however many people it has.
//!
//! A record that was found to be of the same person as another shows under the one that was kept: the rows stay as
//! they are, and every statement here says whose each row is now.

use std::collections::BTreeMap;

use jiff::civil::Date;
use kith_vocabulary::ids::{AuthorityId, FamilyId, PersonId};

use super::rows::{
    Address, Allocation, Family, FamilyMember, Household, Professional, Relationship, Residence,
};
use crate::people::Called;
use crate::people::rows::{Person, PersonName};
use crate::platform::db::{Record, Row, Tx};
use crate::platform::problem::Problem;
use crate::story::in_a_row;
use crate::{statement, values};

/// `everyone`: each record of somebody who belongs or belonged to the family, with the record that stands for it now.
#[macro_export]
macro_rules! family_people {
    ($family:literal) => {
        concat!(
            "own as (
              select distinct coalesce(p.merged_into_id, p.person_id) as person_id
                from family_member m
                join person p on p.authority_id = m.authority_id and p.person_id = m.person_id
               where m.authority_id = ?1 and m.family_id = ",
            $family,
            "),
             everyone as (
              select own.person_id as person_id, own.person_id as survivor_id
                from own
              union
              select p.person_id, own.person_id
                from own
                join person p on p.authority_id = ?1 and p.merged_into_id = own.person_id)"
        )
    };
}

statement! {
    FAMILY = "
        select {family f}
          from family f
         where f.authority_id = ?1 and f.family_id = ?2";

    MEMBERS = concat!("
        with ", family_people!("?2"), "
        select e.survivor_id, {family_member m}
          from family_member m
          join everyone e on e.person_id = m.person_id
         where m.authority_id = ?1 and m.family_id = ?2
         order by m.starts_on, m.family_member_id
         limit 1000");

    PEOPLE = concat!("
        with ", family_people!("?2"), "
        select {person p}
          from own
          join person p on p.authority_id = ?1 and p.person_id = own.person_id
         limit 1000");

    NAMES = concat!("
        with ", family_people!("?2"), "
        select e.survivor_id, {person_name n}
          from everyone e
          join person_name n on n.authority_id = ?1 and n.person_id = e.person_id
         order by n.starts_on, n.person_name_id
         limit 5000");

    CHILD_IDS = concat!("
        with ", family_people!("?2"), "
        select e.survivor_id, i.value
          from everyone e
          join identifier i on i.authority_id = ?1 and i.person_id = e.person_id
         where i.scheme = 'child id' and i.ends_on is null
         order by i.noted_on, i.identifier_id
         limit 1000");

    TIES = concat!("
        with ", family_people!("?2"), "
        select one.survivor_id, other.survivor_id, {relationship r}
          from everyone one
          join relationship r on r.authority_id = ?1 and r.person_id = one.person_id
          join everyone other on other.person_id = r.other_id
         order by r.relationship_id
         limit 5000");

    HOUSEHOLDS = "
        select {household h}
          from household h
         where h.authority_id = ?1 and h.family_id = ?2
         order by h.household_id
         limit 200";

    ADDRESSES = "
        select {address a}
          from address a
         where a.authority_id = ?1 and a.family_id = ?2
         order by coalesce(a.starts_on, '') desc, a.address_id desc
         limit 1000";

    RESIDENCES = "
        select coalesce(p.merged_into_id, p.person_id), {residence r}
          from residence r
          join person p on p.authority_id = r.authority_id and p.person_id = r.person_id
         where r.authority_id = ?1 and r.family_id = ?2
         order by r.residence_id
         limit 2000";

    PROFESSIONALS = "
        select {professional p}
          from professional p
         where p.authority_id = ?1 and p.family_id = ?2
         order by p.starts_on, p.professional_id
         limit 500";

    /// Who works with the family. A worker's row may be missing in a picture of the past.
    ALLOCATIONS = "
        select coalesce(p.merged_into_id, p.person_id), w.name, w.phone,
               (select max(t.name)
                  from post o
                  join team t on t.authority_id = o.authority_id and t.team_id = o.team_id
                 where o.authority_id = a.authority_id and o.worker_id = a.worker_id and o.ends_on is null),
               {allocation a}
          from allocation a
          join person p on p.authority_id = a.authority_id and p.person_id = a.person_id
          left join worker w on w.authority_id = a.authority_id and w.worker_id = a.worker_id
         where a.authority_id = ?1 and a.family_id = ?2
         order by a.starts_on, a.allocation_id
         limit 1000";
}

/// A worker's role for a child, with who the worker is.
#[derive(Debug)]
pub struct Working {
    /// The child, as the record stands for them now.
    pub child: PersonId,
    /// The worker's name.
    pub name: Option<String>,
    /// How colleagues reach them.
    pub phone: Option<String>,
    /// Their team.
    pub team: Option<String>,
    /// The row.
    pub allocation: Allocation,
}

/// Everything about a family that its pages show.
#[derive(Debug)]
pub struct Whole {
    /// The family.
    pub family: Family,
    /// Memberships, with whose each is.
    pub members: Vec<(PersonId, FamilyMember)>,
    /// Everybody who belongs or belonged to it.
    pub people: BTreeMap<PersonId, Person>,
    /// What they are called.
    pub called: Called,
    /// What they are to each other.
    pub ties: Vec<(PersonId, PersonId, Relationship)>,
    /// Its households.
    pub households: Vec<Household>,
    /// Where those live and lived, the newest first.
    pub addresses: Vec<Address>,
    /// Who lives and lived in them.
    pub residences: Vec<(PersonId, Residence)>,
    /// People of other services.
    pub professionals: Vec<Professional>,
    /// Our own workers.
    pub working: Vec<Working>,
}

impl Whole {
    /// The same people, each once, the eldest first.
    pub fn by_age(&self, mut people: Vec<PersonId>) -> Vec<PersonId> {
        people.sort_by_key(|id| {
            let born = self.people.get(id).and_then(|one| one.birth.earliest().or(one.birth.expected_on()));
            (born.is_none(), born, *id)
        });
        people.dedup();
        people
    }

    /// Their first names as a sentence would have them, the eldest first.
    pub fn first_names(&self, people: Vec<PersonId>, on: Date) -> String {
        in_a_row(self.by_age(people).into_iter().map(|one| self.called.first_name(one, on)).collect())
    }
}

/// Reads a family.
pub fn whole_family(tx: &mut Tx, authority: AuthorityId, family: FamilyId) -> Result<Whole, Problem> {
    let of = values![authority, family];
    let names: Vec<(PersonId, PersonName)> = pairs(tx.rows(&NAMES, of)?)?;
    let child_ids = tx
        .rows(&CHILD_IDS, of)?
        .into_iter()
        .map(|mut row| Ok((row.take()?, row.take()?)))
        .collect::<Result<_, Problem>>()?;
    let people: Vec<Person> = tx.records(&PEOPLE, of)?;
    Ok(Whole {
        family: tx.find(&FAMILY, of)?.ok_or(Problem::NotFound)?,
        members: pairs(tx.rows(&MEMBERS, of)?)?,
        people: people.into_iter().map(|person| (person.person_id, person)).collect(),
        called: Called::new(names, child_ids),
        ties: triples(tx.rows(&TIES, of)?)?,
        households: tx.records(&HOUSEHOLDS, of)?,
        addresses: tx.records(&ADDRESSES, of)?,
        residences: pairs(tx.rows(&RESIDENCES, of)?)?,
        professionals: tx.records(&PROFESSIONALS, of)?,
        working: tx.rows(&ALLOCATIONS, of)?.into_iter().map(working).collect::<Result<_, _>>()?,
    })
}

fn working(mut row: Row) -> Result<Working, Problem> {
    Ok(Working {
        child: row.take()?,
        name: row.take()?,
        phone: row.take()?,
        team: row.take()?,
        allocation: row.record()?,
    })
}

/// Rows that begin with whose they are.
pub fn pairs<R: Record>(rows: Vec<Row>) -> Result<Vec<(PersonId, R)>, Problem> {
    rows.into_iter().map(|mut row| Ok((row.take()?, row.record()?))).collect()
}

/// Rows that begin with the two people they are about.
pub fn triples<R: Record>(rows: Vec<Row>) -> Result<Vec<(PersonId, PersonId, R)>, Problem> {
    rows.into_iter().map(|mut row| Ok((row.take()?, row.take()?, row.record()?))).collect()
}
