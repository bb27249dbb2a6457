//! A deprivation of liberty order ended before the collection year began or after it ended.
//!
//! Why: the return tells of one year: an order that ended before it was in last year's, and one that ends later
//! still runs.
//!
//! What to do: correct the day. If it ended before 1 April, remove the row; if it ends after 31 March, leave the end
//! blank.
//!
//! Source: Children looked-after return guide, validation check 704, from 2026/27.

use crate::ssda903::writing::*;

/// From 1 April to 31 March.
pub const RULE: Rule =
    rule("704").since(2027).items(&["DOLO_END"]).per_dolo(ends_outside_the_year).examples(&[
        passes("in the year", &[dolo("DOLO_END=2026-05-26")]),
        finds("in the next", &[dolo("DOLO_END=2027-05-26").found()]),
        boundary_passes(
            "the first and the last day",
            &[dolo("DOLO_END=2026-04-01"), dolo("DOLO_END=2027-03-31")],
        ),
        boundary_finds(
            "a day outside",
            &[dolo("DOLO_END=2026-03-31").found(), dolo("DOLO_END=2027-04-01").found()],
        ),
    ]);

fn ends_outside_the_year(order: &DoLo, collection: &Collection) -> bool {
    order.dolo_end.is_before(collection.start) || order.dolo_end.is_after(collection.end)
}
