//! The child was not looked after for the whole year, but has a reason for no strengths and difficulties score.
//!
//! Why: the score is asked only of children looked after for twelve months at 31 March.
//!
//! What to do: remove the reason, or correct the child's episodes.
//!
//! Source: Children looked-after return guide, validation check 198.

use crate::ssda903::writing::*;

/// A child without episodes was not looked after either.
pub const RULE: Rule =
    rule("198").items(&["SDQ_REASON"]).needs(&[Need::Table("Episodes")]).per_child(has_a_reason).examples(&[
        passes("the whole year", &[episode("DECOM=2025-05-26"), oc2("SDQ_REASON=SDQ2")]),
        finds("came in the year", &[episode("DECOM=2026-05-26 RNE=S"), oc2("SDQ_REASON=SDQ2").found()]),
        passes("no reason", &[episode("DECOM=2026-05-26 RNE=S"), oc2("CONVICTED=0")]),
        boundary_finds(
            "in no episode",
            &[episode("CHILD=102 DECOM=2025-05-26"), oc2("SDQ_REASON=SDQ2").found()],
        ),
    ]);

fn has_a_reason(child: &Child, collection: &Collection, sink: &mut Sink) {
    if !child.is_continuously_looked_after(collection) {
        child.oc2.iter().filter(|row| row.sdq_reason.is_filled()).for_each(|row| sink.row(row));
    }
}
