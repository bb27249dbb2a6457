//! The day the child came back from being missing or away is not a date.
//!
//! Why: how long the child was away is counted to it.
//!
//! What to do: give the day the child came back, as day/month/year; leave it blank while the child is away.
//!
//! Source: Children looked-after return guide, validation check 1005.

use crate::ssda903::writing::*;

/// Blank is a child who has not come back.
pub const RULE: Rule = rule("1005").items(&["MIS_END"]).per_missing(end_is_not_a_date).examples(&[
    passes("a date", &[missing("MIS_END=2026-05-26")]),
    finds("a short year", &[missing("MIS_END=13/10/26").found()]),
    boundary_passes("blank", &[missing("MIS_START=2026-05-26")]),
    boundary_finds("29 February in a year that has none", &[missing("MIS_END=29/02/2027").found()]),
]);

fn end_is_not_a_date(missing: &Missing, _: &Collection) -> bool {
    missing.mis_end.is_unknown()
}
