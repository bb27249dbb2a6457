//! A short break has a postcode of home or of the placement.
//!
//! Why: distance is not asked for short breaks.
//!
//! What to do: remove the postcodes, or correct the legal status.
//!
//! Source: Children looked-after return guide, validation check 398.

use crate::ssda903::writing::*;

/// V3 and V4 have neither.
pub const RULE: Rule =
    rule("398").items(&["HOME_POST", "LS", "PL_POST"]).per_episode(has_a_postcode).examples(&[
        passes("none", &[episode("LS=V3")]),
        finds("both", &[episode("LS=V3 HOME_POST=SO23 8UJ PL_POST=SO22 5AB").found()]),
        boundary_finds("one", &[episode("LS=V4 PL_POST=SO22 5AB").found()]),
        boundary_passes("by agreement, not a break", &[episode("LS=V2 PL_POST=SO22 5AB")]),
    ]);

fn has_a_postcode(episode: &Episode, _: &Collection) -> bool {
    episode.ls.one_of(&["V3", "V4"]) && (episode.home_post.is_filled() || episode.pl_post.is_filled())
}
