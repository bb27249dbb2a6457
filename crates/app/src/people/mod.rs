//! Anyone the record knows.

pub mod keys;
pub mod load;
pub mod page;
pub mod rows;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use jiff::civil::Date;
use kith_practice::people::names::{self, Name};
use kith_vocabulary::ids::PersonId;

use crate::platform::access::Action;
use crate::platform::http::Route;
use rows::PersonName;

/// The routes of a person's page.
pub const ROUTES: &[Route] = &[Route::get("/people/{person}", Action::ViewPerson, page::show_person)];

/// What people are called, for pages that name many.
#[derive(Debug, Default)]
pub struct Called {
    names: BTreeMap<PersonId, Vec<PersonName>>,
    child_ids: BTreeMap<PersonId, String>,
}

impl Called {
    /// From the names and the authority's own numbers of everybody concerned.
    pub fn new(names: Vec<(PersonId, PersonName)>, child_ids: Vec<(PersonId, String)>) -> Self {
        let mut called = Called::default();
        for (person, name) in names {
            called.names.entry(person).or_default().push(name);
        }
        called.child_ids = child_ids.into_iter().collect();
        called
    }

    /// The name to show.
    pub fn name(&self, person: PersonId, on: Date) -> String {
        names::shown(&self.of(person), on, self.child_ids.get(&person).map(String::as_str))
    }

    /// The first word of the name to show, for places where there is no room for more.
    pub fn first_name(&self, person: PersonId, on: Date) -> String {
        let of = self.of(person);
        let name = names::shown(&of, on, self.child_ids.get(&person).map(String::as_str));
        if of.iter().any(|name| !name.whole().is_empty()) {
            name.split(' ').next().unwrap_or_default().to_owned()
        } else {
            name
        }
    }

    /// The name in law, where it is another than the one shown.
    pub fn other_name_in_law(&self, person: PersonId, on: Date) -> Option<String> {
        names::in_law(&self.of(person), on).filter(|name| *name != self.name(person, on))
    }

    /// A record's own names; those of records merged into it only where it has none.
    fn of(&self, person: PersonId) -> Vec<Name<'_>> {
        let Some(all) = self.names.get(&person) else { return Vec::new() };
        let is_own = |row: &&PersonName| row.person_id == person && !as_name(row).whole().is_empty();
        let own: Vec<Name<'_>> = all.iter().filter(is_own).map(as_name).collect();
        if own.is_empty() { all.iter().map(as_name).collect() } else { own }
    }
}

/// A row as practice reads it.
pub fn as_name(row: &PersonName) -> Name<'_> {
    Name {
        kind: row.kind,
        given: &row.given,
        family: &row.family,
        starts_on: row.starts_on,
        ends_on: row.ends_on,
    }
}
