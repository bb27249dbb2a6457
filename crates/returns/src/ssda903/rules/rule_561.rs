//! The decision to place the child for adoption has the same date as one that last year's return says was given up.
//!
//! Why: a decision that was given up is over; placing the child again is a new decision with a date of its own.
//!
//! What to do: if the plan was taken up again, give the date of the new decision; otherwise remove the row.
//!
//! Source: Children looked-after return guide, validation check 561.

use crate::ssda903::writing::*;

/// A date that last year stood beside an end or a reason for ending.
pub const RULE: Rule = rule("561")
    .items(&["DATE_PLACED"])
    .needs(&[Need::LastYear("PlacedAdoption")])
    .per_child(was_given_up)
    .examples(&[
        passes(
            "still the plan",
            &[
                placed_adoption("DATE_PLACED=2025-05-26"),
                last_year(placed_adoption("DATE_PLACED=2025-05-26")),
            ],
        ),
        finds(
            "given up last year",
            &[
                placed_adoption("DATE_PLACED=2025-05-26").found(),
                last_year(placed_adoption("DATE_PLACED=2025-05-26 DATE_PLACED_CEASED=2026-01-10")),
            ],
        ),
        finds(
            "a reason without a date",
            &[
                placed_adoption("DATE_PLACED=2025-05-26").found(),
                last_year(placed_adoption("DATE_PLACED=2025-05-26 REASON_PLACED_CEASED=RD1")),
            ],
        ),
        boundary_passes(
            "a new decision, a day later",
            &[
                placed_adoption("DATE_PLACED=2025-05-27"),
                last_year(placed_adoption("DATE_PLACED=2025-05-26 REASON_PLACED_CEASED=RD1")),
            ],
        ),
    ]);

fn was_given_up(child: &Child, _: &Collection, sink: &mut Sink) {
    for decision in child.placed_adoption {
        let given_up = |before: &PlacedAdoption| {
            before.date_placed.is_same_day(&decision.date_placed)
                && (before.date_placed_ceased.is_filled() || before.reason_placed_ceased.is_filled())
        };
        if child.last_year.placed_adoption.iter().any(given_up) {
            sink.row(decision);
        }
    }
}
