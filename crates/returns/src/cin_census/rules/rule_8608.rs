//! An assessment starts after it was authorised.
//!
//! Why: how long the assessment took is counted from these two days.
//!
//! What to do: correct whichever of the two dates is wrong.
//!
//! Source: Children in need census guide, validation rule 8608.

use crate::cin_census::writing::*;

/// It may be authorised on the day it starts.
pub const RULE: Rule = rule("8608")
    .items(&["AssessmentActualStartDate", "AssessmentAuthorisationDate"])
    .per_assessment(starts_last)
    .examples(&[
        passes("still open", &[assessment("AssessmentActualStartDate=2025-05-26")]),
        finds(
            "the day after",
            &[assessment("AssessmentActualStartDate=2025-05-27 AssessmentAuthorisationDate=2025-05-26")
                .found()],
        ),
        boundary_passes(
            "the same day",
            &[assessment("AssessmentActualStartDate=2025-05-26 AssessmentAuthorisationDate=2025-05-26")],
        ),
    ]);

fn starts_last(assessment: &Assessment, _: &Census) -> bool {
    assessment.start_date.is_after(&assessment.authorisation_date)
}
