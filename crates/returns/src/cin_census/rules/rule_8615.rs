//! A section 47 enquiry has a conference but no start date, or starts after the conference.
//!
//! Why: the 15 working days to the conference are counted from the start of the enquiry.
//!
//! What to do: give the day of the strategy discussion that began the enquiry, or correct the date of the
//! conference.
//!
//! Source: Children in need census guide, validation rule 8615.

use crate::cin_census::writing::*;

/// The conference may be on the day the enquiry starts.
pub const RULE: Rule = rule("8615")
    .items(&["S47ActualStartDate", "Section47.DateOfInitialCPC"])
    .per_section47(starts_last_or_never)
    .examples(&[
        passes("before", &[section47("S47ActualStartDate=2025-05-26 DateOfInitialCPC=2025-06-10")]),
        passes("no conference", &[section47("ICPCnotRequired=true")]),
        finds("no start", &[section47("DateOfInitialCPC=2025-06-10").found()]),
        boundary_finds(
            "the day after",
            &[section47("S47ActualStartDate=2025-06-11 DateOfInitialCPC=2025-06-10").found()],
        ),
        boundary_passes(
            "the same day",
            &[section47("S47ActualStartDate=2025-06-10 DateOfInitialCPC=2025-06-10")],
        ),
    ]);

fn starts_last_or_never(enquiry: &Section47, _: &Census) -> bool {
    let conference = &enquiry.initial_conference_date;
    let never = conference.is_filled() && enquiry.start_date.is_blank();
    never || enquiry.start_date.is_after(conference)
}
