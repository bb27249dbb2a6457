//! A child who should no longer be placed for adoption has adoption information.
//!
//! Why: a decision that was taken back is not followed by an adoption.
//!
//! What to do: remove the date the decision was taken back, or the adoption information.
//!
//! Source: Children looked-after return guide, validation check 525.

use crate::ssda903::writing::*;

/// `DATE_PLACED_CEASED` filled, and any item of the adoption file.
pub const RULE: Rule = rule("525")
    .items(&[
        "DATE_INT",
        "DATE_MATCH",
        "DATE_PLACED_CEASED",
        "FOSTER_CARE",
        "LS_ADOPTR",
        "NB_ADOPTR",
        "SEX_ADOPTR",
    ])
    .per_child(is_adopted_all_the_same)
    .examples(&[
        passes("not taken back", &[placed_adoption("DATE_PLACED=2026-05-26"), ad1("DATE_INT=2026-05-26")]),
        passes(
            "nothing filled in",
            &[placed_adoption("DATE_PLACED_CEASED=2026-05-26"), ad1("DOB=2024-05-26")],
        ),
        finds(
            "taken back",
            &[placed_adoption("DATE_PLACED_CEASED=2026-05-26").found(), ad1("DATE_INT=2026-05-26").found()],
        ),
        boundary_finds(
            "one item only",
            &[placed_adoption("DATE_PLACED_CEASED=2026-05-26").found(), ad1("FOSTER_CARE=0").found()],
        ),
    ]);

fn is_adopted_all_the_same(child: &Child, _: &Collection, sink: &mut Sink) {
    for decision in child.placed_adoption.iter().filter(|row| row.date_placed_ceased.is_filled()) {
        for adoption in child.ad1.iter().filter(|row| is_filled(row)) {
            sink.rows(&[decision, adoption]);
        }
    }
}

fn is_filled(row: &Ad1) -> bool {
    row.date_int.is_filled()
        || row.date_match.is_filled()
        || [&row.foster_care, &row.nb_adoptr, &row.sex_adoptr, &row.ls_adoptr]
            .iter()
            .any(|item| item.is_filled())
}
