//! A child has short breaks of both kinds in the year.
//!
//! Why: short breaks are either told one by one (V3) or as one agreement (V4).
//!
//! What to do: choose one way for the year and correct the legal status of the others.
//!
//! Source: Children looked-after return guide, validation check 426.

use crate::ssda903::writing::*;

/// V3 and V4 for one child.
pub const RULE: Rule = rule("426").items(&["LS"]).per_child(has_both_kinds).examples(&[
    passes("one by one", &[episode("LS=V3"), episode("LS=V3")]),
    finds("both", &[episode("LS=V3").found(), episode("LS=V4").found(), episode("LS=C2")]),
    boundary_passes("of two children", &[episode("CHILD=101 LS=V3"), episode("CHILD=102 LS=V4")]),
]);

fn has_both_kinds(child: &Child, _: &Collection, sink: &mut Sink) {
    let any = |code: &str| child.episodes.iter().any(|episode| episode.ls.is(code));
    if any("V3") && any("V4") {
        let breaks = child.episodes.iter().filter(|episode| episode.ls.one_of(&["V3", "V4"]));
        breaks.for_each(|episode| sink.row(episode));
    }
}
