//! The child came back from being missing or away before the day they went.
//!
//! Why: a time that ends before it begins has no length.
//!
//! What to do: correct whichever of the two days is wrong.
//!
//! Source: Children looked-after return guide, validation check 567.

use crate::ssda903::writing::*;

/// The same day is a time of less than a day.
pub const RULE: Rule = rule("567").items(&["MIS_END", "MIS_START"]).per_missing(ends_first).examples(&[
    passes("in order", &[missing("MIS_START=2026-05-26 MIS_END=2026-05-28")]),
    finds("the wrong way round", &[missing("MIS_START=2026-05-28 MIS_END=2026-05-26").found()]),
    boundary_passes("the same day", &[missing("MIS_START=2026-05-26 MIS_END=2026-05-26")]),
    boundary_finds("a day too early", &[missing("MIS_START=2026-05-26 MIS_END=2026-05-25").found()]),
]);

fn ends_first(missing: &Missing, _: &Collection) -> bool {
    missing.mis_end.is_before(&missing.mis_start)
}
