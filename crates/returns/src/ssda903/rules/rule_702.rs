//! A deprivation of liberty order ended on or before the day it began.
//!
//! Why: an order that ends before it begins has no length.
//!
//! What to do: correct whichever of the two days is wrong.
//!
//! Source: Children looked-after return guide, validation check 702, from 2026/27.

use crate::ssda903::writing::*;

/// The end must be after the start.
pub const RULE: Rule =
    rule("702").since(2027).items(&["DOLO_END", "DOLO_START"]).per_dolo(ends_first).examples(&[
        passes("in order", &[dolo("DOLO_START=2026-05-26 DOLO_END=2026-06-26")]),
        finds("the wrong way round", &[dolo("DOLO_START=2026-06-26 DOLO_END=2026-05-26").found()]),
        boundary_finds("the same day", &[dolo("DOLO_START=2026-05-26 DOLO_END=2026-05-26").found()]),
        boundary_passes("the day after", &[dolo("DOLO_START=2026-05-26 DOLO_END=2026-05-27")]),
    ]);

fn ends_first(order: &DoLo, _: &Collection) -> bool {
    order.dolo_end.is_on_or_before(&order.dolo_start)
}
