//! The strengths and difficulties score is not a whole number from 0 to 40.
//!
//! Why: no other score can come out of the questionnaire.
//!
//! What to do: check the score against the questionnaire.
//!
//! Source: Children looked-after return guide, validation check 180.

use crate::ssda903::writing::*;

/// Blank is another rule's business.
pub const RULE: Rule = rule("180").items(&["SDQ_SCORE"]).per_oc2(is_no_score).examples(&[
    passes("a score", &[oc2("SDQ_SCORE=12")]),
    finds("a word", &[oc2("SDQ_SCORE=HIGH").found()]),
    boundary_passes("the edges, and nothing", &[oc2("SDQ_SCORE=0"), oc2("SDQ_SCORE=40"), oc2("CONVICTED=0")]),
    boundary_finds("just outside", &[oc2("SDQ_SCORE=41").found(), oc2("SDQ_SCORE=-1").found()]),
    boundary_finds("a half", &[oc2("SDQ_SCORE=39.5").found()]),
    boundary_passes("a whole number as a spreadsheet writes it", &[oc2("SDQ_SCORE=20.0")]),
]);

fn is_no_score(row: &Oc2, _: &Collection) -> bool {
    match &row.sdq_score {
        Cell::Blank => false,
        Cell::Known(score) => !(0..=40).contains(score),
        Cell::Unknown(text) => {
            !text.decimal().is_some_and(|score| score.fract() == 0.0 && (0.0..=40.0).contains(&score))
        }
    }
}
