//! A child's date of birth is after the census year.
//!
//! Why: a child who was not born by the end of the year has an expected date of birth instead.
//!
//! What to do: correct the date, or give it as the expected date of birth.
//!
//! Source: Children in need census guide, validation rule 8520.

use crate::cin_census::writing::*;

/// A child may be born on the reference date.
pub const RULE: Rule =
    rule("8520").items(&["PersonBirthDate", "ReferenceDate"]).per_identifiers(is_born_later).examples(&[
        passes("born", &[identifiers("PersonBirthDate=2015-05-26")]),
        finds("not yet", &[identifiers("PersonBirthDate=2026-12-26").found()]),
        boundary_passes("the last day of the year", &[identifiers("PersonBirthDate=2026-03-31")]),
        boundary_finds("the day after", &[identifiers("PersonBirthDate=2026-04-01").found()]),
    ]);

fn is_born_later(child: &ChildIdentifiers, census: &Census) -> bool {
    child.birth_date.is_after(census.end)
}
