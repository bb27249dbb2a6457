//! A child on a short break is in a long-term foster placement.
//!
//! Why: a short break is for a few days, and the placement says the child lives there.
//!
//! What to do: correct the placement type or the legal status.
//!
//! Source: Children looked-after return guide, validation check 384.

use crate::ssda903::writing::*;

/// V3 and V4 do not go with U1 and U4.
pub const RULE: Rule = rule("384").items(&["LS", "PLACE"]).per_episode(is_long_term).examples(&[
    passes("another foster placement", &[episode("LS=V3 PLACE=U6")]),
    finds("long-term", &[episode("LS=V3 PLACE=U1").found()]),
    boundary_finds("long-term with others", &[episode("LS=V4 PLACE=U4").found()]),
    boundary_passes("under an order", &[episode("LS=C2 PLACE=U1")]),
]);

fn is_long_term(episode: &Episode, _: &Collection) -> bool {
    episode.ls.one_of(&["V3", "V4"]) && episode.place.one_of(&["U1", "U4"])
}
