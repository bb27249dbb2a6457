//! A section 47 enquiry starts while another enquiry of the same referral goes on.
//!
//! Why: enquiries follow one another; two at once are usually one typed twice.
//!
//! What to do: correct the dates, or remove the enquiry that is there twice.
//!
//! Source: Children in need census guide, validation rule 8890.

use crate::cin_census::writing::*;

/// An enquiry runs to its conference; without one, and without word that none was required, to the reference date.
pub const RULE: Rule = rule("8890")
    .items(&["S47ActualStartDate", "Section47.DateOfInitialCPC"])
    .per_referral(starts_within_another)
    .examples(&[
        passes(
            "one after the other",
            &[
                section47("S47ActualStartDate=2025-05-26 DateOfInitialCPC=2025-06-10"),
                section47("S47ActualStartDate=2025-07-26"),
            ],
        ),
        finds(
            "within",
            &[
                section47("S47ActualStartDate=2025-05-26 DateOfInitialCPC=2025-06-10").found(),
                section47("S47ActualStartDate=2025-06-01 ICPCnotRequired=true").found(),
            ],
        ),
        boundary_finds(
            "the day of the conference",
            &[
                section47("S47ActualStartDate=2025-05-26 DateOfInitialCPC=2025-06-10").found(),
                section47("S47ActualStartDate=2025-06-10").found(),
            ],
        ),
        boundary_passes(
            "the first needed no conference",
            &[
                section47("S47ActualStartDate=2025-05-26 ICPCnotRequired=1"),
                section47("S47ActualStartDate=2025-06-10"),
            ],
        ),
        boundary_passes(
            "of another referral",
            &[
                section47("CINdetailsID=1 S47ActualStartDate=2025-05-26"),
                section47("CINdetailsID=2 S47ActualStartDate=2025-06-10"),
            ],
        ),
    ]);

fn starts_within_another(referral: &Referral, census: &Census, sink: &mut Sink) {
    for (at, row) in referral.section47.iter().enumerate() {
        for (_, other) in referral.section47.iter().enumerate().filter(|(other_at, _)| *other_at != at) {
            let conference = &other.initial_conference_date;
            let stays_open = conference.is_blank() && !is_true(&other.conference_not_required);
            let end = conference.known().or_else(|| stays_open.then_some(census.end));
            if row.start_date.is_within(&other.start_date, end) {
                sink.cells(&[
                    (row, "S47ActualStartDate"),
                    (other, "S47ActualStartDate"),
                    (other, "DateOfInitialCPC"),
                ]);
            }
        }
    }
}
