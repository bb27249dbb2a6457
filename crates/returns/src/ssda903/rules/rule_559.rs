//! The decision to place the child for adoption was made in an earlier year, but last year's return did not
//! tell of it.
//!
//! Why: a decision is told in the return of its own year, and again until it is carried out or taken back.
//!
//! What to do: check the date. If it is right, ask for last year's return to be amended.
//!
//! Source: Children looked-after return guide, validation check 559.

use crate::ssda903::writing::*;

/// A date before 1 April, and none in last year's return.
pub const RULE: Rule = rule("559")
    .items(&["DATE_PLACED"])
    .needs(&[Need::LastYear("PlacedAdoption")])
    .per_child(was_not_told)
    .examples(&[
        passes(
            "told",
            &[
                placed_adoption("DATE_PLACED=2025-05-26"),
                last_year(placed_adoption("DATE_PLACED=2025-05-26")),
            ],
        ),
        finds(
            "no date then",
            &[
                placed_adoption("DATE_PLACED=2025-05-26").found(),
                last_year(placed_adoption("DOB=2024-05-26")),
            ],
        ),
        finds(
            "no row then",
            &[
                placed_adoption("DATE_PLACED=2025-05-26").found(),
                collection("given_last_year=PlacedAdoption"),
            ],
        ),
        boundary_passes(
            "on 1 April",
            &[placed_adoption("DATE_PLACED=2026-04-01"), collection("given_last_year=PlacedAdoption")],
        ),
        boundary_finds(
            "on 31 March",
            &[
                placed_adoption("DATE_PLACED=2026-03-31").found(),
                collection("given_last_year=PlacedAdoption"),
            ],
        ),
    ]);

fn was_not_told(child: &Child, collection: &Collection, sink: &mut Sink) {
    if child.last_year.placed_adoption.iter().any(|decision| decision.date_placed.is_known()) {
        return;
    }
    let earlier = child.placed_adoption.iter().filter(|row| row.date_placed.is_before(collection.start));
    earlier.for_each(|decision| sink.row(decision));
}
