//! The date it was decided to place the child for adoption is not a date.
//!
//! Why: how long children wait for a family is counted from it.
//!
//! What to do: give the day of the decision, as day/month/year.
//!
//! Source: Children looked-after return guide, validation check 115.

use crate::ssda903::writing::*;

/// Blank is another rule's business.
pub const RULE: Rule =
    rule("115").items(&["DATE_PLACED"]).per_placed_adoption(decision_is_not_a_date).examples(&[
        passes("a date", &[placed_adoption("DATE_PLACED=2026-05-26")]),
        finds("a month that is not", &[placed_adoption("DATE_PLACED=26/13/2026").found()]),
        boundary_passes("nothing", &[placed_adoption("DOB=2020-05-26")]),
        boundary_finds("a year of two figures", &[placed_adoption("DATE_PLACED=26/05/26").found()]),
    ]);

fn decision_is_not_a_date(decision: &PlacedAdoption, _: &Collection) -> bool {
    decision.date_placed.is_unknown()
}
