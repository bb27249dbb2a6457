//! The child was 17 when the year began, but has a strengths and difficulties score, or a reason for having none.
//!
//! Why: the questionnaire is for children of 4 to 16.
//!
//! What to do: remove the score and the reason, or correct the date of birth.
//!
//! Source: Children looked-after return guide, validation check 189.

use crate::ssda903::writing::*;

/// Seventeen on the first day of the year is too old.
pub const RULE: Rule =
    rule("189").items(&["DOB", "SDQ_SCORE", "SDQ_REASON"]).per_oc2(is_too_old).examples(&[
        passes("young enough", &[oc2("DOB=2016-05-26 SDQ_SCORE=12")]),
        finds("a score", &[oc2("DOB=2008-05-26 SDQ_SCORE=12").found()]),
        finds("a reason", &[oc2("DOB=2008-05-26 SDQ_REASON=SDQ1").found()]),
        passes("neither", &[oc2("DOB=2008-05-26")]),
        boundary_finds("17 that very day", &[oc2("DOB=2009-04-01 SDQ_SCORE=12").found()]),
        boundary_passes("17 the day after", &[oc2("DOB=2009-04-02 SDQ_SCORE=12")]),
    ]);

fn is_too_old(row: &Oc2, collection: &Collection) -> bool {
    row.dob.plus_years(17).is_on_or_before(collection.start)
        && (row.sdq_score.is_filled() || row.sdq_reason.is_filled())
}
