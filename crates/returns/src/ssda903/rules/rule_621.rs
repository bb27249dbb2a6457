//! The young woman was not yet born when her first child was born, by the dates given.
//!
//! Why: one of the two dates of birth is wrong.
//!
//! What to do: correct the young woman's date of birth or her child's.
//!
//! Source: Children looked-after return guide, validation check 621.

use crate::ssda903::writing::*;

/// Her child must be born after her.
pub const RULE: Rule = rule("621").items(&["DOB", "MC_DOB"]).per_header(is_younger).examples(&[
    passes("older", &[header("DOB=2009-05-26 MC_DOB=2026-05-26")]),
    passes("no child", &[header("DOB=2009-05-26")]),
    finds("younger", &[header("DOB=2026-05-26 MC_DOB=2009-05-26").found()]),
    boundary_finds("born on one day", &[header("DOB=2009-05-26 MC_DOB=2009-05-26").found()]),
    boundary_passes("a day later", &[header("DOB=2009-05-26 MC_DOB=2009-05-27")]),
]);

fn is_younger(header: &Header, _: &Collection) -> bool {
    header.mc_dob.is_on_or_before(&header.dob)
}
