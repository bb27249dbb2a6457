//! A deprivation of liberty order began after the end of the collection year.
//!
//! Why: the return tells of one year; what came later belongs in the next.
//!
//! What to do: correct the day, or leave the row for next year's return.
//!
//! Source: Children looked-after return guide, validation check 703, from 2026/27.

use crate::ssda903::writing::*;

/// 31 March is the last day.
pub const RULE: Rule =
    rule("703").since(2027).items(&["DOLO_START"]).per_dolo(starts_after_the_year).examples(&[
        passes("in the year", &[dolo("DOLO_START=2026-05-26")]),
        finds("in the next", &[dolo("DOLO_START=2027-05-26").found()]),
        boundary_passes("31 March", &[dolo("DOLO_START=2027-03-31")]),
        boundary_finds("1 April", &[dolo("DOLO_START=2027-04-01").found()]),
    ]);

fn starts_after_the_year(order: &DoLo, collection: &Collection) -> bool {
    order.dolo_start.is_after(collection.end)
}
