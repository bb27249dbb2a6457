//! The child was not looked after for the whole year, but has health or offending information.
//!
//! Why: these items are asked only of children looked after for twelve months at 31 March.
//!
//! What to do: remove the information, or correct the child's episodes.
//!
//! Source: Children looked-after return guide, validation check 190.

use crate::ssda903::writing::*;

/// A child without episodes was not looked after either.
pub const RULE: Rule =
    rule("190").items(HEALTH_ITEMS).needs(&[Need::Table("Episodes")]).per_child(has_answers).examples(&[
        passes("the whole year", &[episode("DECOM=2025-05-26"), oc2("CONVICTED=0")]),
        finds("came in the year", &[episode("DECOM=2026-05-26 RNE=S"), oc2("CONVICTED=0").found()]),
        boundary_passes(
            "a score is another rule's business",
            &[episode("DECOM=2026-05-26 RNE=S"), oc2("SDQ_SCORE=12")],
        ),
        boundary_finds(
            "in no episode",
            &[episode("CHILD=102 DECOM=2025-05-26"), oc2("TEETH_CHECK=1").found()],
        ),
    ]);

fn has_answers(child: &Child, collection: &Collection, sink: &mut Sink) {
    if !child.is_continuously_looked_after(collection) {
        let answered = |row: &&Oc2| row.health().iter().any(|answer| answer.is_filled());
        child.oc2.iter().filter(answered).for_each(|row| sink.row(row));
    }
}
