//! A section 47 enquiry that has had its 15 working days has had no conference by the end of the year.
//!
//! Why: the conference is to be held within 15 working days of the strategy discussion.
//!
//! What to do: give the day of the conference, or say that none was required; if it is late, say why.
//!
//! Source: Children in need census guide, validation rule 8675Q.

use kith_vocabulary::calendar::working_days_between;

use crate::cin_census::writing::*;

/// Counts working days after the start, up to and with the reference date.
pub const RULE: Rule = rule("8675Q")
    .query()
    .items(&["Section47.DateOfInitialCPC", "S47ActualStartDate", "ICPCnotRequired"])
    .per_section47(is_open_too_long)
    .examples(&[
        passes(
            "with a conference",
            &[section47("S47ActualStartDate=2025-05-26 DateOfInitialCPC=2025-06-10 ICPCnotRequired=false")],
        ),
        passes("none required", &[section47("S47ActualStartDate=2025-05-26 ICPCnotRequired=true")]),
        finds("open since May", &[section47("S47ActualStartDate=2025-05-26 ICPCnotRequired=0").found()]),
        boundary_finds(
            "15 working days",
            &[section47("S47ActualStartDate=2026-03-10 ICPCnotRequired=false").found()],
        ),
        boundary_passes(
            "14 working days",
            &[section47("S47ActualStartDate=2026-03-11 ICPCnotRequired=false")],
        ),
    ]);

fn is_open_too_long(enquiry: &Section47, census: &Census) -> bool {
    let is_open = enquiry.initial_conference_date.is_blank() && is_false(&enquiry.conference_not_required);
    let start = enquiry.start_date.known().filter(|_| is_open);
    start.is_some_and(|start| working_days_between(start, census.end) >= 15)
}
