//! An unaccompanied asylum-seeking child has a distance from home to the placement.
//!
//! Why: such a child has no home here to measure from.
//!
//! What to do: remove the postcode of home, or check whether the child is an unaccompanied asylum-seeking
//! child.
//!
//! Source: Children looked-after return guide, validation check 406.
//!
//! Differs: whether the child was an unaccompanied asylum-seeking child is known from this year's and last
//! year's return only.

use crate::ssda903::writing::*;

/// Also of a child who was unaccompanied in last year's return.
pub const RULE: Rule = rule("406")
    .query()
    .items(&["PL_DISTANCE"])
    .needs(&[Need::PlacementPlaces])
    .per_child(has_a_distance)
    .examples(&[
        passes("none", &[uasc("DUC=2028-05-26"), episode("LS=V2 PL_LA=E10000014")]),
        passes("another child", &[episode("LS=V2 PL_DISTANCE=7.7")]),
        finds("a distance", &[uasc("DUC=2028-05-26"), episode("LS=V2 PL_DISTANCE=7.7").found()]),
        finds("marked in the header", &[header("UASC=1"), episode("LS=V2 PL_DISTANCE=7.7").found()]),
        boundary_finds("nought", &[last_year(uasc("DUC=2025-05-26")), episode("PL_DISTANCE=0.0").found()]),
    ]);

fn has_a_distance(child: &Child, _: &Collection, sink: &mut Sink) {
    if child.is_or_was_uasc() {
        let measured = child.episodes.iter().filter(|episode| episode.pl_distance.decimal().is_some());
        measured.for_each(|episode| sink.row(episode));
    }
}
