//! The child was placed for adoption before the authority decided that adoption is best.
//!
//! Why: nobody may place a child for adoption without that decision.
//!
//! What to do: check the date of the decision, the date the episode began and the placement type.
//!
//! Source: Children looked-after return guide, validation check 521.

use crate::ssda903::writing::*;

/// Each episode in A3 to A6 against the date of the decision.
pub const RULE: Rule =
    rule("521").items(&["DATE_INT", "DECOM", "PLACE"]).per_child(was_placed_before).examples(&[
        passes("decided before", &[ad1("DATE_INT=2026-05-01"), episode("DECOM=2026-05-26 PLACE=A4")]),
        passes("in foster care before", &[ad1("DATE_INT=2026-05-01"), episode("DECOM=2026-04-26 PLACE=U6")]),
        finds(
            "decided after",
            &[ad1("DATE_INT=2026-06-01").found(), episode("DECOM=2026-05-26 PLACE=A4").found()],
        ),
        boundary_passes(
            "decided that day",
            &[ad1("DATE_INT=2026-05-26"), episode("DECOM=2026-05-26 PLACE=A4")],
        ),
    ]);

fn was_placed_before(child: &Child, _: &Collection, sink: &mut Sink) {
    for adoption in child.ad1 {
        for episode in child.episodes {
            if episode.place.one_of(&["A3", "A4", "A5", "A6"]) && adoption.date_int.is_after(&episode.decom) {
                sink.rows(&[episode, adoption]);
            }
        }
    }
}
