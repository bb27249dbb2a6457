//! A temporary placement, or the episode before it, has a reason for placement change.
//!
//! Why: the child is expected back, so the placement has not really changed.
//!
//! What to do: remove the reason from the temporary placement and from the episode before it, or correct the
//! placement type.
//!
//! Source: Children looked-after return guide, validation check 226.

use crate::ssda903::writing::*;

/// Points at the temporary placement.
pub const RULE: Rule =
    rule("226").items(&["PLACE", "REASON_PLACE_CHANGE"]).per_child(has_a_reason).examples(&[
        passes("no reason", &[episode("DECOM=2026-04-01 PLACE=U1"), episode("DECOM=2026-05-26 PLACE=T1")]),
        finds("its own", &[episode("DECOM=2026-04-01 PLACE=T0 REASON_PLACE_CHANGE=CARPL").found()]),
        finds(
            "the one before",
            &[
                episode("DECOM=2026-04-01 PLACE=U1 REASON_PLACE_CHANGE=CARPL"),
                episode("DECOM=2026-05-26 PLACE=T1").found(),
            ],
        ),
        boundary_passes(
            "the one after",
            &[
                episode("DECOM=2026-05-26 PLACE=U1 REASON_PLACE_CHANGE=CARPL"),
                episode("DECOM=2026-04-01 PLACE=T4"),
            ],
        ),
    ]);

fn has_a_reason(child: &Child, _: &Collection, sink: &mut Sink) {
    let mut reason_before = false;
    for episode in child.episodes_in_order {
        let reason = episode.reason_place_change.is_filled();
        if episode.place.one_of(&["T0", "T1", "T2", "T3", "T4"]) && (reason || reason_before) {
            sink.row(*episode);
        }
        reason_before = reason;
    }
}
