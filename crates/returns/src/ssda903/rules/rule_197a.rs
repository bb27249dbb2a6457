//! The child has a strengths and difficulties score, and also a reason for having none.
//!
//! Why: only one of the two can be true.
//!
//! What to do: remove the reason if there is a score.
//!
//! Source: Children looked-after return guide, validation check 197a.

use crate::ssda903::writing::*;

/// Both are filled.
pub const RULE: Rule = rule("197a").items(&["SDQ_SCORE", "SDQ_REASON"]).per_oc2(has_both).examples(&[
    passes("a score", &[oc2("SDQ_SCORE=12")]),
    passes("a reason", &[oc2("SDQ_REASON=SDQ2")]),
    finds("both", &[oc2("SDQ_SCORE=12 SDQ_REASON=SDQ2").found()]),
    boundary_finds("a score of nought is a score", &[oc2("SDQ_SCORE=0 SDQ_REASON=SDQ2").found()]),
    boundary_passes("neither", &[oc2("CONVICTED=0")]),
]);

fn has_both(row: &Oc2, _: &Collection) -> bool {
    row.sdq_score.is_filled() && row.sdq_reason.is_filled()
}
