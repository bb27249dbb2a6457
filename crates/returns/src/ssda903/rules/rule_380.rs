//! A period of care starts with a temporary placement.
//!
//! Why: a temporary placement is time away from another one, so there must be one before it.
//!
//! What to do: add the episode in the placement the child was away from, or correct the placement type or the
//! reason for the new episode.
//!
//! Source: Children looked-after return guide, validation check 380.

use crate::ssda903::writing::*;

/// T0 to T4 go with P and B.
pub const RULE: Rule = rule("380").items(&["PLACE", "RNE"]).per_episode(does_not_follow).examples(&[
    passes("a move", &[episode("PLACE=T1 RNE=P")]),
    finds("a start", &[episode("PLACE=T1 RNE=S").found()]),
    finds("no reason", &[episode("PLACE=T4").found()]),
    boundary_passes("a start elsewhere", &[episode("PLACE=U1 RNE=S")]),
    boundary_finds("a new legal status only", &[episode("PLACE=T0 RNE=L").found()]),
]);

fn does_not_follow(episode: &Episode, _: &Collection) -> bool {
    episode.place.one_of(&["T0", "T1", "T2", "T3", "T4"]) && !episode.rne.one_of(&["P", "B"])
}
