//! The decision to place the child for adoption is not later than one that last year's return says was given up.
//!
//! Why: once a plan was given up, placing the child again is a new decision, and a later one.
//!
//! What to do: give the date of the new decision; if last year's return was wrong, ask for it to be amended.
//!
//! Source: Children looked-after return guide, validation check 584.

use crate::ssda903::writing::*;

/// Compares with each decision of last year that has an end or a reason for ending.
pub const RULE: Rule = rule("584")
    .items(&["DATE_PLACED"])
    .needs(&[Need::LastYear("PlacedAdoption")])
    .per_child(is_not_later)
    .examples(&[
        passes(
            "later",
            &[
                placed_adoption("DATE_PLACED=2026-05-26"),
                last_year(placed_adoption("DATE_PLACED=2025-05-26 REASON_PLACED_CEASED=RD1")),
            ],
        ),
        passes(
            "last year's is open",
            &[
                placed_adoption("DATE_PLACED=2025-05-26"),
                last_year(placed_adoption("DATE_PLACED=2025-05-26")),
            ],
        ),
        finds(
            "earlier",
            &[
                placed_adoption("DATE_PLACED=2024-05-26").found(),
                last_year(placed_adoption("DATE_PLACED=2025-05-26 DATE_PLACED_CEASED=2025-06-26")),
            ],
        ),
        finds(
            "blank",
            &[
                placed_adoption("REASON_PLACED_CEASED=RD1").found(),
                last_year(placed_adoption("DATE_PLACED=2025-05-26 REASON_PLACED_CEASED=RD1")),
            ],
        ),
        boundary_finds(
            "the same day",
            &[
                placed_adoption("DATE_PLACED=2025-05-26").found(),
                last_year(placed_adoption("DATE_PLACED=2025-05-26 REASON_PLACED_CEASED=RD1")),
            ],
        ),
    ]);

fn is_not_later(child: &Child, _: &Collection, sink: &mut Sink) {
    for decision in child.placed_adoption {
        let after = |before: &PlacedAdoption| {
            let given_up = before.date_placed_ceased.is_filled() || before.reason_placed_ceased.is_filled();
            let not_later =
                decision.date_placed.is_blank() || decision.date_placed.is_on_or_before(&before.date_placed);
            given_up && before.date_placed.is_known() && not_later
        };
        if child.last_year.placed_adoption.iter().any(after) {
            sink.row(decision);
        }
    }
}
