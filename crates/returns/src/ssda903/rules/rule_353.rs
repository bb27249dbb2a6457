//! An episode began before 14 October 1991.
//!
//! Why: the law under which children are looked after came into force on that day.
//!
//! What to do: correct the day the episode began.
//!
//! Source: Children looked-after return guide, validation check 353.

use crate::ssda903::writing::*;

/// The day itself is right.
pub const RULE: Rule = rule("353").items(&["DECOM"]).per_episode(begins_too_early).examples(&[
    passes("today", &[episode("DECOM=2026-05-26")]),
    finds("long ago", &[episode("DECOM=1980-05-26").found()]),
    boundary_passes("that very day", &[episode("DECOM=1991-10-14")]),
    boundary_finds("the day before", &[episode("DECOM=1991-10-13").found()]),
]);

fn begins_too_early(episode: &Episode, _: &Collection) -> bool {
    episode.decom.is_before(date(1991, 10, 14))
}
