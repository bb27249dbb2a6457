//! Care leaver information is given for a young person who died while looked after.
//!
//! Why: nobody should be asked how a young person who died in care is doing.
//!
//! What to do: remove the care leaver row, or correct the reason the last episode ceased.
//!
//! Source: Children looked-after return guide, validation check 1000.
//!
//! Differs: only this year and last year are loaded, so a death recorded earlier is not seen.

use crate::ssda903::writing::*;

/// An episode of either year that ceased by death.
pub const RULE: Rule =
    rule("1000").query().items(&["IN_TOUCH", "ACTIV", "ACCOM"]).per_child(died_in_care).examples(&[
        passes("went home", &[oc3("IN_TOUCH=YES"), episode("REC=E4A")]),
        finds("died this year", &[oc3("IN_TOUCH=YES").found(), episode("REC=E2")]),
        finds("died last year", &[oc3("IN_TOUCH=YES").found(), last_year(episode("REC=E2"))]),
        boundary_passes("another child died", &[oc3("CHILD=101"), episode("CHILD=102 REC=E2")]),
    ]);

fn died_in_care(child: &Child, _: &Collection, sink: &mut Sink) {
    if child.episodes.iter().chain(child.last_year.episodes).any(|episode| episode.rec.is("E2")) {
        child.oc3.iter().for_each(|leaver| sink.row(leaver));
    }
}
