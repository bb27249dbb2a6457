//! A looked-after child has no postcode of home or none of the placement.
//!
//! Why: without both it cannot be told how far from home the child lives.
//!
//! What to do: give the postcode the child lived at before coming into care, and that of the placement.
//!
//! Source: Children looked-after return guide, validation check 392b.
//!
//! Differs: whether the child was an unaccompanied asylum-seeking child is known from this year's and last
//! year's return only.

use crate::ssda903::writing::*;

/// Not for short breaks, nor for an unaccompanied asylum-seeking child, who has no home here.
pub const RULE: Rule =
    rule("392b").query().items(&["HOME_POST", "PL_POST"]).per_child(has_no_postcodes).examples(&[
        passes("both", &[episode("LS=C2 HOME_POST=SO23 8UJ PL_POST=SO22 5AB")]),
        finds("no placement", &[episode("LS=C2 HOME_POST=SO23 8UJ").found()]),
        finds("neither", &[episode("LS=C2").found()]),
        passes("a short break", &[episode("LS=V4")]),
        passes("unaccompanied", &[uasc("DUC=2028-05-26"), episode("LS=V2 PL_POST=SO22 5AB")]),
        boundary_passes("unaccompanied last year", &[last_year(uasc("DUC=2025-05-26")), episode("LS=V2")]),
    ]);

fn has_no_postcodes(child: &Child, _: &Collection, sink: &mut Sink) {
    if child.is_or_was_uasc() {
        return;
    }
    for episode in child.episodes {
        let lacks_one = episode.home_post.is_blank() || episode.pl_post.is_blank();
        if lacks_one && !episode.ls.one_of(&["V3", "V4"]) {
            sink.row(episode);
        }
    }
}
