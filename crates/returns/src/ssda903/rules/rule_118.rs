//! The decision no longer to place the child for adoption is before this year, or before the child came into care.
//!
//! Why: a decision reversed in an earlier year belongs to that year's return.
//!
//! What to do: check the day of the decision, and the day the child started to be looked after.
//!
//! Source: Children looked-after return guide, validation check 118.

use crate::ssda903::writing::*;

/// Compares with the start of the earliest episode that is not a short break.
pub const RULE: Rule =
    rule("118").items(&["DATE_PLACED_CEASED", "DECOM", "LS"]).per_child(is_too_early).examples(&[
        passes(
            "in the year",
            &[episode("DECOM=2025-05-26 LS=C2"), placed_adoption("DATE_PLACED_CEASED=2026-05-26")],
        ),
        finds(
            "before the child came",
            &[
                episode("DECOM=2026-05-26 LS=C2").found(),
                placed_adoption("DATE_PLACED_CEASED=2026-05-25").found(),
            ],
        ),
        boundary_passes(
            "the first day of the year",
            &[episode("DECOM=2025-05-26 LS=C2"), placed_adoption("DATE_PLACED_CEASED=2026-04-01")],
        ),
        boundary_finds(
            "the day before",
            &[
                episode("DECOM=2025-05-26 LS=C2").found(),
                placed_adoption("DATE_PLACED_CEASED=2026-03-31").found(),
            ],
        ),
        boundary_passes(
            "a short break began later",
            &[
                episode("DECOM=2026-05-26 LS=C2"),
                episode("DECOM=2026-04-02 LS=V4"),
                placed_adoption("DATE_PLACED_CEASED=2026-05-26"),
            ],
        ),
    ]);

fn is_too_early(child: &Child, collection: &Collection, sink: &mut Sink) {
    let mut in_order = child.episodes_in_order.iter().filter(|episode| episode.decom.is_known());
    let Some(first) = in_order.find(|episode| !episode.ls.one_of(&["V3", "V4"])) else {
        return;
    };
    for decision in child.placed_adoption {
        let ceased = &decision.date_placed_ceased;
        if ceased.is_before(collection.start) || ceased.is_before(&first.decom) {
            sink.rows(&[*first, decision]);
        }
    }
}
