//! The decision to place the child for adoption was made after the decision no longer to do so.
//!
//! Why: the second decision takes back the first.
//!
//! What to do: check both dates and correct the wrong one.
//!
//! Source: Children looked-after return guide, validation check 522.

use crate::ssda903::writing::*;

/// Both may be on one day.
pub const RULE: Rule = rule("522")
    .items(&["DATE_PLACED", "DATE_PLACED_CEASED"])
    .per_placed_adoption(was_taken_back_before)
    .examples(&[
        passes(
            "taken back later",
            &[placed_adoption("DATE_PLACED=2026-05-01 DATE_PLACED_CEASED=2026-05-26")],
        ),
        passes("not taken back", &[placed_adoption("DATE_PLACED=2026-05-26")]),
        finds(
            "taken back before",
            &[placed_adoption("DATE_PLACED=2026-05-26 DATE_PLACED_CEASED=2026-05-01").found()],
        ),
        boundary_passes(
            "on one day",
            &[placed_adoption("DATE_PLACED=2026-05-26 DATE_PLACED_CEASED=2026-05-26")],
        ),
    ]);

fn was_taken_back_before(placed_adoption: &PlacedAdoption, _: &Collection) -> bool {
    placed_adoption.date_placed.is_after(&placed_adoption.date_placed_ceased)
}
