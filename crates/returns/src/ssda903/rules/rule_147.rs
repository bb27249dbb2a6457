//! The date an episode ceased is not a date.
//!
//! Why: every length of stay is counted to it.
//!
//! What to do: give the day the episode ceased, as day/month/year.
//!
//! Source: Children looked-after return guide, validation check 147.

use crate::ssda903::writing::*;

/// Blank says that the episode goes on.
pub const RULE: Rule = rule("147").items(&["DEC"]).per_episode(end_is_not_a_date).examples(&[
    passes("a date", &[episode("DEC=2026-05-26")]),
    finds("a day that is not", &[episode("DEC=38/04/2026").found()]),
    boundary_passes("nothing", &[episode("RNE=S")]),
    boundary_finds("a year of two figures", &[episode("DEC=26/05/26").found()]),
]);

fn end_is_not_a_date(episode: &Episode, _: &Collection) -> bool {
    episode.dec.is_unknown()
}
