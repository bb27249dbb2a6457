//! A case was closed after assessment, but has no assessment.
//!
//! Why: RC8 and RC9 say what came of an assessment, so one should be there.
//!
//! What to do: record the assessment, or correct the reason for closure.
//!
//! Source: Children in need census guide, validation rule 8825Q.

use crate::cin_census::writing::*;

/// Looks within each referral.
pub const RULE: Rule =
    rule("8825Q").query().items(&["ReasonForClosure"]).per_referral(has_no_assessment).examples(&[
        passes("one", &[details("ReasonForClosure=RC8"), assessment("AssessmentFactors=21")]),
        finds("none", &[details("ReasonForClosure=RC9").found()]),
        boundary_passes("closed for another reason", &[details("ReasonForClosure=RC7")]),
        boundary_finds(
            "of another referral",
            &[
                details("CINdetailsID=1 ReasonForClosure=RC8").found(),
                assessment("CINdetailsID=2 AssessmentFactors=21"),
            ],
        ),
    ]);

fn has_no_assessment(referral: &Referral, _: &Census, sink: &mut Sink) {
    for row in referral.details.iter().filter(|row| row.reason_for_closure.one_of(&["RC8", "RC9"])) {
        if referral.assessments.is_empty() {
            sink.row(row);
        }
    }
}
