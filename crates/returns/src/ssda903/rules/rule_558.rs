//! A child was adopted, but the decision to place the child for adoption is said to have been taken back.
//!
//! Why: a decision that was taken back is not followed by an adoption.
//!
//! What to do: remove the date the decision was taken back, or correct the reason the episode ceased.
//!
//! Source: Children looked-after return guide, validation check 558.

use crate::ssda903::writing::*;

/// E11 and E12 with `DATE_PLACED_CEASED`; told at the episode.
pub const RULE: Rule = rule("558").items(&["DATE_PLACED_CEASED", "REC"]).per_child(was_adopted).examples(&[
    passes("not taken back", &[episode("REC=E12"), placed_adoption("DATE_PLACED=2026-05-26")]),
    passes("not adopted", &[episode("REC=E4A"), placed_adoption("DATE_PLACED_CEASED=2026-05-26")]),
    finds("taken back", &[episode("REC=E12").found(), placed_adoption("DATE_PLACED_CEASED=2026-05-26")]),
    boundary_passes(
        "a reason without a date",
        &[episode("REC=E11"), placed_adoption("REASON_PLACED_CEASED=RD1")],
    ),
]);

fn was_adopted(child: &Child, _: &Collection, sink: &mut Sink) {
    if child.placed_adoption.iter().any(|decision| decision.date_placed_ceased.is_filled()) {
        let adopted = child.episodes.iter().filter(|episode| episode.rec.one_of(&["E11", "E12"]));
        adopted.for_each(|episode| sink.row(episode));
    }
}
