//! The decision to place the child for adoption came after the placement order.
//!
//! Why: a court makes the order only for a child whom the authority has already decided to place.
//!
//! What to do: check the date of the decision and the date the legal status began.
//!
//! Source: Children looked-after return guide, validation check 554.
//!
//! Differs: an order may have begun in an episode of an earlier year, which is not in the return.

use crate::ssda903::writing::*;

/// The first episode under E1 against the date of the decision.
pub const RULE: Rule =
    rule("554").query().items(&["DATE_PLACED", "DECOM", "LS"]).per_child(was_ordered_before).examples(&[
        passes(
            "decided before",
            &[placed_adoption("DATE_PLACED=2026-05-01"), episode("DECOM=2026-05-26 LS=E1")],
        ),
        passes(
            "before the first of two",
            &[
                placed_adoption("DATE_PLACED=2026-05-20"),
                episode("DECOM=2026-06-26 LS=E1"),
                episode("DECOM=2026-05-26 LS=E1"),
            ],
        ),
        finds(
            "decided after",
            &[placed_adoption("DATE_PLACED=2026-06-01").found(), episode("DECOM=2026-05-26 LS=E1").found()],
        ),
        boundary_passes(
            "that day",
            &[placed_adoption("DATE_PLACED=2026-05-26"), episode("DECOM=2026-05-26 LS=E1")],
        ),
        boundary_finds(
            "the day after",
            &[placed_adoption("DATE_PLACED=2026-05-27").found(), episode("DECOM=2026-05-26 LS=E1").found()],
        ),
    ]);

fn was_ordered_before(child: &Child, _: &Collection, sink: &mut Sink) {
    let mut ordered = child.episodes_in_order.iter().filter(|episode| episode.ls.is("E1"));
    let Some(first) = ordered.next() else { return };
    for decision in child.placed_adoption {
        if decision.date_placed.is_after(&first.decom) {
            sink.rows(&[*first, decision]);
        }
    }
}
