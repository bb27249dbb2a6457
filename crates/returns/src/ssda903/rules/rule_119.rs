//! It was decided no longer to place the child for adoption, but the date or the reason is missing.
//!
//! Why: the date and the reason tell one decision and are of no use apart.
//!
//! What to do: give both the date and the reason, or remove both if the decision to place stands.
//!
//! Source: Children looked-after return guide, validation check 119.

use crate::ssda903::writing::*;

/// One of the two without the other.
pub const RULE: Rule = rule("119")
    .items(&["DATE_PLACED_CEASED", "REASON_PLACED_CEASED"])
    .per_placed_adoption(has_one_of_two)
    .examples(&[
        passes("both", &[placed_adoption("DATE_PLACED_CEASED=2026-05-26 REASON_PLACED_CEASED=RD1")]),
        finds("no reason", &[placed_adoption("DATE_PLACED_CEASED=2026-05-26").found()]),
        finds("no date", &[placed_adoption("REASON_PLACED_CEASED=RD1").found()]),
        boundary_passes("neither", &[placed_adoption("DATE_PLACED=2026-05-26")]),
    ]);

fn has_one_of_two(decision: &PlacedAdoption, _: &Collection) -> bool {
    decision.date_placed_ceased.is_filled() != decision.reason_placed_ceased.is_filled()
}
