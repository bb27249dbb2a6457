//! A short break has a placement postcode or an Ofsted number.
//!
//! Why: where children stay for short breaks is not collected.
//!
//! What to do: leave the postcode and the number blank, or correct the legal status.
//!
//! Source: Children looked-after return guide, validation check 214.

use crate::ssda903::writing::*;

/// V3 and V4 are the short breaks.
pub const RULE: Rule = rule("214").items(&["PL_POST", "URN"]).per_episode(says_where).examples(&[
    passes("no short break", &[episode("LS=C2 PL_POST=SO23 8UJ URN=SC123456")]),
    finds("a postcode", &[episode("LS=V3 PL_POST=SO23 8UJ").found()]),
    finds("a number", &[episode("LS=V4 URN=SC123456").found()]),
    boundary_passes("neither", &[episode("LS=V3 HOME_POST=SO23 8UJ")]),
    boundary_passes("the nearest code", &[episode("LS=V2 PL_POST=SO23 8UJ")]),
]);

fn says_where(episode: &Episode, _: &Collection) -> bool {
    episode.ls.one_of(&["V3", "V4"]) && (episode.pl_post.is_filled() || episode.urn.is_filled())
}
