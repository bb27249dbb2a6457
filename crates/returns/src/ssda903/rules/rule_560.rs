//! The date of the decision to place the child for adoption is not last year's, though that decision was not
//! taken back.
//!
//! Why: it is one decision and has one date.
//!
//! What to do: correct the date, or say in last year's return that the decision was taken back.
//!
//! Source: Children looked-after return guide, validation check 560.

use crate::ssda903::writing::*;

/// A decision of last year without `DATE_PLACED_CEASED` is told again with the same date.
pub const RULE: Rule = rule("560")
    .items(&["DATE_PLACED", "DATE_PLACED_CEASED"])
    .needs(&[Need::LastYear("PlacedAdoption")])
    .per_child(has_another_date)
    .examples(&[
        passes(
            "the same",
            &[
                placed_adoption("DATE_PLACED=2025-05-26"),
                last_year(placed_adoption("DATE_PLACED=2025-05-26")),
            ],
        ),
        passes(
            "no row last year",
            &[placed_adoption("DATE_PLACED=2026-05-26"), collection("given_last_year=PlacedAdoption")],
        ),
        finds(
            "another",
            &[
                placed_adoption("DATE_PLACED=2026-05-26").found(),
                last_year(placed_adoption("DATE_PLACED=2025-05-26")),
            ],
        ),
        finds(
            "none",
            &[
                placed_adoption("DOB=2024-05-26").found(),
                last_year(placed_adoption("DATE_PLACED=2025-05-26")),
            ],
        ),
        boundary_passes(
            "taken back last year",
            &[
                placed_adoption("DATE_PLACED=2026-05-26"),
                last_year(placed_adoption("DATE_PLACED=2025-05-26 DATE_PLACED_CEASED=2026-03-31")),
            ],
        ),
    ]);

fn has_another_date(child: &Child, _: &Collection, sink: &mut Sink) {
    let decisions = child.placed_adoption;
    let open = |row: &&PlacedAdoption| row.date_placed.is_filled() && row.date_placed_ceased.is_blank();
    for before in child.last_year.placed_adoption.iter().filter(open) {
        if decisions.iter().all(|decision| decision.date_placed != before.date_placed) {
            decisions.iter().for_each(|decision| sink.row(decision));
        }
    }
}
