//! One referral has two or more assessments that are not finished.
//!
//! Why: assessments follow one another; two at once are usually one typed twice.
//!
//! What to do: give the day the earlier was authorised, or remove the assessment that is there twice.
//!
//! Source: Children in need census guide, validation rule 8896.

use crate::cin_census::writing::*;

/// Points at the open ones.
pub const RULE: Rule = rule("8896")
    .items(&["AssessmentAuthorisationDate"])
    .per_referral(has_several_open_assessments)
    .examples(&[
        passes(
            "one open",
            &[
                assessment("AssessmentActualStartDate=2025-05-26"),
                assessment("AssessmentAuthorisationDate=2025-05-20"),
            ],
        ),
        finds(
            "two open",
            &[
                assessment("AssessmentID=1 AssessmentActualStartDate=2025-05-26").found(),
                assessment("AssessmentID=2 AssessmentActualStartDate=2025-06-26").found(),
                assessment("AssessmentID=3 AssessmentAuthorisationDate=2025-05-20"),
            ],
        ),
        boundary_passes(
            "each in a referral of its own",
            &[
                assessment("CINdetailsID=1 AssessmentActualStartDate=2025-05-26"),
                assessment("CINdetailsID=2 AssessmentActualStartDate=2025-06-26"),
            ],
        ),
    ]);

fn has_several_open_assessments(referral: &Referral, _: &Census, sink: &mut Sink) {
    let open = referral.assessments.iter().filter(|assessment| assessment.authorisation_date.is_blank());
    let open: Vec<&dyn Row> = open.map(|assessment| assessment as &dyn Row).collect();
    if open.len() > 1 {
        sink.rows(&open);
    }
}
