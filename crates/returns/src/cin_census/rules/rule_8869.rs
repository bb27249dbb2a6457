//! An assessment found no factors, and also found some.
//!
//! Why: factor 21 says that nothing was found, so it cannot stand beside another.
//!
//! What to do: remove 21, or remove the other factors.
//!
//! Source: Children in need census guide, validation rule 8869.
//!
//! Differs: in a file, the public validator compares the whole list of factors with 21, and so finds nothing.

use crate::cin_census::writing::*;

/// Rows of one assessment are those with the same id and the same day of authorisation.
pub const RULE: Rule =
    rule("8869").items(&["AssessmentFactors"]).per_referral(found_none_and_some).examples(&[
        passes("none", &[assessment("AssessmentFactors=21")]),
        passes("some", &[assessment("AssessmentFactors=1A AssessmentFactors=2B")]),
        finds("both", &[assessment("AssessmentFactors=21 AssessmentFactors=2B").found()]),
        boundary_passes(
            "in two assessments",
            &[
                assessment("AssessmentID=1 AssessmentFactors=21"),
                assessment("AssessmentID=2 AssessmentFactors=2B"),
            ],
        ),
        boundary_passes("another number", &[assessment("AssessmentFactors=20 AssessmentFactors=2B")]),
    ]);

fn found_none_and_some(referral: &Referral, _: &Census, sink: &mut Sink) {
    for row in referral.assessments {
        let is_same = |other: &&Assessment| {
            other.assessment_id == row.assessment_id && other.authorisation_date == row.authorisation_date
        };
        let mut factors = referral.assessments.iter().filter(is_same).flat_map(|other| &other.factors);
        if row.factors.iter().any(|factor| !factor.is("21")) && factors.any(|factor| factor.is("21")) {
            sink.row(row);
        }
    }
}
