//! A deprivation of liberty order began on or before the day the child was born.
//!
//! Why: one of the two dates is wrong.
//!
//! What to do: correct the date of birth or the day the order began.
//!
//! Source: Children looked-after return guide, validation check 708, from 2026/27.

use crate::ssda903::writing::*;

/// The order must begin after the date of birth.
pub const RULE: Rule = rule("708").since(2027).items(&["DOLO_START"]).per_dolo(is_before_birth).examples(&[
    passes("later", &[dolo("DOB=2012-02-04 DOLO_START=2026-05-26")]),
    finds("earlier", &[dolo("DOB=2026-06-04 DOLO_START=2026-05-26").found()]),
    boundary_finds("the same day", &[dolo("DOB=2026-05-26 DOLO_START=2026-05-26").found()]),
    boundary_passes("the day after", &[dolo("DOB=2026-05-25 DOLO_START=2026-05-26")]),
]);

fn is_before_birth(order: &DoLo, _: &Collection) -> bool {
    order.dolo_start.is_on_or_before(&order.dob)
}
