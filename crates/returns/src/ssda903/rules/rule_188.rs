//! The child is under 4 at the end of the year, but has a strengths and difficulties score, or a reason for having
//! none.
//!
//! Why: the questionnaire is for children of 4 to 16.
//!
//! What to do: remove the score and the reason, or correct the date of birth.
//!
//! Source: Children looked-after return guide, validation check 188.

use crate::ssda903::writing::*;

/// Four on the last day of the year is old enough.
pub const RULE: Rule = rule("188").items(&["SDQ_SCORE", "SDQ_REASON"]).per_oc2(is_too_young).examples(&[
    passes("old enough", &[oc2("DOB=2016-05-26 SDQ_SCORE=12")]),
    finds("a score", &[oc2("DOB=2024-05-26 SDQ_SCORE=12").found()]),
    finds("a reason", &[oc2("DOB=2024-05-26 SDQ_REASON=SDQ1").found()]),
    passes("neither", &[oc2("DOB=2024-05-26")]),
    boundary_passes("four on the last day", &[oc2("DOB=2023-03-31 SDQ_SCORE=12")]),
    boundary_finds("four the day after", &[oc2("DOB=2023-04-01 SDQ_SCORE=12").found()]),
]);

fn is_too_young(row: &Oc2, collection: &Collection) -> bool {
    row.dob.plus_years(4).is_after(collection.end)
        && (row.sdq_score.is_filled() || row.sdq_reason.is_filled())
}
