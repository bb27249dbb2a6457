//! A referral has a section 47 enquiry and no assessment.
//!
//! Why: an enquiry is made through an assessment, so one should be there.
//!
//! What to do: record the assessment, or say why there was none.
//!
//! Source: Children in need census guide, validation rule 2991Q.

use crate::cin_census::writing::*;

/// Looks within each referral.
pub const RULE: Rule =
    rule("2991Q").query().items(&["Section47.LAchildID"]).per_referral(has_no_assessment).examples(&[
        passes(
            "with an assessment",
            &[section47("ICPCnotRequired=true"), assessment("AssessmentFactors=1A")],
        ),
        finds("without", &[section47("ICPCnotRequired=true").found()]),
        boundary_finds(
            "the assessment is of another referral",
            &[
                section47("CINdetailsID=1 ICPCnotRequired=true").found(),
                assessment("CINdetailsID=2 AssessmentFactors=1A"),
            ],
        ),
        boundary_passes("neither", &[details("CINreferralDate=2025-05-26")]),
    ]);

fn has_no_assessment(referral: &Referral, _: &Census, sink: &mut Sink) {
    if referral.assessments.is_empty() {
        referral.section47.iter().for_each(|enquiry| sink.row(enquiry));
    }
}
