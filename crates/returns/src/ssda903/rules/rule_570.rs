//! The child went missing or away after the end of the collection year.
//!
//! Why: the return tells of one year; what came later belongs in the next.
//!
//! What to do: correct the day, or leave the row for next year's return.
//!
//! Source: Children looked-after return guide, validation check 570.

use crate::ssda903::writing::*;

/// 31 March is the last day.
pub const RULE: Rule = rule("570").items(&["MIS_START"]).per_missing(starts_after_the_year).examples(&[
    passes("in the year", &[missing("MIS_START=2026-05-26")]),
    finds("in the next", &[missing("MIS_START=2027-05-26").found()]),
    boundary_passes("31 March", &[missing("MIS_START=2027-03-31")]),
    boundary_finds("1 April", &[missing("MIS_START=2027-04-01").found()]),
]);

fn starts_after_the_year(missing: &Missing, collection: &Collection) -> bool {
    missing.mis_start.is_after(collection.end)
}
