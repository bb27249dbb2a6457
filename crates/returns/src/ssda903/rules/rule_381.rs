//! A period of care ends with a temporary placement.
//!
//! Why: the child was to go back to their placement; a child who left care left from there.
//!
//! What to do: add the episode in the placement the child went back to, or correct the placement type or the
//! reason the episode ceased.
//!
//! Source: Children looked-after return guide, validation check 381.

use crate::ssda903::writing::*;

/// T0 to T4 go with X1 only.
pub const RULE: Rule = rule("381").items(&["PLACE", "REC"]).per_episode(ends_care).examples(&[
    passes("went back", &[episode("PLACE=T1 REC=X1")]),
    finds("went home", &[episode("PLACE=T1 REC=E4A").found()]),
    boundary_passes("not ended", &[episode("PLACE=T1")]),
]);

fn ends_care(episode: &Episode, _: &Collection) -> bool {
    episode.place.one_of(&["T0", "T1", "T2", "T3", "T4"]) && episode.rec.filled_but_none_of(&["X1"])
}
