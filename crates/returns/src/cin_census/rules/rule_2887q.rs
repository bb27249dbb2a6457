//! Fewer than 8 kinds of disability are recorded in the whole return.
//!
//! Why: among an authority's children nearly every kind occurs, so kinds are probably not being recorded.
//!
//! What to do: check how disabilities are recorded and brought into the census.
//!
//! Source: Children in need census guide, validation rule 2887Q.
//!
//! Differs: the public validator has the test the wrong way round: it reports 8 kinds or more.

use std::collections::BTreeSet;

use crate::cin_census::writing::*;

/// Counts the kinds that occur, without NONE.
pub const RULE: Rule =
    rule("2887Q").query().items(&["Disability"]).whole_return(few_kinds_are_used).examples(&[
        passes(
            "9 kinds",
            &[
                disability("Disability=MOB"),
                disability("Disability=HAND"),
                disability("Disability=PC"),
                disability("Disability=INC"),
                disability("Disability=COMM"),
                disability("Disability=LD"),
                disability("Disability=HEAR"),
                disability("Disability=VIS"),
                disability("Disability=BEH"),
            ],
        ),
        finds("2 kinds", &[disability("Disability=MOB"), disability("Disability=LD")]),
        boundary_passes(
            "8 kinds",
            &[
                disability("Disability=MOB"),
                disability("Disability=HAND"),
                disability("Disability=PC"),
                disability("Disability=INC"),
                disability("Disability=COMM"),
                disability("Disability=LD"),
                disability("Disability=HEAR"),
                disability("Disability=VIS"),
            ],
        ),
        boundary_finds(
            "7 kinds and none",
            &[
                disability("Disability=MOB"),
                disability("Disability=HAND"),
                disability("Disability=PC"),
                disability("Disability=INC"),
                disability("Disability=COMM"),
                disability("Disability=LD"),
                disability("Disability=HEAR"),
                disability("LAchildID=102 Disability=NONE"),
            ],
        ),
    ]);

fn few_kinds_are_used(returned: &Return, _: &Census, sink: &mut Sink) {
    let rows = returned.tables.disabilities.iter();
    let kinds: BTreeSet<&Text> =
        rows.map(|row| &row.disability).filter(|kind| kind.filled_but_none_of(&["NONE"])).collect();
    if kinds.len() < 8 {
        sink.whole_return();
    }
}
