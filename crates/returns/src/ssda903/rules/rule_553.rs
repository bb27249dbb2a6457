//! A child has a placement order, but there is no decision to place the child for adoption, or it was taken
//! back.
//!
//! Why: a court makes the order only for a child whom the authority has decided to place.
//!
//! What to do: give the date of the decision, or correct the legal status.
//!
//! Source: Children looked-after return guide, validation check 553.

use crate::ssda903::writing::*;

/// E1 needs a decision; while it is in force the decision has not been taken back.
pub const RULE: Rule = rule("553")
    .items(&["CHILD", "DATE_PLACED", "DATE_PLACED_CEASED", "REASON_PLACED_CEASED"])
    .needs(&[Need::Table("PlacedAdoption")])
    .per_child(has_no_decision)
    .examples(&[
        passes("decided", &[episode("LS=E1"), placed_adoption("DATE_PLACED=2026-05-26")]),
        passes("under a care order", &[episode("LS=C1"), collection("given=PlacedAdoption")]),
        finds("no decision", &[episode("LS=E1").found(), collection("given=PlacedAdoption")]),
        finds(
            "taken back",
            &[episode("LS=E1"), placed_adoption("DATE_PLACED=2026-05-26 REASON_PLACED_CEASED=RD1").found()],
        ),
        finds("no date of it", &[episode("LS=E1"), placed_adoption("DOB=2020-05-26").found()]),
        boundary_passes(
            "taken back, and the order ended",
            &[
                episode("LS=E1 DEC=2026-06-26"),
                placed_adoption("DATE_PLACED=2026-05-26 DATE_PLACED_CEASED=2026-06-26"),
            ],
        ),
    ]);

fn has_no_decision(child: &Child, _: &Collection, sink: &mut Sink) {
    let ordered = || child.episodes.iter().filter(|episode| episode.ls.is("E1"));
    if child.placed_adoption.is_empty() {
        ordered().for_each(|episode| sink.row(episode));
    }
    if ordered().any(|episode| episode.dec.is_blank()) {
        let undecided = child.placed_adoption.iter().filter(|decision| {
            decision.date_placed.is_blank()
                || decision.date_placed_ceased.is_filled()
                || decision.reason_placed_ceased.is_filled()
        });
        undecided.for_each(|decision| sink.row(decision));
    }
}
