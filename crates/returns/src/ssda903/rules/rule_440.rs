//! A review is said to be of a child under 4, but the child was 4 or over.
//!
//! Why: from 4 on it is recorded how the child took part.
//!
//! What to do: choose the code for how the child took part, or correct the date of the review or of birth.
//!
//! Source: Children looked-after return guide, validation check 440.
//!
//! Differs: a child is 4 on the fourth birthday. The public validator reports only from the day after.

use crate::ssda903::writing::*;

/// PN0 is for children under 4.
pub const RULE: Rule = rule("440").items(&["DOB", "REVIEW", "REVIEW_CODE"]).per_review(is_4).examples(&[
    passes("two", &[review("DOB=2024-05-26 REVIEW=2026-05-26 REVIEW_CODE=PN0")]),
    passes("six, and took part", &[review("DOB=2020-05-26 REVIEW=2026-05-26 REVIEW_CODE=PN1")]),
    finds("six", &[review("DOB=2020-05-26 REVIEW=2026-05-26 REVIEW_CODE=PN0").found()]),
    boundary_finds(
        "four that very day",
        &[review("DOB=2022-05-26 REVIEW=2026-05-26 REVIEW_CODE=PN0").found()],
    ),
    boundary_passes("four the day after", &[review("DOB=2022-05-27 REVIEW=2026-05-26 REVIEW_CODE=PN0")]),
]);

fn is_4(review: &Review, _: &Collection) -> bool {
    review.review_code.is("PN0") && review.review.is_on_or_after(review.dob.plus_years(4))
}
