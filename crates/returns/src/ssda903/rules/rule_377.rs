//! A child had more than two temporary placements during foster carers' holidays in the year.
//!
//! Why: two in twelve months are temporary; with more, the child is being moved about.
//!
//! What to do: check the placement types. Record further ones as placements of their own.
//!
//! Source: Children looked-after return guide, validation check 377.

use crate::ssda903::writing::*;

/// T3, three times or more among the episodes of the return.
pub const RULE: Rule = rule("377").items(&["PLACE"]).per_child(has_more_than_two).examples(&[
    passes("one", &[episode("DECOM=2026-05-01 PLACE=T3"), episode("DECOM=2026-05-08 PLACE=U1")]),
    finds(
        "three",
        &[
            episode("DECOM=2026-05-01 PLACE=T3").found(),
            episode("DECOM=2026-05-08 PLACE=U1"),
            episode("DECOM=2026-07-01 PLACE=T3").found(),
            episode("DECOM=2026-09-01 PLACE=T3").found(),
        ],
    ),
    boundary_passes("two", &[episode("DECOM=2026-05-01 PLACE=T3"), episode("DECOM=2026-07-01 PLACE=T3")]),
]);

fn has_more_than_two(child: &Child, _: &Collection, sink: &mut Sink) {
    let holidays = || child.episodes.iter().filter(|episode| episode.place.is("T3"));
    if holidays().count() > 2 {
        holidays().for_each(|episode| sink.row(episode));
    }
}
