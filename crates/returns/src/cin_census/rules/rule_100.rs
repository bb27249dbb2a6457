//! The reference date is not 31 March of the collection's year.
//!
//! Why: everything in the census is counted up to this day.
//!
//! What to do: set the reference date in the census settings and make the file again.
//!
//! Source: Children in need census guide, validation rule 100.

use crate::cin_census::writing::*;

/// The year in the header decides the day.
pub const RULE: Rule = rule("100").items(&["ReferenceDate"]).per_header(is_another_day).examples(&[
    passes("31 March", &[header("Year=2026 ReferenceDate=2026-03-31")]),
    finds("missing", &[header("Year=2026").found()]),
    boundary_finds("a day early", &[header("Year=2026 ReferenceDate=2026-03-30").found()]),
    boundary_finds("a year early", &[header("Year=2026 ReferenceDate=2025-03-31").found()]),
]);

fn is_another_day(header: &Header, _: &Census) -> bool {
    let year = header.year.known().and_then(|year| i16::try_from(year).ok());
    let expected = year.and_then(|year| Date::new(year, 3, 31).ok());
    !header.reference_date.is_same_day(expected)
}
