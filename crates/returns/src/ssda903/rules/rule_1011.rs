//! There is care leaver information for a young person whose care passed to another authority.
//!
//! Why: the authority that took over tells how the young person is doing.
//!
//! What to do: remove the care leaver row, or correct the reason the last episode ceased.
//!
//! Source: Children looked-after return guide, validation check 1011.

use crate::ssda903::writing::*;

/// E3 at the end of the latest episode.
pub const RULE: Rule =
    rule("1011").items(&["ACCOM", "ACTIV", "IN_TOUCH"]).per_child(passed_to_another).examples(&[
        passes("left care", &[oc3("IN_TOUCH=YES"), episode("DECOM=2026-05-26 REC=E8")]),
        passes("nothing is told", &[oc3("DOB=2008-06-01"), episode("DECOM=2026-05-26 REC=E3")]),
        finds("passed to another", &[oc3("IN_TOUCH=YES").found(), episode("DECOM=2026-05-26 REC=E3")]),
        boundary_passes(
            "and came back",
            &[oc3("IN_TOUCH=YES"), episode("DECOM=2026-05-26 REC=E3"), episode("DECOM=2026-05-27 REC=E8")],
        ),
    ]);

fn passed_to_another(child: &Child, _: &Collection, sink: &mut Sink) {
    if child.latest_episode().is_some_and(|last| last.rec.is("E3")) {
        child.oc3.iter().filter(|leaver| leaver.is_answered()).for_each(|leaver| sink.row(leaver));
    }
}
