//! The decision to place the child for adoption was made before the child came into care.
//!
//! Why: the decision is one about a looked-after child.
//!
//! What to do: correct the date of the decision or the start of the first episode.
//!
//! Source: Children looked-after return guide, validation check 1003.

use crate::ssda903::writing::*;

/// Compared with the first episode that starts a period of care.
pub const RULE: Rule =
    rule("1003").items(&["DATE_PLACED", "DECOM", "RNE"]).per_child(is_before_care).examples(&[
        passes("later", &[episode("DECOM=2026-05-26 RNE=S"), placed_adoption("DATE_PLACED=2026-08-01")]),
        passes(
            "only changed placement",
            &[episode("DECOM=2026-05-26 RNE=P"), placed_adoption("DATE_PLACED=2025-08-01")],
        ),
        finds(
            "earlier",
            &[
                episode("DECOM=2026-05-26 RNE=S").found(),
                episode("DECOM=2026-09-26 RNE=S"),
                placed_adoption("DATE_PLACED=2026-05-01").found(),
            ],
        ),
        boundary_passes(
            "the same day",
            &[episode("DECOM=2026-05-26 RNE=S"), placed_adoption("DATE_PLACED=2026-05-26")],
        ),
        boundary_finds(
            "the day before",
            &[episode("DECOM=2026-05-26 RNE=S").found(), placed_adoption("DATE_PLACED=2026-05-25").found()],
        ),
    ]);

fn is_before_care(child: &Child, _: &Collection, sink: &mut Sink) {
    let began = child.episodes.iter().filter(|episode| episode.rne.is("S") && episode.decom.is_known());
    let Some(first) = began.min_by_key(|episode| episode.decom.known()) else { return };
    for decision in child.placed_adoption {
        if decision.date_placed.is_before(&first.decom) {
            sink.rows(&[first, decision]);
        }
    }
}
