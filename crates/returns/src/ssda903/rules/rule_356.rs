//! An episode ended before it started.
//!
//! Why: lengths of stay are counted from one date to the other.
//!
//! What to do: check both dates and correct the wrong one.
//!
//! Source: Children looked-after return guide, validation check 356.

use crate::ssda903::writing::*;

/// An episode may end on the day it started.
pub const RULE: Rule = rule("356").items(&["DECOM", "DEC"]).per_episode(ended_before_it_started).examples(&[
    passes("ended later", &[episode("DECOM=2026-05-26 DEC=2026-06-30")]),
    passes("not ended", &[episode("DECOM=2026-05-26")]),
    finds("ended the day before", &[episode("DECOM=2026-05-26 DEC=2026-05-25").found()]),
    boundary_passes("the same day", &[episode("DECOM=2026-05-26 DEC=2026-05-26")]),
]);

fn ended_before_it_started(episode: &Episode, _: &Collection) -> bool {
    episode.dec.is_before(&episode.decom)
}
