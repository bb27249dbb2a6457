//! The plain lines of every slice in one statement.

use jiff::civil::Date;
use kith_vocabulary::calendar::london_today;
use kith_vocabulary::ids::{AuthorityId, FamilyId, PersonId};
use kith_vocabulary::time::instant_from_text;

use super::{StoryEntry, Teller};
use crate::platform::db::{Registered, Row, Statement, Tx};
use crate::platform::problem::Problem;
use crate::values;

/// The records that stand for the person ?2: their own and those merged into it.
#[macro_export]
macro_rules! records_of_person {
    () => {
        "(select p.person_id from person p
           where p.authority_id = ?1 and (p.person_id = ?2 or p.merged_into_id = ?2))"
    };
}

/// A child who came from another record brings what happened before; one who left takes later events along.
const PEOPLE_HERE: &str = "
    with here as (
      select coalesce(p.merged_into_id, p.person_id) as person_id
        from family_member m
        join person p on p.authority_id = m.authority_id and p.person_id = m.person_id
       where m.authority_id = ?1 and m.family_id = ?2 and m.ends_on is null),
    theirs as (
      select person_id from here
      union
      select p.person_id
        from here
        join person p on p.authority_id = ?1 and p.merged_into_id = here.person_id)";

/// What another family's record tells is left there while that record is restricted.
const NOT_OF_A_RESTRICTED_RECORD: &str = "
    where told.family_id = ?2
       or not exists (select 1 from restriction r
                       where r.authority_id = ?1 and r.family_id = told.family_id and r.ends_on is null)";

static OF_FAMILY: Statement = Statement::joined("STORY_OF_FAMILY", || {
    let whom = "({}family_id = ?2 or {}person_id in (select t.person_id from theirs t))";
    format!("{PEOPLE_HERE} {}", united(whom, NOT_OF_A_RESTRICTED_RECORD))
});

static OF_PERSON: Statement =
    Statement::joined("STORY_OF_PERSON", || united(concat!("{}person_id in ", records_of_person!()), ""));

inventory::submit! { Registered(&OF_FAMILY) }
inventory::submit! { Registered(&OF_PERSON) }

/// Every select of every teller. A row begins with the place of its teller in the list.
fn united(whom: &str, only: &str) -> String {
    let mut selects = Vec::new();
    for (at, teller) in crate::tellers().iter().enumerate() {
        if let Teller::Plain { selects: told, .. } = teller {
            selects.extend(told.iter().map(|select| of_whom(at, select, whom)));
        }
    }
    format!(
        "select told.teller, told.happened_on, told.kind, told.title, told.words,
                coalesce(p.merged_into_id, told.person_id), told.family_id, told.link
           from ({}) told
           left join person p on p.authority_id = ?1 and p.person_id = told.person_id
          {only}
          order by told.happened_on desc, told.kind, told.title, told.words
          limit ?3",
        selects.join(" union all ")
    )
}

/// A teller's select, with the condition of whom it is about in the place of `{whom}`.
fn of_whom(teller: usize, select: &str, whom: &str) -> String {
    let (start, rest) =
        select.split_once("{whom").expect("a teller's select says whom it is about with {whom}");
    let (alias, rest) = rest.split_once('}').expect("a placeholder closes");
    let alias = alias.trim();
    let alias = if alias.is_empty() { String::new() } else { format!("{alias}.") };
    format!(
        "select {teller} as teller, happened_on, kind, title, words, person_id, family_id, link
           from ({start}{}{rest}) told_{teller}",
        whom.replace("{}", &alias)
    )
}

/// The plain lines of a family.
pub(super) fn of_family(
    tx: &mut Tx,
    authority: AuthorityId,
    family: FamilyId,
    most: i64,
) -> Result<Vec<StoryEntry>, Problem> {
    entries(tx.rows(&OF_FAMILY, values![authority, family, most])?)
}

/// The plain lines of a person.
pub(super) fn of_person(
    tx: &mut Tx,
    authority: AuthorityId,
    person: PersonId,
    most: i64,
) -> Result<Vec<StoryEntry>, Problem> {
    entries(tx.rows(&OF_PERSON, values![authority, person, most])?)
}

/// Rows as entries; the same thing that happened to several children on one day is told once.
fn entries(rows: Vec<Row>) -> Result<Vec<StoryEntry>, Problem> {
    let tellers = crate::tellers();
    let mut story: Vec<StoryEntry> = Vec::with_capacity(rows.len());
    for mut row in rows {
        let entry = entry(&mut row, &tellers)?;
        let same =
            story.iter_mut().rev().take_while(|other| other.happened_on == entry.happened_on).find(|other| {
                (&other.title, &other.words, &other.link) == (&entry.title, &entry.words, &entry.link)
                    && other.family == entry.family
            });
        match same {
            Some(other) => {
                let new: Vec<PersonId> =
                    entry.people.into_iter().filter(|person| !other.people.contains(person)).collect();
                other.people.extend(new);
            }
            None => story.push(entry),
        }
    }
    Ok(story)
}

/// The day that a line tells: a day, or the day in London of an instant.
fn day_of(told: &str) -> Result<Date, Problem> {
    let instant = || instant_from_text(told).map(london_today).ok();
    told.parse().ok().or_else(instant).ok_or_else(|| Problem::fault("a line of the story has no day"))
}

fn entry(row: &mut Row, tellers: &[Teller]) -> Result<StoryEntry, Problem> {
    let teller: i64 = row.take()?;
    let happened_on = day_of(&row.take::<String>()?)?;
    let (kind, title, words): (String, String, String) = (row.take()?, row.take()?, row.take()?);
    let person: Option<PersonId> = row.take()?;
    let (family, link) = (row.take()?, row.take()?);
    let (title, words) = match usize::try_from(teller).ok().and_then(|at| tellers.get(at)) {
        Some(Teller::Plain { worded, .. }) => worded(&kind, &title, words),
        _ => (title, words),
    };
    Ok(StoryEntry {
        happened_on,
        title,
        words,
        link,
        family,
        people: person.into_iter().collect(),
        own: Vec::new(),
    })
}
