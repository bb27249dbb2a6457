//! A case was closed while one of its assessments was not finished.
//!
//! Why: a case closes when the last of its work has ended.
//!
//! What to do: give the day the assessment was authorised, or open the case again.
//!
//! Source: Children in need census guide, validation rule 8867.

use crate::cin_census::writing::*;

/// Every assessment of a closed case has to have been authorised.
pub const RULE: Rule = rule("8867")
    .items(&["CINclosureDate", "AssessmentAuthorisationDate"])
    .per_referral(closes_before_the_assessment)
    .examples(&[
        passes(
            "authorised",
            &[details("CINclosureDate=2025-05-26"), assessment("AssessmentAuthorisationDate=2025-05-20")],
        ),
        finds(
            "not authorised",
            &[
                details("CINclosureDate=2025-05-26").found(),
                assessment("AssessmentActualStartDate=2025-05-20").found(),
            ],
        ),
        boundary_passes("no assessment", &[details("CINclosureDate=2025-05-26")]),
        boundary_passes(
            "the case is open",
            &[details("CINreferralDate=2025-05-26"), assessment("AssessmentActualStartDate=2025-05-20")],
        ),
    ]);

fn closes_before_the_assessment(referral: &Referral, _: &Census, sink: &mut Sink) {
    for row in referral.details.iter().filter(|row| row.closure_date.is_filled()) {
        for assessment in referral.assessments.iter().filter(|part| part.authorisation_date.is_blank()) {
            sink.rows(&[row, assessment]);
        }
    }
}
