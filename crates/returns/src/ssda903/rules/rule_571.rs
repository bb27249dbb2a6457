//! The child came back from being missing or away before the collection year began or after it ended.
//!
//! Why: the return tells of one year: a time that ended before it was in last year's, and one that ends later is
//! still open.
//!
//! What to do: correct the day. If it ended before 1 April, remove the row; if it ends after 31 March, leave the end
//! blank.
//!
//! Source: Children looked-after return guide, validation check 571.

use crate::ssda903::writing::*;

/// From 1 April to 31 March.
pub const RULE: Rule = rule("571").items(&["MIS_END"]).per_missing(ends_outside_the_year).examples(&[
    passes("in the year", &[missing("MIS_END=2026-05-26")]),
    passes("still missing", &[missing("MIS_START=2026-05-26")]),
    finds("in the next", &[missing("MIS_END=2027-05-26").found()]),
    boundary_passes(
        "the first and the last day",
        &[missing("MIS_END=2026-04-01"), missing("MIS_END=2027-03-31")],
    ),
    boundary_finds(
        "a day outside",
        &[missing("MIS_END=2026-03-31").found(), missing("MIS_END=2027-04-01").found()],
    ),
]);

fn ends_outside_the_year(missing: &Missing, collection: &Collection) -> bool {
    missing.mis_end.is_before(collection.start) || missing.mis_end.is_after(collection.end)
}
