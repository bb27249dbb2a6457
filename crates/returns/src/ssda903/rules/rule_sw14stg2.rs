//! The day a social worker ended is missing, though another began later.
//!
//! Why: a child has one social worker at a time, and the time of both would be counted.
//!
//! What to do: give the day the social worker ended.
//!
//! Source: Children looked-after return guide, validation check SW14STG2, in 2023/24 only.

use crate::ssda903::writing::*;

/// Only the latest may be open.
pub const RULE: Rule =
    rule("SW14STG2").since(2024).until(2024).items(&["SW_DEC"]).per_child(is_not_ended).examples(&[
        passes(
            "only the last is open",
            &[sw_episode("SW_DECOM=2023-05-01 SW_DEC=2023-05-26"), sw_episode("SW_DECOM=2023-05-26")],
        ),
        finds(
            "the earlier is open",
            &[sw_episode("SW_DECOM=2023-05-26"), sw_episode("SW_DECOM=2023-05-01").found()],
        ),
        boundary_passes("one alone", &[sw_episode("SW_DECOM=2023-05-01")]),
    ]);

fn is_not_ended(child: &Child, _: &Collection, sink: &mut Sink) {
    let mut rows = child.social_workers_in_order();
    rows.pop();
    rows.into_iter().filter(|row| row.sw_dec.is_blank()).for_each(|row| sink.row(row));
}
