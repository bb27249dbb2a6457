//! An assessment that is not finished has factors.
//!
//! Why: factors are what the assessment found, at its end.
//!
//! What to do: give the day on which the assessment was authorised, or remove the factors.
//!
//! Source: Children in need census guide, validation rule 8614.

use crate::cin_census::writing::*;

/// Looks at each assessment.
pub const RULE: Rule = rule("8614")
    .items(&["AssessmentAuthorisationDate", "AssessmentFactors"])
    .per_assessment(has_factors_before_the_end)
    .examples(&[
        passes("authorised", &[assessment("AssessmentAuthorisationDate=2025-05-26 AssessmentFactors=1A")]),
        finds(
            "not authorised",
            &[assessment("AssessmentActualStartDate=2025-05-26 AssessmentFactors=1A").found()],
        ),
        boundary_passes("neither", &[assessment("AssessmentActualStartDate=2025-05-26")]),
    ]);

fn has_factors_before_the_end(assessment: &Assessment, _: &Census) -> bool {
    assessment.authorisation_date.is_blank() && !assessment.factors.is_empty()
}
