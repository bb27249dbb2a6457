//! The child was not looked after for the whole year, but has a strengths and difficulties score.
//!
//! Why: the score is asked only of children looked after for twelve months at 31 March.
//!
//! What to do: remove the score, or correct the child's episodes.
//!
//! Source: Children looked-after return guide, validation check 185.

use crate::ssda903::writing::*;

/// A child without episodes was not looked after either.
pub const RULE: Rule =
    rule("185").items(&["SDQ_SCORE"]).needs(&[Need::Table("Episodes")]).per_child(has_a_score).examples(&[
        passes("the whole year", &[episode("DECOM=2025-05-26"), oc2("SDQ_SCORE=12")]),
        finds("came in the year", &[episode("DECOM=2026-05-26 RNE=S"), oc2("SDQ_SCORE=12").found()]),
        passes("no score", &[episode("DECOM=2026-05-26 RNE=S"), oc2("CONVICTED=0")]),
        boundary_finds(
            "in no episode",
            &[episode("CHILD=102 DECOM=2025-05-26"), oc2("SDQ_SCORE=12").found()],
        ),
    ]);

fn has_a_score(child: &Child, collection: &Collection, sink: &mut Sink) {
    if !child.is_continuously_looked_after(collection) {
        child.oc2.iter().filter(|row| row.sdq_score.is_filled()).for_each(|row| sink.row(row));
    }
}
