//! A looked-after child has no distance from home to the placement.
//!
//! Why: how far from home children live is one of the figures watched most closely.
//!
//! What to do: give the postcode of the home and of the placement, and check that both are in use.
//!
//! Source: Children looked-after return guide, validation check 392a.
//!
//! Differs: whether the child was an unaccompanied asylum-seeking child is known from this year's and last
//! year's return only.

use crate::ssda903::writing::*;

/// Not for short breaks, nor for an unaccompanied asylum-seeking child, who has no home here to measure from.
pub const RULE: Rule = rule("392a")
    .query()
    .items(&["PL_DISTANCE"])
    .needs(&[Need::PlacementPlaces])
    .per_child(has_no_distance)
    .examples(&[
        passes("a distance", &[episode("LS=C2 PL_DISTANCE=7.7")]),
        finds("none", &[episode("LS=C2 PL_LA=E10000014").found(), episode("LS=C2 PL_DISTANCE=0")]),
        passes("a short break", &[episode("LS=V3 PL_LA=E10000014")]),
        passes("unaccompanied", &[uasc("DUC=2028-05-26"), episode("LS=V2 PL_LA=E10000014")]),
        boundary_passes(
            "unaccompanied last year",
            &[last_year(uasc("DUC=2025-05-26")), episode("LS=V2 PL_LA=E10000014")],
        ),
        boundary_finds("not a number", &[episode("LS=C2 PL_DISTANCE=X").found()]),
    ]);

fn has_no_distance(child: &Child, _: &Collection, sink: &mut Sink) {
    if child.is_or_was_uasc() {
        return;
    }
    for episode in child.episodes {
        if !episode.ls.one_of(&["V3", "V4"]) && episode.pl_distance.decimal().is_none() {
            sink.row(episode);
        }
    }
}
