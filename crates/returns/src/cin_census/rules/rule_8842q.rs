//! A review of a child protection plan has no date.
//!
//! Why: whether reviews are held in time is counted from their dates.
//!
//! What to do: give the day of the review, or remove it if it was not held.
//!
//! Source: Children in need census guide, validation rule 8842Q.

use crate::cin_census::writing::*;

/// A date that cannot be read counts as missing.
pub const RULE: Rule = rule("8842Q").query().items(&["CPPreviewDate"]).per_review(has_no_date).examples(&[
    passes("a date", &[review("CPPreviewDate=2025-05-26")]),
    finds("none", &[review("CPPID=1").found()]),
    boundary_finds("no such day", &[review("CPPreviewDate=2025-02-29").found()]),
    boundary_passes("29 February in a leap year", &[review("CPPreviewDate=2024-02-29")]),
]);

fn has_no_date(review: &Review, _: &Census) -> bool {
    !review.review_date.is_known()
}
