//! A child's date of death is outside the census year.
//!
//! Why: a child who died before the year is not in its census, and the future is not known.
//!
//! What to do: correct the date, or leave the child out of the census.
//!
//! Source: Children in need census guide, validation rule 8545Q.

use crate::cin_census::writing::*;

/// Both ends of the year belong to it.
pub const RULE: Rule =
    rule("8545Q").query().items(&["PersonDeathDate"]).per_identifiers(died_in_another_year).examples(&[
        passes("in the year", &[identifiers("PersonDeathDate=2025-05-26")]),
        finds("years ago", &[identifiers("PersonDeathDate=2020-05-26").found()]),
        boundary_finds("the day before the year", &[identifiers("PersonDeathDate=2025-03-31").found()]),
        boundary_passes("the first day of the year", &[identifiers("PersonDeathDate=2025-04-01")]),
        boundary_finds("the day after the year", &[identifiers("PersonDeathDate=2026-04-01").found()]),
    ]);

fn died_in_another_year(child: &ChildIdentifiers, census: &Census) -> bool {
    child.death_date.is_known() && !census.includes(&child.death_date)
}
