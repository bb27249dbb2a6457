//! A child was adopted from a placement that was not for adoption.
//!
//! Why: a child lives with the adopters before the adoption order, and that placement is recorded as A3 to
//! A6.
//!
//! What to do: add the episode in which the child was placed for adoption, or correct the placement type or
//! the reason the episode ceased.
//!
//! Source: Children looked-after return guide, validation check 390.

use crate::ssda903::writing::*;

/// E11 and E12 go with A3 to A6.
pub const RULE: Rule = rule("390").items(&["PLACE", "REC"]).per_episode(was_not_placed).examples(&[
    passes("placed for adoption", &[episode("PLACE=A4 REC=E12")]),
    finds("from foster care", &[episode("PLACE=U6 REC=E11").found()]),
    finds("no placement", &[episode("REC=E11").found()]),
    boundary_passes("left for another reason", &[episode("PLACE=U6 REC=E13")]),
]);

fn was_not_placed(episode: &Episode, _: &Collection) -> bool {
    episode.rec.one_of(&["E11", "E12"]) && !episode.place.one_of(&["A3", "A4", "A5", "A6"])
}
