//! The conference of a section 47 enquiry was held outside the census year.
//!
//! Why: an enquiry that ended before the year does not belong in its census, and the future is not known.
//!
//! What to do: correct the date, or leave the enquiry out.
//!
//! Source: Children in need census guide, validation rule 8715.

use crate::cin_census::writing::*;

/// Both ends of the year belong to it.
pub const RULE: Rule = rule("8715")
    .items(&["Section47.DateOfInitialCPC", "ReferenceDate"])
    .per_section47(is_held_in_another_year)
    .examples(&[
        passes("none", &[section47("S47ActualStartDate=2025-05-26")]),
        finds("years ago", &[section47("DateOfInitialCPC=2019-03-01").found()]),
        boundary_finds("the day before the year", &[section47("DateOfInitialCPC=2025-03-31").found()]),
        boundary_passes("the first day of the year", &[section47("DateOfInitialCPC=2025-04-01")]),
        boundary_finds("the day after the year", &[section47("DateOfInitialCPC=2026-04-01").found()]),
    ]);

fn is_held_in_another_year(enquiry: &Section47, census: &Census) -> bool {
    enquiry.initial_conference_date.is_known() && !census.includes(&enquiry.initial_conference_date)
}
