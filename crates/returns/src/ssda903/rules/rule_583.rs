//! There is more than one decision to place the child for adoption, and an earlier one has no end.
//!
//! Why: one plan for adoption stands at a time: a new decision means that the one before was given up.
//!
//! What to do: check that both dates are decisions, and give the day the earlier one was given up, even if in an
//! earlier year.
//!
//! Source: Children looked-after return guide, validation check 583.

use crate::ssda903::writing::*;

/// All but the latest decision need an end.
pub const RULE: Rule =
    rule("583").query().items(&["DATE_PLACED", "DATE_PLACED_CEASED"]).per_child(is_not_given_up).examples(&[
        passes(
            "the earlier has ended",
            &[
                placed_adoption("DATE_PLACED=2026-05-01 DATE_PLACED_CEASED=2026-05-04"),
                placed_adoption("DATE_PLACED=2026-05-26"),
            ],
        ),
        finds(
            "the earlier has not",
            &[placed_adoption("DATE_PLACED=2026-05-26"), placed_adoption("DATE_PLACED=2026-05-01").found()],
        ),
        boundary_passes("one decision alone", &[placed_adoption("DATE_PLACED=2026-05-01")]),
        boundary_finds(
            "two on one day",
            &[placed_adoption("DATE_PLACED=2026-05-01").found(), placed_adoption("DATE_PLACED=2026-05-01")],
        ),
    ]);

fn is_not_given_up(child: &Child, _: &Collection, sink: &mut Sink) {
    let known = child.placed_adoption.iter().filter(|decision| decision.date_placed.is_known());
    let mut decisions: Vec<&PlacedAdoption> = known.collect();
    decisions.sort_by_key(|decision| decision.date_placed.known());
    decisions.pop();
    decisions
        .into_iter()
        .filter(|decision| decision.date_placed_ceased.is_blank())
        .for_each(|decision| sink.row(decision));
}
