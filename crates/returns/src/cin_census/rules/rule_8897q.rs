//! An assessment was authorised in the year and has no factors.
//!
//! Why: national figures say what assessments find.
//!
//! What to do: give the factors; 21 where none were found.
//!
//! Source: Children in need census guide, validation rule 8897Q.

use kith_vocabulary::codes::assessment_factor::AssessmentFactor;

use crate::cin_census::writing::*;

/// At least one factor that is among the census's codes.
pub const RULE: Rule = rule("8897Q")
    .query()
    .items(&["AssessmentAuthorisationDate", "AssessmentFactors"])
    .per_assessment(has_no_factors)
    .examples(&[
        passes("a factor", &[assessment("AssessmentAuthorisationDate=2025-05-26 AssessmentFactors=1A")]),
        passes(
            "none were found",
            &[assessment("AssessmentAuthorisationDate=2025-05-26 AssessmentFactors=21")],
        ),
        finds("missing", &[assessment("AssessmentAuthorisationDate=2025-05-26").found()]),
        finds(
            "no code",
            &[assessment("AssessmentAuthorisationDate=2025-05-26 AssessmentFactors=99").found()],
        ),
        boundary_finds(
            "the first day of the year",
            &[assessment("AssessmentAuthorisationDate=2025-04-01").found()],
        ),
        boundary_passes("the day before", &[assessment("AssessmentAuthorisationDate=2025-03-31")]),
    ]);

fn has_no_factors(assessment: &Assessment, census: &Census) -> bool {
    let is_code = |factor: &Text| AssessmentFactor::from_code(factor.as_str()).is_some();
    assessment.authorisation_date.is_on_or_after(census.start) && !assessment.factors.iter().any(is_code)
}
