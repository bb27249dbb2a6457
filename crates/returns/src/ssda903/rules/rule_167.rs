//! How the child took part in a review is missing or is not one of the collection's codes.
//!
//! Why: the child's voice in their own review is a right, and is followed nationally.
//!
//! What to do: record PN0 to PN7 as the collection's guide has it, and the day of the review.
//!
//! Source: Children looked-after return guide, validation check 167.

use kith_vocabulary::codes::review_participation::ReviewParticipation;

use crate::ssda903::writing::*;

/// A row without a review's date has no code either.
pub const RULE: Rule = rule("167").items(&["REVIEW_CODE"]).per_review(is_no_code).examples(&[
    passes("a code", &[review("REVIEW=2026-05-26 REVIEW_CODE=PN3")]),
    finds("no code", &[review("REVIEW=2026-05-26 REVIEW_CODE=CHILD TOO YOUNG").found()]),
    boundary_finds("missing", &[review("REVIEW=2026-05-26").found()]),
    boundary_finds("a code without a review", &[review("REVIEW_CODE=PN3").found()]),
    boundary_passes("no review either", &[review("DOB=2015-05-26")]),
]);

fn is_no_code(review: &Review, _: &Collection) -> bool {
    let is_code = ReviewParticipation::from_code(review.review_code.as_str()).is_some();
    match review.review.is_filled() {
        true => !is_code,
        false => review.review_code.is_filled(),
    }
}
