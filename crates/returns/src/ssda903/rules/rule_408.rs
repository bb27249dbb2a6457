//! A child is placed for adoption with a placement order, but the legal status is not a placement order.
//!
//! Why: A5 and A6 say that the court has made the order.
//!
//! What to do: correct the placement type (A3 and A4 are with consent) or the legal status.
//!
//! Source: Children looked-after return guide, validation check 408.

use crate::ssda903::writing::*;

/// A5 and A6 go with E1.
pub const RULE: Rule = rule("408").items(&["LS", "PLACE"]).per_episode(has_no_order).examples(&[
    passes("with an order", &[episode("PLACE=A5 LS=E1")]),
    finds("under a care order only", &[episode("PLACE=A6 LS=C2").found()]),
    finds("no legal status", &[episode("PLACE=A5").found()]),
    boundary_passes("placed with consent", &[episode("PLACE=A4 LS=V2")]),
]);

fn has_no_order(episode: &Episode, _: &Collection) -> bool {
    episode.place.one_of(&["A5", "A6"]) && !episode.ls.is("E1")
}
