//! The plan to place the child for adoption has ended, but the date of the decision is missing.
//!
//! Why: how long a plan for adoption lasted is counted from the decision.
//!
//! What to do: give the date of the decision, or remove the end and its reason.
//!
//! Source: Children looked-after return guide, validation check 563.

use crate::ssda903::writing::*;

/// An end and a reason need the date of the decision.
pub const RULE: Rule = rule("563")
    .items(&["DATE_PLACED", "DATE_PLACED_CEASED", "REASON_PLACED_CEASED"])
    .per_placed_adoption(has_no_decision)
    .examples(&[
        passes(
            "all three",
            &[placed_adoption(
                "DATE_PLACED=2026-05-26 DATE_PLACED_CEASED=2026-06-26 REASON_PLACED_CEASED=RD1",
            )],
        ),
        finds(
            "no decision",
            &[placed_adoption("DATE_PLACED_CEASED=2026-06-26 REASON_PLACED_CEASED=RD1").found()],
        ),
        boundary_passes("an end without a reason", &[placed_adoption("DATE_PLACED_CEASED=2026-06-26")]),
    ]);

fn has_no_decision(decision: &PlacedAdoption, _: &Collection) -> bool {
    decision.date_placed.is_blank()
        && decision.date_placed_ceased.is_filled()
        && decision.reason_placed_ceased.is_filled()
}
