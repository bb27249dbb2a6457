//! A child was placed for adoption before the decision to do so.
//!
//! Why: nobody may place a child for adoption without that decision.
//!
//! What to do: check the date of the decision, the date the episode began and the placement type.
//!
//! Source: Children looked-after return guide, validation check 552.

use crate::ssda903::writing::*;

/// The first episode in A3 to A6 against the last decision.
pub const RULE: Rule = rule("552").items(&["DATE_PLACED", "DECOM"]).per_child(was_placed_before).examples(&[
    passes(
        "decided before",
        &[placed_adoption("DATE_PLACED=2026-05-01"), episode("DECOM=2026-05-26 PLACE=A4")],
    ),
    passes(
        "in foster care before",
        &[placed_adoption("DATE_PLACED=2026-05-26"), episode("DECOM=2026-05-01 PLACE=U6")],
    ),
    finds(
        "decided after the first of two",
        &[
            placed_adoption("DATE_PLACED=2026-06-01").found(),
            episode("DECOM=2026-05-26 PLACE=A4").found(),
            episode("DECOM=2026-05-27 PLACE=A4"),
        ],
    ),
    boundary_passes(
        "that day",
        &[placed_adoption("DATE_PLACED=2026-05-26"), episode("DECOM=2026-05-26 PLACE=A3")],
    ),
]);

fn was_placed_before(child: &Child, _: &Collection, sink: &mut Sink) {
    let mut placed =
        child.episodes_in_order.iter().filter(|episode| episode.place.one_of(&["A3", "A4", "A5", "A6"]));
    let decided = child.placed_adoption.iter().filter(|decision| decision.date_placed.is_known());
    let last = decided.max_by_key(|decision| decision.date_placed.known());
    if let (Some(first), Some(last)) = (placed.next(), last)
        && first.decom.is_before(&last.date_placed)
    {
        sink.rows(&[*first, last]);
    }
}
