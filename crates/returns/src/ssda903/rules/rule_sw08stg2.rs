//! A new social worker has begun, but the one before has not ended.
//!
//! Why: a child has one social worker at a time, and the time of both would be counted.
//!
//! What to do: give the day the earlier social worker ended.
//!
//! Source: Children looked-after return guide, validation check SW08STG2, from 2023/24.

use crate::ssda903::writing::*;

/// Only the latest may be open.
pub const RULE: Rule = rule("SW08STG2").since(2024).items(&["SW_DEC"]).per_child(is_not_ended).examples(&[
    passes(
        "only the last is open",
        &[sw_episode("SW_DECOM=2026-05-01 SW_DEC=2026-05-26"), sw_episode("SW_DECOM=2026-05-26")],
    ),
    finds(
        "the earlier is open",
        &[sw_episode("SW_DECOM=2026-05-01").found(), sw_episode("SW_DECOM=2026-05-26")],
    ),
    finds(
        "and the later has ended",
        &[sw_episode("SW_DECOM=2026-05-26 SW_DEC=2026-06-26"), sw_episode("SW_DECOM=2026-05-01").found()],
    ),
    boundary_passes("one alone", &[sw_episode("SW_DECOM=2026-05-01")]),
    boundary_passes(
        "starts that are not dates",
        &[sw_episode("SW_DECOM=31/06/2026"), sw_episode("SW_DECOM=ZZ/ZZ/ZZZZ")],
    ),
]);

fn is_not_ended(child: &Child, _: &Collection, sink: &mut Sink) {
    let mut rows = child.social_workers_in_order();
    rows.retain(|row| row.sw_decom.is_known());
    rows.pop();
    rows.into_iter().filter(|row| row.sw_dec.is_blank()).for_each(|row| sink.row(row));
}
