//! The only assessment of a case found no factors, but the case is not closed with no further action.
//!
//! Why: where nothing was found there is nothing more to do.
//!
//! What to do: correct the factors of the assessment, close the case with RC8 or RC9, or say why it goes on.
//!
//! Source: Children in need census guide, validation rule 8873Q.

use crate::cin_census::writing::*;

/// Cases with a single assessment, open ones too.
pub const RULE: Rule = rule("8873Q")
    .query()
    .items(&["ReasonForClosure", "AssessmentFactors"])
    .per_referral(goes_on_without_factors)
    .examples(&[
        passes(
            "closed after assessment",
            &[details("ReasonForClosure=RC8"), assessment("AssessmentFactors=21")],
        ),
        finds(
            "closed for another reason",
            &[details("ReasonForClosure=RC7").found(), assessment("AssessmentFactors=21").found()],
        ),
        boundary_finds(
            "still open",
            &[details("ReferralNFA=false").found(), assessment("AssessmentFactors=21").found()],
        ),
        boundary_passes(
            "factors were found",
            &[details("ReasonForClosure=RC7"), assessment("AssessmentFactors=20")],
        ),
        boundary_passes(
            "another assessment followed",
            &[
                details("ReasonForClosure=RC7"),
                assessment("AssessmentID=1 AssessmentFactors=21"),
                assessment("AssessmentID=2 AssessmentFactors=20"),
            ],
        ),
    ]);

fn goes_on_without_factors(referral: &Referral, _: &Census, sink: &mut Sink) {
    let [only] = referral.assessments else { return };
    let none_found = only.factors.iter().any(|factor| factor.is("21"));
    for row in referral.details.iter().filter(|_| none_found) {
        if !row.reason_for_closure.one_of(&["RC8", "RC9"]) {
            sink.rows(&[row, only]);
        }
    }
}
