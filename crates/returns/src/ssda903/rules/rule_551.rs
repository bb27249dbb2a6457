//! A child was placed for adoption, but there is no date of the decision to do so.
//!
//! Why: nobody may place a child for adoption without that decision.
//!
//! What to do: give the date of the decision, or correct the placement type.
//!
//! Source: Children looked-after return guide, validation check 551.

use crate::ssda903::writing::*;

/// Each episode in A3 to A6 of a child without `DATE_PLACED`.
pub const RULE: Rule = rule("551")
    .items(&["DATE_PLACED", "PLACE"])
    .needs(&[Need::Table("PlacedAdoption")])
    .per_child(has_no_decision)
    .examples(&[
        passes("decided", &[episode("PLACE=A4"), placed_adoption("DATE_PLACED=2026-05-26")]),
        passes("in foster care", &[episode("PLACE=U6"), collection("given=PlacedAdoption")]),
        finds("no row", &[episode("PLACE=A4").found(), collection("given=PlacedAdoption")]),
        finds("no date", &[episode("PLACE=A4").found(), placed_adoption("DOB=2024-05-26")]),
        boundary_passes(
            "a date that is none, which is another rule's business",
            &[episode("PLACE=A4"), placed_adoption("DATE_PLACED=31/02/2026")],
        ),
    ]);

fn has_no_decision(child: &Child, _: &Collection, sink: &mut Sink) {
    if child.placed_adoption.iter().any(|decision| decision.date_placed.is_filled()) {
        return;
    }
    let placed = child.episodes.iter().filter(|episode| episode.place.one_of(&["A3", "A4", "A5", "A6"]));
    placed.for_each(|episode| sink.row(episode));
}
