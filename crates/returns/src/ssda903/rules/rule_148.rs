//! An episode has the date it ceased without a reason, or the reason without a date.
//!
//! Why: the date and the reason tell one event and are of no use apart.
//!
//! What to do: give both, or remove both if the episode goes on.
//!
//! Source: Children looked-after return guide, validation check 148.

use crate::ssda903::writing::*;

/// One of the two without the other.
pub const RULE: Rule = rule("148").items(&["DEC", "REC"]).per_episode(has_one_of_two).examples(&[
    passes("both", &[episode("DEC=2026-05-26 REC=X1")]),
    finds("no reason", &[episode("DEC=2026-05-26").found()]),
    finds("no date", &[episode("REC=X1").found()]),
    boundary_passes("neither", &[episode("RNE=S")]),
    boundary_passes("a date that is none is another rule's business", &[episode("DEC=31/02/2026 REC=X1")]),
]);

fn has_one_of_two(episode: &Episode, _: &Collection) -> bool {
    episode.dec.is_filled() != episode.rec.is_filled()
}
