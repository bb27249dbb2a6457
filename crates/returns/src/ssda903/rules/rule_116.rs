//! The date it was decided no longer to place the child for adoption is not a date.
//!
//! Why: without the day, nobody knows how long the child was waiting.
//!
//! What to do: give the day of the decision, as day/month/year.
//!
//! Source: Children looked-after return guide, validation check 116.

use crate::ssda903::writing::*;

/// Blank says that the decision stands.
pub const RULE: Rule =
    rule("116").items(&["DATE_PLACED_CEASED"]).per_placed_adoption(reversal_is_not_a_date).examples(&[
        passes("a date", &[placed_adoption("DATE_PLACED_CEASED=2026-05-26")]),
        finds("a month that is not", &[placed_adoption("DATE_PLACED_CEASED=26/13/2026").found()]),
        boundary_passes("nothing", &[placed_adoption("DATE_PLACED=2026-05-26")]),
        boundary_finds("a year of two figures", &[placed_adoption("DATE_PLACED_CEASED=26/05/26").found()]),
    ]);

fn reversal_is_not_a_date(decision: &PlacedAdoption, _: &Collection) -> bool {
    decision.date_placed_ceased.is_unknown()
}
