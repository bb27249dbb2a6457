//! The date a deprivation of liberty order began is missing or is not a date.
//!
//! Why: an order runs from a day, and everything about it is counted from there.
//!
//! What to do: give the day the order began, as day/month/year.
//!
//! Source: Children looked-after return guide, validation check 700, from 2026/27.

use crate::ssda903::writing::*;

/// Blank is as bad as unreadable.
pub const RULE: Rule = rule("700").since(2027).items(&["DOLO_START"]).per_dolo(has_no_start).examples(&[
    passes("a date", &[dolo("DOLO_START=2026-05-26")]),
    finds("the year first", &[dolo("DOLO_START=2026/05/26").found()]),
    finds("missing", &[dolo("DOLO_END=2026-05-26").found()]),
    boundary_finds("29 February in a year that has none", &[dolo("DOLO_START=29/02/2027").found()]),
]);

fn has_no_start(order: &DoLo, _: &Collection) -> bool {
    !order.dolo_start.is_known()
}
