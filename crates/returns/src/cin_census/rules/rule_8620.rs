//! A case was closed outside the census year.
//!
//! Why: a case closed before the year does not belong in its census, and the future is not known.
//!
//! What to do: correct the date, or leave the case out.
//!
//! Source: Children in need census guide, validation rule 8620.

use crate::cin_census::writing::*;

/// Both ends of the year belong to it.
pub const RULE: Rule =
    rule("8620").items(&["CINclosureDate"]).per_cin_details(closes_in_another_year).examples(&[
        passes("open", &[details("CINreferralDate=2025-05-26")]),
        finds("years ago", &[details("CINclosureDate=2019-03-01").found()]),
        boundary_finds("the day before the year", &[details("CINclosureDate=2025-03-31").found()]),
        boundary_passes("the first day of the year", &[details("CINclosureDate=2025-04-01")]),
        boundary_passes("the last day of the year", &[details("CINclosureDate=2026-03-31")]),
    ]);

fn closes_in_another_year(row: &CinDetails, census: &Census) -> bool {
    row.closure_date.is_known() && !census.includes(&row.closure_date)
}
