//! The date a deprivation of liberty order ended is not a date.
//!
//! Why: how long a child was deprived of liberty is counted to it.
//!
//! What to do: give the day the order ended, as day/month/year; leave it blank while the order runs.
//!
//! Source: Children looked-after return guide, validation check 701, from 2026/27.

use crate::ssda903::writing::*;

/// Blank is an order that runs on.
pub const RULE: Rule = rule("701").since(2027).items(&["DOLO_END"]).per_dolo(end_is_not_a_date).examples(&[
    passes("a date", &[dolo("DOLO_END=2026-05-26")]),
    finds("the year first", &[dolo("DOLO_END=2026/05/26").found()]),
    boundary_passes("blank", &[dolo("DOLO_START=2026-05-26")]),
    boundary_finds("29 February in a year that has none", &[dolo("DOLO_END=29/02/2027").found()]),
]);

fn end_is_not_a_date(order: &DoLo, _: &Collection) -> bool {
    order.dolo_end.is_unknown()
}
