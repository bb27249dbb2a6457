//! The decision that the child should be placed for adoption is after the match with the adopters, or is missing.
//!
//! Why: the decision comes before the match; one of the two dates is wrong.
//!
//! What to do: check both dates.
//!
//! Source: Children looked-after return guide, validation check 333.

use crate::ssda903::writing::*;

/// A match without a decision is at fault too.
pub const RULE: Rule = rule("333").items(&["DATE_INT"]).per_ad1(is_decided_too_late).examples(&[
    passes("decided before", &[ad1("DATE_INT=2025-05-26 DATE_MATCH=2026-05-26")]),
    finds("decided later", &[ad1("DATE_INT=2026-06-26 DATE_MATCH=2026-05-26").found()]),
    finds("not decided", &[ad1("DATE_MATCH=2026-05-26").found()]),
    passes("not matched", &[ad1("DATE_INT=2026-05-26")]),
    boundary_passes("that very day", &[ad1("DATE_INT=2026-05-26 DATE_MATCH=2026-05-26")]),
    boundary_finds("the day after", &[ad1("DATE_INT=2026-05-27 DATE_MATCH=2026-05-26").found()]),
]);

fn is_decided_too_late(adoption: &Ad1, _: &Collection) -> bool {
    let undecided = adoption.date_int.is_blank() && adoption.date_match.is_known();
    undecided || adoption.date_int.is_after(&adoption.date_match)
}
