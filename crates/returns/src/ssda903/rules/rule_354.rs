//! An episode began after the end of the year.
//!
//! Why: it belongs to the next year's return.
//!
//! What to do: correct the day the episode began, or leave the episode to the next return.
//!
//! Source: Children looked-after return guide, validation check 354.

use crate::ssda903::writing::*;

/// The last day of the year is in it.
pub const RULE: Rule = rule("354").items(&["DECOM"]).per_episode(begins_too_late).examples(&[
    passes("in the year", &[episode("DECOM=2026-05-26")]),
    finds("in the next", &[episode("DECOM=2027-05-26").found()]),
    boundary_passes("the last day", &[episode("DECOM=2027-03-31")]),
    boundary_finds("the day after", &[episode("DECOM=2027-04-01").found()]),
]);

fn begins_too_late(episode: &Episode, collection: &Collection) -> bool {
    episode.decom.is_after(collection.end)
}
