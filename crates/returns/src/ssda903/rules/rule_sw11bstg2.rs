//! A social worker ended in the last days of March, and nobody is told of after them.
//!
//! Why: a child always has a social worker, and whoever took over is told of nowhere else.
//!
//! What to do: add the social worker who took over and the day they began, or leave the end blank if the same one
//! goes on.
//!
//! Source: Children looked-after return guide, validation check SW11bSTG2, from 2023/24.

use crate::ssda903::writing::*;

/// From five days before 31 March to that day. If the next row has no start, it is shown.
pub const RULE: Rule =
    rule("SW11bSTG2").since(2024).items(&["SW_DEC"]).per_child(has_no_successor).examples(&[
        passes(
            "somebody took over",
            &[sw_episode("SW_DECOM=2026-05-01 SW_DEC=2027-03-29"), sw_episode("SW_DECOM=2027-03-29")],
        ),
        finds("nobody did", &[sw_episode("SW_DECOM=2026-05-01 SW_DEC=2027-03-29").found()]),
        finds(
            "somebody with no start",
            &[sw_episode("SW_DECOM=2026-05-01 SW_DEC=2027-03-29"), sw_episode("SW_ID=SW2").found()],
        ),
        boundary_finds("five days before", &[sw_episode("SW_DECOM=2026-05-01 SW_DEC=2027-03-26").found()]),
        boundary_passes("six days before", &[sw_episode("SW_DECOM=2026-05-01 SW_DEC=2027-03-25")]),
    ]);

fn has_no_successor(child: &Child, collection: &Collection, sink: &mut Sink) {
    let rows = child.social_workers_in_order();
    for (at, row) in rows.iter().enumerate() {
        if !row.sw_dec.is_within(collection.end.plus_days(-5), collection.end) {
            continue;
        }
        let follows =
            |(other, began): (usize, &&SwEpisode)| other != at && began.sw_decom.is_on_or_after(&row.sw_dec);
        match rows.get(at + 1) {
            Some(next) if !next.sw_decom.is_known() => sink.row(*next),
            _ if !rows.iter().enumerate().any(follows) => sink.row(*row),
            _ => {}
        }
    }
}
