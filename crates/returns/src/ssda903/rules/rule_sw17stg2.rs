//! The child's latest social worker has ended, and nobody is told of after them.
//!
//! Why: a child always has a social worker: on 31 March one is open.
//!
//! What to do: leave the end blank if the social worker goes on, or add the one who took over.
//!
//! Source: Children looked-after return guide, validation check SW17STG2, from 2025/26.

use crate::ssda903::writing::*;

/// The one who began latest must be open.
pub const RULE: Rule =
    rule("SW17STG2").since(2026).items(&["SW_DEC", "SW_DECOM"]).per_child(latest_has_ended).examples(&[
        passes(
            "the latest is open",
            &[sw_episode("SW_DECOM=2026-05-26"), sw_episode("SW_DECOM=2026-05-01 SW_DEC=2026-05-26")],
        ),
        finds(
            "the latest has ended",
            &[
                sw_episode("SW_DECOM=2026-05-01 SW_DEC=2026-05-26"),
                sw_episode("SW_DECOM=2026-05-26 SW_DEC=2026-06-26").found(),
            ],
        ),
        boundary_finds("ended on 31 March", &[sw_episode("SW_DECOM=2026-05-01 SW_DEC=2027-03-31").found()]),
        boundary_passes(
            "of two from one day, one is open",
            &[sw_episode("SW_DECOM=2026-05-01"), sw_episode("SW_DECOM=2026-05-01 SW_DEC=2026-05-26")],
        ),
    ]);

fn latest_has_ended(child: &Child, _: &Collection, sink: &mut Sink) {
    let mut rows = child.social_workers_in_order();
    if rows.iter().any(|row| row.sw_decom.is_known()) {
        rows.retain(|row| row.sw_decom.is_known());
    }
    if let Some(latest) = rows.last().filter(|latest| latest.sw_dec.is_filled()) {
        sink.row(*latest);
    }
}
