//! How the child left care before is not one of the collection's codes.
//!
//! Why: an unknown code says nothing about the arrangement.
//!
//! What to do: give P1, P2, P3 or P4, or Z1 if there was no such arrangement.
//!
//! Source: Children looked-after return guide, validation check 631.

use kith_vocabulary::codes::previous_permanence::PreviousPermanence;

use crate::ssda903::writing::*;

/// Blank is another rule's business.
pub const RULE: Rule = rule("631").items(&["PREV_PERM"]).per_prev_perm(is_no_code).examples(&[
    passes("a code", &[prev_perm("PREV_PERM=P1"), prev_perm("CHILD=102 PREV_PERM=Z1")]),
    finds("no code", &[prev_perm("PREV_PERM=P0").found()]),
    boundary_passes(
        "blank, and in small letters",
        &[prev_perm("LA_PERM=352"), prev_perm("CHILD=102 PREV_PERM=p4")],
    ),
    boundary_finds("one too far", &[prev_perm("PREV_PERM=P5").found()]),
]);

fn is_no_code(row: &PrevPerm, _: &Collection) -> bool {
    row.prev_perm.is_filled() && PreviousPermanence::from_code(row.prev_perm.as_str()).is_none()
}
