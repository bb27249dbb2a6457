//! The young woman is a mother, but her child's date of birth is missing.
//!
//! Why: her age when she became a mother is counted from it.
//!
//! What to do: give the date of birth of her first child.
//!
//! Source: Children looked-after return guide, validation check 611.

use crate::ssda903::writing::*;

/// 1 says that she is a mother.
pub const RULE: Rule = rule("611").items(&["MC_DOB", "MOTHER"]).per_header(has_no_date).examples(&[
    passes("given", &[header("MOTHER=1 MC_DOB=2026-05-26")]),
    finds("missing", &[header("MOTHER=1").found()]),
    boundary_passes("not a mother", &[header("MOTHER=0")]),
    boundary_passes("not a date, which another rule reports", &[header("MOTHER=1 MC_DOB=31/31/19")]),
]);

fn has_no_date(header: &Header, _: &Collection) -> bool {
    header.mother.is("1") && header.mc_dob.is_blank()
}
