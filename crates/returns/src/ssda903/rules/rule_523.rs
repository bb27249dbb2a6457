//! The date of the decision to place the child for adoption differs between the two adoption files.
//!
//! Why: it is one decision and has one date.
//!
//! What to do: check the date and correct it where it is wrong.
//!
//! Source: Children looked-after return guide, validation check 523.

use crate::ssda903::writing::*;

/// `DATE_INT` for an adopted child, `DATE_PLACED` for every child to be placed.
pub const RULE: Rule = rule("523").items(&["DATE_INT", "DATE_PLACED"]).per_child(has_two_dates).examples(&[
    passes("one date", &[ad1("DATE_INT=2026-05-26"), placed_adoption("DATE_PLACED=2026-05-26")]),
    passes(
        "one of them only",
        &[ad1("DATE_INT=2026-05-26"), placed_adoption("DATE_PLACED_CEASED=2026-05-26")],
    ),
    finds(
        "months apart",
        &[ad1("DATE_INT=2026-05-26").found(), placed_adoption("DATE_PLACED=2026-08-26").found()],
    ),
    boundary_finds(
        "a day apart",
        &[ad1("DATE_INT=2026-05-26").found(), placed_adoption("DATE_PLACED=2026-05-27").found()],
    ),
]);

fn has_two_dates(child: &Child, _: &Collection, sink: &mut Sink) {
    for adoption in child.ad1 {
        for decision in child.placed_adoption {
            let both = adoption.date_int.known().zip(decision.date_placed.known());
            if both.is_some_and(|(interest, placed)| interest != placed) {
                sink.rows(&[decision, adoption]);
            }
        }
    }
}
