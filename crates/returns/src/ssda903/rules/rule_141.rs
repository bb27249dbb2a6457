//! The date an episode began is not a date.
//!
//! Why: every length of stay and every order of events is counted from it.
//!
//! What to do: give the day the episode began, as day/month/year.
//!
//! Source: Children looked-after return guide, validation check 141.

use crate::ssda903::writing::*;

/// The start of an episode must be a date.
pub const RULE: Rule = rule("141").items(&["DECOM"]).per_episode(start_is_not_a_date).examples(&[
    passes("a date", &[episode("DECOM=2026-05-26")]),
    passes("nothing, which is another rule's business", &[episode("RNE=S DECOM=")]),
    finds("a month that is not", &[episode("DECOM=01/13/2026").found(), episode("DECOM=2026-05-26")]),
    boundary_passes("29 February in a leap year", &[episode("DECOM=2024-02-29")]),
    boundary_finds("29 February in another year", &[episode("DECOM=29/02/2025").found()]),
]);

fn start_is_not_a_date(episode: &Episode, _: &Collection) -> bool {
    episode.decom.is_unknown()
}
