//! A social worker ended more than five days before 31 March, and the next did not begin within five days.
//!
//! Why: a child always has a social worker, and a gap is told of nowhere else.
//!
//! What to do: correct the day one ended or the day the other began, or add the social worker between them.
//!
//! Source: Children looked-after return guide, validation check SW11aSTG2, in 2023/24 only.

use crate::ssda903::writing::*;

/// By start, the one who follows is shown.
pub const RULE: Rule =
    rule("SW11aSTG2").since(2024).until(2024).items(&["SW_DEC"]).per_child(does_not_follow).examples(&[
        passes(
            "the next day",
            &[sw_episode("SW_DECOM=2023-05-01 SW_DEC=2023-05-26"), sw_episode("SW_DECOM=2023-05-27")],
        ),
        finds(
            "weeks later",
            &[sw_episode("SW_DECOM=2023-05-01 SW_DEC=2023-05-26"), sw_episode("SW_DECOM=2023-07-27").found()],
        ),
        finds(
            "without a start",
            &[sw_episode("SW_DECOM=2023-05-01 SW_DEC=2023-05-26"), sw_episode("SW_ID=SW2").found()],
        ),
        boundary_passes(
            "five days",
            &[sw_episode("SW_DECOM=2023-05-01 SW_DEC=2023-05-26"), sw_episode("SW_DECOM=2023-05-31")],
        ),
        boundary_finds(
            "five days before 31 March",
            &[sw_episode("SW_DECOM=2023-05-01 SW_DEC=2024-03-26"), sw_episode("SW_ID=SW2").found()],
        ),
        boundary_passes(
            "four days before 31 March",
            &[sw_episode("SW_DECOM=2023-05-01 SW_DEC=2024-03-27"), sw_episode("SW_ID=SW2")],
        ),
    ]);

fn does_not_follow(child: &Child, collection: &Collection, sink: &mut Sink) {
    for pair in child.social_workers_in_order().windows(2) {
        let (before, after) = (pair[0], pair[1]);
        let near = after.sw_decom.is_within(before.sw_dec.plus_days(-5), before.sw_dec.plus_days(5));
        if before.sw_dec.is_on_or_before(collection.end.plus_days(-5)) && !near {
            sink.row(after);
        }
    }
}
