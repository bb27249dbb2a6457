//! An assessment starts before the referral it belongs to.
//!
//! Why: the 45 working days of an assessment are counted from the referral.
//!
//! What to do: correct whichever of the two dates is wrong, or move the assessment to the referral it belongs to.
//!
//! Source: Children in need census guide, validation rule 1103.

use crate::cin_census::writing::*;

/// Looks at each assessment beside its own referral.
pub const RULE: Rule = rule("1103")
    .items(&["AssessmentActualStartDate", "CINreferralDate"])
    .per_referral(starts_first)
    .examples(&[
        passes(
            "after it",
            &[details("CINreferralDate=2025-05-26"), assessment("AssessmentActualStartDate=2025-05-27")],
        ),
        finds(
            "before it",
            &[
                details("CINreferralDate=2025-05-26").found(),
                assessment("AssessmentActualStartDate=2025-05-25").found(),
            ],
        ),
        boundary_passes(
            "the same day",
            &[details("CINreferralDate=2025-05-26"), assessment("AssessmentActualStartDate=2025-05-26")],
        ),
        boundary_passes(
            "before another referral",
            &[
                details("CINdetailsID=1 CINreferralDate=2025-05-26"),
                assessment("CINdetailsID=2 AssessmentActualStartDate=2025-05-25"),
            ],
        ),
    ]);

fn starts_first(referral: &Referral, _: &Census, sink: &mut Sink) {
    for row in referral.details {
        for assessment in referral.assessments {
            if assessment.start_date.is_before(&row.referral_date) {
                sink.rows(&[assessment, row]);
            }
        }
    }
}
