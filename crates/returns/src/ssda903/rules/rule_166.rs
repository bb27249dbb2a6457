//! The date of a review is missing or is not a date.
//!
//! Why: whether reviews were held in time is counted from it.
//!
//! What to do: give the day of the review, as day/month/year.
//!
//! Source: Children looked-after return guide, validation check 166.

use crate::ssda903::writing::*;

/// Blank is a fault too: a review was held on some day.
pub const RULE: Rule = rule("166").items(&["REVIEW"]).per_review(has_no_date).examples(&[
    passes("a date", &[review("REVIEW=2026-05-26")]),
    finds("missing", &[review("REVIEW_CODE=PN1").found(), review("REVIEW=2026-05-26")]),
    boundary_passes("the last day of February", &[review("REVIEW=2026-02-28")]),
    boundary_finds("the day after", &[review("REVIEW=29/02/2026").found()]),
]);

fn has_no_date(review: &Review, _: &Collection) -> bool {
    !review.review.is_known()
}
