//! Who may be here already: likely duplicates of somebody about to be added, and people looked up by name.
//!
//! Whoever asks is offered only people they may know of.

use std::collections::{BTreeMap, BTreeSet};

use kith_practice::people::likeness::{Known, Likeness, likeness};
use kith_practice::people::names::whole;
use kith_vocabulary::birth::Birth;
use kith_vocabulary::ids::{FamilyId, PersonId};
use kith_vocabulary::names::{name_key, sounds_like};

use crate::families::hidden;
use crate::families::load::pairs;
use crate::people::Called;
use crate::people::rows::{Person, PersonName};
use crate::platform::access::Facts;
use crate::platform::context::Ctx;
use crate::platform::db::{Tx, Value};
use crate::platform::problem::Problem;
use crate::{family_facts, statement, values};

/// How many are offered.
const MOST: usize = 10;

/// `kept`: the records that share keys with whom is sought, each as it stands for its person now.
macro_rules! near {
    () => {
        "near as (
           select k.person_id as person_id, count(*) as n
             from person_key k
            where k.authority_id = ?1
              and ((k.kind = 'name' and k.key in (?4, ?5, ?6, ?7))
                or (k.kind = 'sound' and k.key in (?8, ?9, ?10, ?11))
                or (k.kind = 'born' and k.key = ?12))
            group by k.person_id
           having count(*) >= 2
            order by count(*) desc, k.person_id
            limit 60),
         kept as (
           select distinct coalesce(p.merged_into_id, p.person_id) as person_id
             from near
             join person p on p.authority_id = ?1 and p.person_id = near.person_id)"
    };
}

/// Each kept record and those merged into it.
macro_rules! near_records {
    () => {
        concat!(
            near!(),
            ",
         records as (
           select kept.person_id as person_id, kept.person_id as survivor_id from kept
           union
           select p.person_id, kept.person_id
             from kept
             join person p on p.authority_id = ?1 and p.merged_into_id = kept.person_id)"
        )
    };
}

statement! {
    NEAR_FACTS = concat!("
        with ", near_records!(), "
        select r.survivor_id, f.family_id, f.name, ", family_facts!(), "
          from records r
          join family_member m on m.authority_id = ?1 and m.person_id = r.person_id
          join family f on f.authority_id = m.authority_id and f.family_id = m.family_id
         where m.ends_on is null or m.ends_on > ?3
         order by f.family_id
         limit 500");

    /// The worker and the day are named only because one list of values serves the three statements, and PostgreSQL
    /// takes no value that is not named.
    NEAR_PEOPLE = concat!("
        with ", near!(), "
        select {person p}
          from kept
          join person p on p.authority_id = ?1 and p.person_id = kept.person_id
         where ?2 <> ?3
         limit 60");

    NEAR_NAMES = concat!("
        with ", near_records!(), "
        select r.survivor_id, {person_name n}
          from records r
          join person_name n on n.authority_id = ?1 and n.person_id = r.person_id
         where ?2 <> ?3
         order by n.person_name_id
         limit 500");
}

/// Whom somebody is looking for.
#[derive(Debug, Clone)]
pub struct Sought {
    /// Given names.
    pub given: String,
    /// Family name.
    pub family: String,
    /// Birth.
    pub birth: Birth,
    /// Code of the sex list.
    pub sex: Option<String>,
}

/// Somebody who may be whom is sought.
#[derive(Debug)]
pub struct Likely {
    /// Who.
    pub person: PersonId,
    /// The name to show.
    pub name: String,
    /// Age, or when they died.
    pub age: String,
    /// Their families.
    pub families: Vec<(FamilyId, String)>,
    /// How like they are.
    pub likeness: Likeness,
}

/// Everybody who shares enough with whom is sought to be worth comparing, the likeliest first.
pub fn likely_people(tx: &mut Tx, ctx: &Ctx, sought: &Sought) -> Result<Vec<Likely>, Problem> {
    let name = whole(&sought.given, &sought.family);
    if name_key(&name).is_empty() {
        return Ok(Vec::new());
    }
    let of = keys(ctx, &name, sought.birth);
    let people: Vec<Person> = tx.records(&NEAR_PEOPLE, &of)?;
    if people.is_empty() {
        return Ok(Vec::new());
    }
    let names: Vec<(PersonId, PersonName)> = pairs(tx.rows(&NEAR_NAMES, &of)?)?;
    let mut facts: BTreeMap<PersonId, Vec<Facts>> = BTreeMap::new();
    let mut families: BTreeMap<PersonId, Vec<(FamilyId, String)>> = BTreeMap::new();
    for mut row in tx.rows(&NEAR_FACTS, &of)? {
        let person: PersonId = row.take()?;
        let family = (row.take()?, row.take()?);
        facts.entry(person).or_default().push(Facts::take(&mut row)?);
        let known = families.entry(person).or_default();
        if !known.contains(&family) {
            known.push(family);
        }
    }
    let hidden = hidden(ctx, &facts);
    let wanted =
        Known { names: vec![name], birth: sought.birth, sex: sought.sex.clone(), identifiers: Vec::new() };
    let mut all = compared(ctx, people, names, families, &hidden, &wanted);
    all.sort_by_key(|likely| (std::cmp::Reverse(likely.likeness.score), likely.person));
    all.truncate(MOST);
    Ok(all)
}

fn compared(
    ctx: &Ctx,
    people: Vec<Person>,
    names: Vec<(PersonId, PersonName)>,
    mut families: BTreeMap<PersonId, Vec<(FamilyId, String)>>,
    hidden: &BTreeSet<PersonId>,
    wanted: &Known,
) -> Vec<Likely> {
    let whole_names = |person: PersonId| -> Vec<String> {
        let of = names.iter().filter(|(whose, _)| *whose == person);
        of.map(|(_, name)| whole(&name.given, &name.family)).collect()
    };
    let known: Vec<(Person, Known)> = people
        .into_iter()
        .filter(|person| !hidden.contains(&person.person_id))
        .map(|person| {
            let known = Known {
                names: whole_names(person.person_id),
                birth: person.birth,
                sex: person.sex.clone(),
                identifiers: Vec::new(),
            };
            (person, known)
        })
        .collect();
    let called = Called::new(names.clone(), Vec::new());
    known
        .into_iter()
        .map(|(person, known)| Likely {
            person: person.person_id,
            name: called.name(person.person_id, ctx.today),
            age: person.birth.age_in_words(ctx.today),
            families: families.remove(&person.person_id).unwrap_or_default(),
            likeness: likeness(wanted, &known),
        })
        .collect()
}

/// The values of the statements: authority, worker, today, four names, four sounds and the day of birth.
fn keys(ctx: &Ctx, name: &str, birth: Birth) -> Vec<Value> {
    let mut of = values![ctx.authority(), ctx.who.worker, ctx.today].to_vec();
    let folded = name_key(name);
    let words = folded.split(' ').map(str::to_owned);
    let padded = |keys: Vec<String>| {
        let blanks = std::iter::repeat_n(String::new(), 4);
        keys.into_iter().chain(blanks).take(4).map(Value::Text).collect::<Vec<_>>()
    };
    of.extend(padded([folded.clone()].into_iter().chain(words).collect()));
    of.extend(padded(sounds_like(name)));
    of.push(Value::Text(birth.born_on().map_or_else(String::new, |born| born.to_string())));
    of
}
