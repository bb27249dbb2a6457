//! A review says how a child of 4 or over took part, but the child was under 4.
//!
//! Why: how they took part is recorded for children of 4 and over only.
//!
//! What to do: change the code to PN0, or correct the date of the review or of birth.
//!
//! Source: Children looked-after return guide, validation check 441.

use crate::ssda903::writing::*;

/// PN1 to PN7 are for children of 4 and over.
pub const RULE: Rule =
    rule("441").items(&["DOB", "REVIEW", "REVIEW_CODE"]).per_review(is_under_4).examples(&[
        passes("six", &[review("DOB=2020-05-26 REVIEW=2026-05-26 REVIEW_CODE=PN3")]),
        passes("two, and said so", &[review("DOB=2024-05-26 REVIEW=2026-05-26 REVIEW_CODE=PN0")]),
        finds("two", &[review("DOB=2024-05-26 REVIEW=2026-05-26 REVIEW_CODE=PN7").found()]),
        boundary_passes("four that very day", &[review("DOB=2022-05-26 REVIEW=2026-05-26 REVIEW_CODE=PN1")]),
        boundary_finds(
            "four the day after",
            &[review("DOB=2022-05-27 REVIEW=2026-05-26 REVIEW_CODE=PN1").found()],
        ),
    ]);

fn is_under_4(review: &Review, _: &Collection) -> bool {
    let codes = &["PN1", "PN2", "PN3", "PN4", "PN5", "PN6", "PN7"];
    review.review_code.one_of(codes) && review.review.is_before(review.dob.plus_years(4))
}
