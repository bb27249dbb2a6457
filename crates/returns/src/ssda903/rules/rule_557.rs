//! A child who was to be adopted left care without being adopted, but the decision was not taken back.
//!
//! Why: it is published every year how often such decisions are taken back, and why.
//!
//! What to do: give the date and the reason of the decision no longer to place the child for adoption, or
//! correct the reason the episode ceased.
//!
//! Source: Children looked-after return guide, validation check 557.

use crate::ssda903::writing::*;

/// An episode in A3 to A6, or under a placement order or (until 2023/24) a freeing order.
pub const RULES: &[Rule] = &[
    rule("557")
        .until(2024)
        .items(&["DATE_PLACED_CEASED", "LS", "PLACE", "REASON_PLACED_CEASED", "REC"])
        .needs(&[Need::Table("PlacedAdoption")])
        .per_child(is_not_taken_back_until_2024)
        .examples(&[
            passes("adopted", &[episode("LS=D1 REC=E12"), placed_adoption("DATE_PLACED=2023-05-26")]),
            finds(
                "freed, and went home",
                &[episode("LS=D1 REC=E4A").found(), collection("given=PlacedAdoption")],
            ),
            boundary_passes("goes on", &[episode("LS=D1 REC=X1"), placed_adoption("DATE_PLACED=2023-05-26")]),
        ]),
    rule("557")
        .since(2025)
        .items(&["DATE_PLACED_CEASED", "LS", "PLACE", "REASON_PLACED_CEASED", "REC"])
        .needs(&[Need::Table("PlacedAdoption")])
        .per_child(is_not_taken_back)
        .examples(&[
            passes("adopted", &[episode("PLACE=A4 REC=E12"), placed_adoption("DATE_PLACED=2026-05-26")]),
            passes(
                "taken back",
                &[
                    episode("PLACE=A4 REC=E4A"),
                    placed_adoption("DATE_PLACED_CEASED=2026-05-26 REASON_PLACED_CEASED=RD1"),
                ],
            ),
            finds(
                "went home",
                &[episode("PLACE=A4 REC=E4A").found(), placed_adoption("DATE_PLACED=2026-05-26").found()],
            ),
            finds(
                "no decision at all",
                &[episode("LS=E1 REC=E4A").found(), collection("given=PlacedAdoption")],
            ),
            boundary_finds(
                "a date and no reason",
                &[episode("LS=E1 REC=E4A").found(), placed_adoption("DATE_PLACED_CEASED=2026-05-26").found()],
            ),
            boundary_passes(
                "a freeing order, which there is no longer",
                &[episode("LS=D1 REC=E4A"), collection("given=PlacedAdoption")],
            ),
        ]),
];

fn is_not_taken_back_until_2024(child: &Child, _: &Collection, sink: &mut Sink) {
    left_without_adoption(child, &["D1", "E1"], sink);
}

fn is_not_taken_back(child: &Child, _: &Collection, sink: &mut Sink) {
    left_without_adoption(child, &["E1"], sink);
}

fn left_without_adoption(child: &Child, orders: &[&str], sink: &mut Sink) {
    let decisions = child.placed_adoption;
    for episode in child.episodes {
        let was_to_be = episode.place.one_of(&["A3", "A4", "A5", "A6"]) || episode.ls.one_of(orders);
        if !was_to_be || !episode.rec.filled_but_none_of(&["X1", "E11", "E12"]) {
            continue;
        }
        if decisions.is_empty() {
            sink.row(episode);
        }
        for decision in decisions {
            if decision.date_placed_ceased.is_blank() || decision.reason_placed_ceased.is_blank() {
                sink.rows(&[episode, decision]);
            }
        }
    }
}
