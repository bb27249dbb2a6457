//! An assessment has the same factor twice.
//!
//! Why: a factor is counted once an assessment.
//!
//! What to do: remove the factor that is there twice.
//!
//! Source: Children in need census guide, validation rule 8898.

use crate::cin_census::writing::*;

/// Looks for a factor that comes again.
pub const RULE: Rule =
    rule("8898").items(&["AssessmentFactors"]).per_assessment(has_a_factor_twice).examples(&[
        passes("two factors", &[assessment("AssessmentFactors=1A AssessmentFactors=1B")]),
        finds(
            "one twice",
            &[assessment("AssessmentFactors=1A AssessmentFactors=2B AssessmentFactors=1A").found()],
        ),
        boundary_passes(
            "the same in two assessments",
            &[assessment("AssessmentFactors=1A"), assessment("AssessmentFactors=1A")],
        ),
    ]);

fn has_a_factor_twice(assessment: &Assessment, _: &Census) -> bool {
    let factors = &assessment.factors;
    factors.iter().enumerate().any(|(at, factor)| factors[..at].contains(factor))
}
