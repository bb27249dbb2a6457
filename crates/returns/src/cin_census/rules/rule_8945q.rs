//! An assessment has factor 18A, which is no longer used.
//!
//! Why: physical abuse is recorded by who did it: another child or an adult.
//!
//! What to do: give 18B or 18C in its place.
//!
//! Source: Children in need census guide, validation rule 8945Q.
//!
//! Differs: in a file, the public validator finds 18A only where it is the only factor.

use crate::cin_census::writing::*;

/// Since 2024/25.
pub const RULE: Rule = rule("8945Q")
    .query()
    .since(2025)
    .items(&["AssessmentFactors"])
    .per_assessment(has_the_old_factor)
    .examples(&[
        passes("the new factors", &[assessment("AssessmentFactors=18B AssessmentFactors=18C")]),
        finds("the old one", &[assessment("AssessmentFactors=1A AssessmentFactors=18A").found()]),
        boundary_finds("in a small letter", &[assessment("AssessmentFactors=18a").found()]),
        boundary_passes("the factor before it", &[assessment("AssessmentFactors=17A")]),
    ]);

fn has_the_old_factor(assessment: &Assessment, _: &Census) -> bool {
    assessment.factors.iter().any(|factor| factor.as_str().eq_ignore_ascii_case("18A"))
}
