//! A case was closed while one of its section 47 enquiries has neither a conference nor word that none was
//! required, or has both.
//!
//! Why: an enquiry ends in the one or the other; a case closes when the last of its work has ended.
//!
//! What to do: give the day of the conference, or say that none was required, and not both.
//!
//! Source: Children in need census guide, validation rule 8868.

use crate::cin_census::writing::*;

/// Looks within each closed case.
pub const RULE: Rule = rule("8868")
    .items(&["ICPCnotRequired", "CINclosureDate", "Section47.DateOfInitialCPC"])
    .per_referral(closes_before_the_enquiry)
    .examples(&[
        passes(
            "a conference",
            &[
                details("CINclosureDate=2025-08-26"),
                section47("DateOfInitialCPC=2025-06-10 ICPCnotRequired=false"),
            ],
        ),
        passes("none required", &[details("CINclosureDate=2025-08-26"), section47("ICPCnotRequired=1")]),
        finds(
            "neither",
            &[details("CINclosureDate=2025-08-26").found(), section47("ICPCnotRequired=false").found()],
        ),
        boundary_finds(
            "both",
            &[
                details("CINclosureDate=2025-08-26").found(),
                section47("DateOfInitialCPC=2025-06-10 ICPCnotRequired=true").found(),
            ],
        ),
        boundary_passes(
            "the case is open",
            &[details("CINreferralDate=2025-05-26"), section47("ICPCnotRequired=false")],
        ),
    ]);

fn closes_before_the_enquiry(referral: &Referral, _: &Census, sink: &mut Sink) {
    for row in referral.details.iter().filter(|row| row.closure_date.is_filled()) {
        for enquiry in referral.section47 {
            if enquiry.initial_conference_date.is_filled() == is_true(&enquiry.conference_not_required) {
                sink.rows(&[row, enquiry]);
            }
        }
    }
}
