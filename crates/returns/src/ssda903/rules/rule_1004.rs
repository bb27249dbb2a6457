//! The day the child went missing or away is missing or is not a date.
//!
//! Why: without its first day nobody can say how long the child was away.
//!
//! What to do: give the day the child was first missing or away, as day/month/year.
//!
//! Source: Children looked-after return guide, validation check 1004.

use crate::ssda903::writing::*;

/// Blank is as bad as unreadable.
pub const RULE: Rule = rule("1004").items(&["MIS_START"]).per_missing(has_no_start).examples(&[
    passes("a date", &[missing("MIS_START=2026-05-26")]),
    finds("the month first", &[missing("MIS_START=10/24/2026").found()]),
    finds("missing", &[missing("MIS_END=2026-05-26").found()]),
    boundary_finds("29 February in a year that has none", &[missing("MIS_START=29/02/2027").found()]),
]);

fn has_no_start(missing: &Missing, _: &Collection) -> bool {
    !missing.mis_start.is_known()
}
