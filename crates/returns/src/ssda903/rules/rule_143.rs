//! The reason a new episode began is not one of the collection's codes.
//!
//! Why: it says whether the child came into care, moved, or changed legal status.
//!
//! What to do: record S, L, P, T, B or U as the collection's guide has it.
//!
//! Source: Children looked-after return guide, validation check 143.

use kith_vocabulary::codes::episode_reason::EpisodeReason;

use crate::ssda903::writing::*;

/// Blank is another rule's business.
pub const RULE: Rule = rule("143").items(&["RNE"]).per_episode(is_no_code).examples(&[
    passes("a code", &[episode("RNE=S")]),
    finds("two letters", &[episode("RNE=SP").found()]),
    boundary_passes("nothing", &[episode("LS=C2")]),
    boundary_finds("the nearest letter", &[episode("RNE=A").found()]),
]);

fn is_no_code(episode: &Episode, _: &Collection) -> bool {
    episode.rne.is_filled() && EpisodeReason::from_code(episode.rne.as_str()).is_none()
}
