//! A child on a short break is in a temporary placement.
//!
//! Why: a short break is short already; nobody is placed elsewhere for a while within it.
//!
//! What to do: correct the placement type or the legal status.
//!
//! Source: Children looked-after return guide, validation check 382.

use crate::ssda903::writing::*;

/// V3 and V4 do not go with T0 to T4.
pub const RULE: Rule = rule("382").items(&["LS", "PLACE"]).per_episode(is_away_from_a_break).examples(&[
    passes("on a break", &[episode("LS=V3 PLACE=U6")]),
    finds("away from it", &[episode("LS=V4 PLACE=T2").found()]),
    boundary_passes("away from a placement by agreement", &[episode("LS=V2 PLACE=T2")]),
]);

fn is_away_from_a_break(episode: &Episode, _: &Collection) -> bool {
    episode.ls.one_of(&["V3", "V4"]) && episode.place.one_of(&["T0", "T1", "T2", "T3", "T4"])
}
