//! The reason an episode ceased is not one of the collection's codes.
//!
//! Why: it says whether the child moved, went home, was adopted, or left care in another way.
//!
//! What to do: record the code as the collection's guide has it.
//!
//! Source: Children looked-after return guide, validation check 149.

use kith_vocabulary::codes::episode_end_reason::EpisodeEndReason;

use crate::ssda903::writing::*;

/// Blank says that the episode goes on.
pub const RULE: Rule = rule("149").items(&["REC"]).per_episode(is_no_code).examples(&[
    passes("a code", &[episode("REC=E4A")]),
    finds("no code", &[episode("REC=HOME").found()]),
    boundary_passes("nothing", &[episode("RNE=S")]),
    boundary_finds("the nearest codes", &[episode("REC=X").found(), episode("REC=E4").found()]),
]);

fn is_no_code(episode: &Episode, _: &Collection) -> bool {
    episode.rec.is_filled() && EpisodeEndReason::from_code(episode.rec.as_str()).is_none()
}
