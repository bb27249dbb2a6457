//! What happened, by when it happened: the union of what each slice tells, worded for people.
//!
//! A slice that has something to tell gives one [`Teller`], and `crate::tellers` lists them. Nothing is copied, so
//! there is nothing to drift. Plain lines of every slice are read in one statement; a slice whose lines have parts of
//! several children reads its own.

#[cfg(test)]
mod tests;
mod united;

use std::collections::BTreeSet;

use jiff::civil::Date;
use kith_vocabulary::ids::{AuthorityId, FamilyId, PersonId};
use kith_vocabulary::time::date_in_words;

use crate::platform::db::Tx;
use crate::platform::problem::Problem;

/// How much of a story one page shows.
const MOST: i64 = 200;

/// What a slice tells of a family and of a person.
#[derive(Debug, Clone, Copy)]
pub enum Teller {
    /// Plain lines.
    Plain {
        /// Each a `select` of seven columns from the slice's tables: `happened_on` (a day or an instant), `kind`, `title`, `words`,
        /// `person_id` (or null), `family_id`, `link` (or null). Its condition is `authority_id = ?1 and {whom}`, or
        /// `{whom c}` where the columns `family_id` and `person_id` are those of the alias `c`.
        selects: &'static [&'static str],
        /// From `kind`, `title` and `words` to the title and the words that people read.
        worded: fn(&str, &str, String) -> (String, String),
    },
    /// Lines with parts that are each child's own. Each function runs a fixed number of statements.
    OfParts {
        /// Every line of a family.
        of_family: fn(&mut Tx, AuthorityId, FamilyId) -> Result<Vec<StoryEntry>, Problem>,
        /// What a person shares with others, and their own part alone.
        of_person: fn(&mut Tx, AuthorityId, PersonId) -> Result<Vec<StoryEntry>, Problem>,
    },
}

/// Something that happened.
#[derive(Debug, Clone)]
pub struct StoryEntry {
    /// When.
    pub happened_on: Date,
    /// What, in a few words.
    pub title: String,
    /// What there is to tell.
    pub words: String,
    /// Where it can be read in full.
    pub link: Option<String>,
    /// In which family's record.
    pub family: FamilyId,
    /// Whom it is about; everybody where nobody is named.
    pub people: Vec<PersonId>,
    /// What is each child's own of it.
    pub own: Vec<Own>,
}

/// A child's own part of something that several had part in.
#[derive(Debug, Clone)]
pub struct Own {
    /// The child.
    pub child: PersonId,
    /// Their name, where a page shows the parts of several.
    pub name: String,
    /// The part in a few words: whether they were seen, and where.
    pub seen: String,
    /// Their own words, and what it means for them.
    pub words: String,
}

impl StoryEntry {
    /// The day in words.
    pub fn day(&self) -> String {
        date_in_words(self.happened_on)
    }
}

/// The story of a family, the newest first.
pub fn story_of_family(
    tx: &mut Tx,
    authority: AuthorityId,
    family: FamilyId,
) -> Result<Vec<StoryEntry>, Problem> {
    let mut story = united::of_family(tx, authority, family, MOST)?;
    for teller in crate::tellers() {
        if let Teller::OfParts { of_family, .. } = teller {
            story.extend(of_family(tx, authority, family)?);
        }
    }
    Ok(newest_first(story))
}

/// The story of a person, the newest first: what they share with others, and their own part alone. Of what happened
/// in a hidden family nothing is told.
pub fn story_of_person(
    tx: &mut Tx,
    authority: AuthorityId,
    person: PersonId,
    hidden: &BTreeSet<FamilyId>,
) -> Result<Vec<StoryEntry>, Problem> {
    let mut story = united::of_person(tx, authority, person, MOST)?;
    for teller in crate::tellers() {
        if let Teller::OfParts { of_person, .. } = teller {
            story.extend(of_person(tx, authority, person)?);
        }
    }
    story.retain(|entry| !hidden.contains(&entry.family));
    for entry in &mut story {
        entry.people.clear();
    }
    Ok(newest_first(story))
}

fn newest_first(mut story: Vec<StoryEntry>) -> Vec<StoryEntry> {
    story.sort_by_key(|entry| std::cmp::Reverse(entry.happened_on));
    story.truncate(usize::try_from(MOST).unwrap_or(usize::MAX));
    story
}

/// `Ada, Ben and Cai`.
pub fn in_a_row(mut names: Vec<String>) -> String {
    let Some(last) = names.pop() else { return String::new() };
    if names.is_empty() { last } else { format!("{} and {last}", names.join(", ")) }
}
