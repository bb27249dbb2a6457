//! A child is still freed for adoption.
//!
//! Why: freeing orders have not been made since 30 December 2005, and those there were have ended.
//!
//! What to do: correct the legal status (E1 is a placement order), or end the episode.
//!
//! Source: Children looked-after return guide, validation check 451, until 2023/24.

use crate::ssda903::writing::*;

/// D1 without an end and a reason for it.
pub const RULE: Rule =
    rule("451").until(2024).items(&["DEC", "LS", "REC"]).per_episode(is_still_freed).examples(&[
        passes("ended", &[episode("LS=D1 DEC=2023-05-26 REC=X1")]),
        finds("not ended", &[episode("LS=D1").found()]),
        boundary_passes("a reason without a date", &[episode("LS=D1 REC=E11")]),
    ]);

fn is_still_freed(episode: &Episode, _: &Collection) -> bool {
    episode.ls.is("D1") && episode.dec.is_blank() && episode.rec.is_blank()
}
