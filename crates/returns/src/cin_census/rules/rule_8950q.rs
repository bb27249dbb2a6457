//! An assessment has factor 19A, which is no longer used.
//!
//! Why: sexual abuse is recorded by who did it: another child or an adult.
//!
//! What to do: give 19B or 19C in its place.
//!
//! Source: Children in need census guide, validation rule 8950Q.
//!
//! Differs: in a file, the public validator finds 19A only where it is the only factor.

use crate::cin_census::writing::*;

/// Since 2024/25.
pub const RULE: Rule = rule("8950Q")
    .query()
    .since(2025)
    .items(&["AssessmentFactors"])
    .per_assessment(has_the_old_factor)
    .examples(&[
        passes("the new factors", &[assessment("AssessmentFactors=19B AssessmentFactors=19C")]),
        finds("the old one", &[assessment("AssessmentFactors=1A AssessmentFactors=19A").found()]),
        boundary_finds("in a small letter", &[assessment("AssessmentFactors=19a").found()]),
        boundary_passes("the factor after it", &[assessment("AssessmentFactors=20")]),
    ]);

fn has_the_old_factor(assessment: &Assessment, _: &Census) -> bool {
    assessment.factors.iter().any(|factor| factor.as_str().eq_ignore_ascii_case("19A"))
}
