//! A section 47 enquiry that has had no conference starts outside the census year.
//!
//! Why: one still open from before the year is far beyond its 15 working days, and the future is not known.
//!
//! What to do: give the day of the conference, say that none was required, or correct the start.
//!
//! Source: Children in need census guide, validation rule 8740.

use crate::cin_census::writing::*;

/// Both ends of the year belong to it.
pub const RULE: Rule = rule("8740")
    .items(&["S47ActualStartDate", "Section47.DateOfInitialCPC", "ICPCnotRequired"])
    .per_section47(is_open_from_another_year)
    .examples(&[
        passes("open from this year", &[section47("S47ActualStartDate=2025-05-26 ICPCnotRequired=false")]),
        passes("none required", &[section47("S47ActualStartDate=2020-05-26 ICPCnotRequired=1")]),
        finds("open for years", &[section47("S47ActualStartDate=2020-05-26 ICPCnotRequired=false").found()]),
        boundary_finds(
            "the day before the year",
            &[section47("S47ActualStartDate=2025-03-31 ICPCnotRequired=0").found()],
        ),
        boundary_passes(
            "the first day of the year",
            &[section47("S47ActualStartDate=2025-04-01 ICPCnotRequired=0")],
        ),
    ]);

fn is_open_from_another_year(enquiry: &Section47, census: &Census) -> bool {
    let is_open = enquiry.initial_conference_date.is_blank() && is_false(&enquiry.conference_not_required);
    is_open && enquiry.start_date.is_known() && !census.includes(&enquiry.start_date)
}
