//! A person read whole, with everybody in their circle: a fixed number of statements.
//!
//! What was merged into the record shows as theirs. The circle is whoever shares a family with them or is tied to
//! them; brothers and sisters are worked out from it.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use jiff::civil::Date;
use kith_vocabulary::ids::{AuthorityId, FamilyId, PersonId};

use super::Called;
use super::rows::{ContactDetail, Identifier, Person, PersonName};
use crate::families::load::{pairs, triples};
use crate::families::rows::{Address, FamilyMember, Relationship, Residence};
use crate::families::{View, allowed, hidden};
use crate::platform::access::{Facts, Subject, knows, may, permit};
use crate::platform::context::Ctx;
use crate::platform::db::{Row, Tx};
use crate::platform::problem::Problem;
use crate::{family_facts, statement, values};

/// `mine`: the records that are one person's.
macro_rules! mine {
    ($person:literal) => {
        concat!(
            "mine as (
              select p.person_id as person_id
                from person p
               where p.authority_id = ?1 and (p.person_id = ",
            $person,
            " or p.merged_into_id = ",
            $person,
            "))"
        )
    };
}

/// `everyone`: each record of the circle, with the record that stands for its person now.
macro_rules! circle {
    ($person:literal) => {
        concat!(
            mine!($person),
            ",
             around as (
              select other.person_id as person_id
                from mine
                join family_member m on m.authority_id = ?1 and m.person_id = mine.person_id
                join family_member other on other.authority_id = ?1 and other.family_id = m.family_id
              union
              select r.other_id
                from mine
                join relationship r on r.authority_id = ?1 and r.person_id = mine.person_id
              union
              select r.person_id
                from mine
                join relationship r on r.authority_id = ?1 and r.other_id = mine.person_id
              union
              select mine.person_id from mine),
             own as (
              select distinct coalesce(p.merged_into_id, p.person_id) as person_id
                from around
                join person p on p.authority_id = ?1 and p.person_id = around.person_id),
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
    FACTS_OF_CIRCLE = concat!("
        with ", circle!("?4"), "
        select e.survivor_id, f.family_id, m.ends_on, ", family_facts!(), "
          from everyone e
          join family_member m on m.authority_id = ?1 and m.person_id = e.person_id
          join family f on f.authority_id = m.authority_id and f.family_id = m.family_id
         limit 4000");

    PERSON = "
        select {person p}
          from person p
         where p.authority_id = ?1 and p.person_id = ?2";

    MERGED = "
        select {person p}
          from person p
         where p.authority_id = ?1 and p.merged_into_id = ?2
         order by p.person_id
         limit 50";

    IDENTIFIERS = concat!("
        with ", mine!("?2"), "
        select {identifier i}
          from mine
          join identifier i on i.authority_id = ?1 and i.person_id = mine.person_id
         order by i.noted_on desc, i.identifier_id
         limit 200");

    CONTACTS = concat!("
        with ", mine!("?2"), "
        select {contact_detail c}
          from mine
          join contact_detail c on c.authority_id = ?1 and c.person_id = mine.person_id
         order by c.contact_detail_id
         limit 200");

    MEMBERSHIPS = concat!("
        with ", mine!("?2"), "
        select f.name, {family_member m}
          from mine
          join family_member m on m.authority_id = ?1 and m.person_id = mine.person_id
          join family f on f.authority_id = ?1 and f.family_id = m.family_id
         order by m.starts_on desc, m.family_member_id
         limit 200");

    /// Where they lived: each stay with each address that the household had.
    STAYS = concat!("
        with ", mine!("?2"), "
        select h.name, {residence r}
          from mine
          join residence r on r.authority_id = ?1 and r.person_id = mine.person_id
          join household h on h.authority_id = ?1 and h.household_id = r.household_id
         order by coalesce(r.starts_on, '') desc, r.residence_id
         limit 200");

    ADDRESSES = concat!("
        with ", mine!("?2"), "
        select distinct {address a}
          from mine
          join residence r on r.authority_id = ?1 and r.person_id = mine.person_id
          join address a on a.authority_id = ?1 and a.household_id = r.household_id
         limit 500");

    CIRCLE = concat!("
        with ", circle!("?2"), "
        select {person p}
          from own
          join person p on p.authority_id = ?1 and p.person_id = own.person_id
         limit 1000");

    CIRCLE_NAMES = concat!("
        with ", circle!("?2"), "
        select e.survivor_id, {person_name n}
          from everyone e
          join person_name n on n.authority_id = ?1 and n.person_id = e.person_id
         order by n.starts_on, n.person_name_id
         limit 5000");

    CIRCLE_CHILD_IDS = concat!("
        with ", circle!("?2"), "
        select e.survivor_id, i.value
          from everyone e
          join identifier i on i.authority_id = ?1 and i.person_id = e.person_id
         where i.scheme = 'child id' and i.ends_on is null
         order by i.noted_on, i.identifier_id
         limit 1000");

    CIRCLE_TIES = concat!("
        with ", circle!("?2"), "
        select one.survivor_id, other.survivor_id, {relationship r}
          from everyone one
          join relationship r on r.authority_id = ?1 and r.person_id = one.person_id
          join everyone other on other.person_id = r.other_id
         order by r.relationship_id
         limit 5000");

    /// Every change of the person's own rows, for the source and the age of each fact.
    SOURCES = concat!("
        with ", mine!("?2"), "
        select c.table_name, c.row_id, c.body, c.at, t.source, w.name
          from mine
          join change c on c.authority_id = ?1 and c.person_id = mine.person_id
          join task t on t.authority_id = ?1 and t.task_id = c.task_id
          left join worker w on w.authority_id = ?1 and w.worker_id = t.actor_id
         where c.table_name in ('person', 'person_name', 'contact_detail')
         order by c.seq
         limit 1000");

    LEFTOVERS = concat!("
        with ", mine!("?2"), "
        select i.file_name, l.place, l.why, l.body
          from mine
          join leftover l on l.authority_id = ?1 and l.person_id = mine.person_id
          left join import i on i.authority_id = ?1 and i.import_id = l.import_id
         order by l.leftover_id
         limit 200");
}

/// A change of one of the person's own rows.
#[derive(Debug)]
pub struct Source {
    /// The row's table.
    pub table: String,
    /// The row.
    pub row: String,
    /// The row as it then stood; nothing once it was destroyed.
    pub body: Option<String>,
    /// When.
    pub at: Timestamp,
    /// Where the fact came from, when not from the worker.
    pub source: Option<String>,
    /// Who wrote it down.
    pub worker: Option<String>,
}

/// A part of an imported file that is kept whole.
#[derive(Debug)]
pub struct Kept {
    /// The file.
    pub file: Option<String>,
    /// Where in the file.
    pub place: String,
    /// Why it is here.
    pub why: String,
    /// The part.
    pub body: String,
}

/// Everything about a person that their page shows.
#[derive(Debug)]
pub struct WholePerson {
    /// The person.
    pub person: Person,
    /// Records merged into this one.
    pub merged: Vec<Person>,
    /// Their names; those of the circle are in `called`.
    pub names: Vec<PersonName>,
    /// Their numbers.
    pub identifiers: Vec<Identifier>,
    /// How to reach them.
    pub contacts: Vec<ContactDetail>,
    /// Their families, each with its name.
    pub memberships: Vec<(String, FamilyMember)>,
    /// Where they lived, each with the household's name.
    pub stays: Vec<(String, Residence)>,
    /// The addresses of those households.
    pub addresses: Vec<Address>,
    /// Everybody around them.
    pub circle: BTreeMap<PersonId, Person>,
    /// What everybody is called.
    pub called: Called,
    /// What they are to each other.
    pub ties: Vec<(PersonId, PersonId, Relationship)>,
    /// Where each fact came from.
    pub sources: Vec<Source>,
    /// What an import could not place.
    pub kept: Vec<Kept>,
}

impl View<PersonId> {
    /// How whoever asks looks at a person, if they may. Leaves an audit line.
    pub fn of_person(tx: &mut Tx, ctx: &Ctx, person: PersonId) -> Result<Self, Problem> {
        let grant = permit::<may::ViewPerson>(tx, ctx, Subject::Person(person))?;
        let rows = tx.rows(&FACTS_OF_CIRCLE, values![ctx.authority(), ctx.who.worker, ctx.today, person])?;
        let mut facts: BTreeMap<PersonId, Vec<Facts>> = BTreeMap::new();
        let mut hidden_families: BTreeSet<FamilyId> = BTreeSet::new();
        for mut row in rows {
            let (who, family): (PersonId, FamilyId) = (row.take()?, row.take()?);
            let ends_on: Option<Date> = row.take()?;
            let of_family = Facts::take(&mut row)?;
            if !knows(&ctx.who.roles, of_family.situation()) {
                hidden_families.insert(family);
            }
            if ends_on.is_none_or(|ends_on| ends_on > ctx.today) {
                facts.entry(who).or_default().push(of_family);
            }
        }
        Ok(View {
            authority: ctx.authority(),
            of: person,
            today: ctx.today,
            allowed: allowed(ctx, grant.situation()),
            hidden: hidden(ctx, &facts),
            hidden_families,
            past: None,
        })
    }
}

/// The person's own row.
pub fn find_person(tx: &mut Tx, authority: AuthorityId, person: PersonId) -> Result<Option<Person>, Problem> {
    tx.find(&PERSON, values![authority, person])
}

/// Reads a person.
pub fn whole_person(tx: &mut Tx, authority: AuthorityId, person: PersonId) -> Result<WholePerson, Problem> {
    let of = values![authority, person];
    let circle: Vec<Person> = tx.records(&CIRCLE, of)?;
    let all_names: Vec<(PersonId, PersonName)> = pairs(tx.rows(&CIRCLE_NAMES, of)?)?;
    let names =
        all_names.iter().filter(|(whose, _)| *whose == person).map(|(_, name)| name.clone()).collect();
    let child_ids = tx
        .rows(&CIRCLE_CHILD_IDS, of)?
        .into_iter()
        .map(|mut row| Ok((row.take()?, row.take()?)))
        .collect::<Result<_, Problem>>()?;
    Ok(WholePerson {
        person: find_person(tx, authority, person)?.ok_or(Problem::NotFound)?,
        merged: tx.records(&MERGED, of)?,
        names,
        identifiers: tx.records(&IDENTIFIERS, of)?,
        contacts: tx.records(&CONTACTS, of)?,
        memberships: named(tx.rows(&MEMBERSHIPS, of)?)?,
        stays: named(tx.rows(&STAYS, of)?)?,
        addresses: tx.records(&ADDRESSES, of)?,
        circle: circle.into_iter().map(|person| (person.person_id, person)).collect(),
        called: Called::new(all_names, child_ids),
        ties: triples(tx.rows(&CIRCLE_TIES, of)?)?,
        sources: tx.rows(&SOURCES, of)?.into_iter().map(source).collect::<Result<_, _>>()?,
        kept: tx.rows(&LEFTOVERS, of)?.into_iter().map(kept).collect::<Result<_, _>>()?,
    })
}

fn named<R: crate::platform::db::Record>(rows: Vec<Row>) -> Result<Vec<(String, R)>, Problem> {
    rows.into_iter().map(|mut row| Ok((row.take()?, row.record()?))).collect()
}

fn source(mut row: Row) -> Result<Source, Problem> {
    Ok(Source {
        table: row.take()?,
        row: row.take()?,
        body: row.take()?,
        at: row.take()?,
        source: row.take()?,
        worker: row.take()?,
    })
}

fn kept(mut row: Row) -> Result<Kept, Problem> {
    Ok(Kept { file: row.take()?, place: row.take()?, why: row.take()?, body: row.take()? })
}
