//! A short break says that the child moved or changed legal status within it.
//!
//! Why: each short break is an episode of its own that starts and ends.
//!
//! What to do: change the reason for the new episode to S, or correct the legal status.
//!
//! Source: Children looked-after return guide, validation check 366.

use crate::ssda903::writing::*;

/// V3 goes with S only.
pub const RULE: Rule = rule("366").items(&["RNE"]).per_episode(does_not_start).examples(&[
    passes("started", &[episode("LS=V3 RNE=S")]),
    finds("moved", &[episode("LS=V3 RNE=P").found()]),
    finds("no reason", &[episode("LS=V3").found()]),
    boundary_passes("a series under one agreement", &[episode("LS=V4 RNE=T")]),
]);

fn does_not_start(episode: &Episode, _: &Collection) -> bool {
    episode.ls.is("V3") && !episode.rne.is("S")
}
