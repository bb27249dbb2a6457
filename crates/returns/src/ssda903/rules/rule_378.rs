//! A child placed with parents is looked after under a single period of accommodation.
//!
//! Why: parents who have their child at home have agreed to no accommodation: only an order can place a child
//! with them.
//!
//! What to do: check the placement type and the legal status. A child at home without an order has left care.
//!
//! Source: Children looked-after return guide, validation check 378.

use crate::ssda903::writing::*;

/// P1 does not go with V2.
pub const RULE: Rule = rule("378").items(&["LS", "PLACE"]).per_episode(is_at_home_by_agreement).examples(&[
    passes("under a care order", &[episode("PLACE=P1 LS=C2")]),
    finds("by agreement", &[episode("PLACE=P1 LS=V2").found()]),
    boundary_passes("with a friend of the family by agreement", &[episode("PLACE=U3 LS=V2")]),
]);

fn is_at_home_by_agreement(episode: &Episode, _: &Collection) -> bool {
    episode.place.is("P1") && episode.ls.is("V2")
}
