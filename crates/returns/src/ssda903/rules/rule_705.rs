//! A deprivation of liberty order began while an earlier one was still open.
//!
//! Why: a child is under one order at a time, and the days of both would be counted.
//!
//! What to do: give the day the earlier order ended, or join the rows if they are one order.
//!
//! Source: Children looked-after return guide, validation check 705, from 2026/27.

use crate::ssda903::writing::*;

/// In the order in which they ended, an open one standing by its start: the one before must have ended, and must not have
/// begun later.
pub const RULE: Rule =
    rule("705").since(2027).items(&["DOLO_END", "DOLO_START"]).per_child(overlap).examples(&[
        passes(
            "one after the other",
            &[dolo("DOLO_START=2026-05-01 DOLO_END=2026-05-04"), dolo("DOLO_START=2026-05-26")],
        ),
        finds(
            "the earlier is open",
            &[dolo("DOLO_START=2026-05-01"), dolo("DOLO_START=2026-05-26 DOLO_END=2026-06-26").found()],
        ),
        finds(
            "the earlier's end cannot be read",
            &[dolo("DOLO_START=2026-05-01 DOLO_END=o2/05/2026"), dolo("DOLO_START=2026-05-26").found()],
        ),
        finds(
            "one within the other",
            &[
                dolo("DOLO_START=2026-05-04 DOLO_END=2026-05-06"),
                dolo("DOLO_START=2026-05-03 DOLO_END=2026-05-26").found(),
            ],
        ),
        boundary_passes(
            "on the day it ended",
            &[dolo("DOLO_START=2026-05-01 DOLO_END=2026-05-26"), dolo("DOLO_START=2026-05-26")],
        ),
        boundary_passes(
            "of another child",
            &[dolo("DOLO_START=2026-05-01"), dolo("CHILD=102 DOLO_START=2026-05-26")],
        ),
    ]);

fn overlap(child: &Child, _: &Collection, sink: &mut Sink) {
    let mut orders: Vec<&DoLo> = child.dolo.iter().filter(|order| order.dolo_start.is_known()).collect();
    orders
        .sort_by_key(|order| (order.dolo_end.known().or(order.dolo_start.known()), order.dolo_start.known()));
    for pair in orders.windows(2) {
        let (before, after) = (pair[0], pair[1]);
        if !before.dolo_end.is_known() || after.dolo_start.is_before(&before.dolo_start) {
            sink.row(after);
        }
    }
}
