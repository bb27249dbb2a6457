//! The child went missing or away on or before the day they were born.
//!
//! Why: one of the two dates is wrong, and ages when missing are counted from both.
//!
//! What to do: correct the date of birth or the day the child went.
//!
//! Source: Children looked-after return guide, validation check 586.

use crate::ssda903::writing::*;

/// The day must be after the date of birth.
pub const RULE: Rule = rule("586").items(&["MIS_START"]).per_missing(is_before_birth).examples(&[
    passes("later", &[missing("DOB=2012-02-04 MIS_START=2026-05-26")]),
    finds("earlier", &[missing("DOB=2026-06-04 MIS_START=2026-05-26").found()]),
    boundary_finds("the same day", &[missing("DOB=2026-05-26 MIS_START=2026-05-26").found()]),
    boundary_passes("the day after", &[missing("DOB=2026-05-25 MIS_START=2026-05-26")]),
]);

fn is_before_birth(missing: &Missing, _: &Collection) -> bool {
    missing.mis_start.is_on_or_before(&missing.dob)
}
