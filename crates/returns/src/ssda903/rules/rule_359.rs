//! A young person is still looked after past their 18th birthday, but not under section 20 in a children's
//! home.
//!
//! Why: after 18 a young person can only be looked after by agreement (V2) and in a home that takes them
//! (K2).
//!
//! What to do: end the episode on the 18th birthday, or correct the legal status, the placement or the date
//! of birth.
//!
//! Source: Children looked-after return guide, validation check 359.

use crate::ssda903::writing::*;

/// An open episode of somebody who turned 18 before the last day of the year.
pub const RULE: Rule = rule("359")
    .items(&["DEC", "LS", "PLACE"])
    .needs(&[Need::Table("Header")])
    .per_child(stays_past_18)
    .examples(&[
        passes("ended", &[header("DOB=2008-05-26"), episode("DEC=2026-05-26 LS=C2 PLACE=U1")]),
        passes("in a home by agreement", &[header("DOB=2008-05-26"), episode("LS=V2 PLACE=K2")]),
        finds("in foster care", &[header("DOB=2008-05-26"), episode("LS=V2 PLACE=U1").found()]),
        finds("under an order", &[header("DOB=2008-05-26"), episode("LS=C2 PLACE=K2").found()]),
        boundary_finds("18 on 30 March", &[header("DOB=2009-03-30"), episode("LS=C2 PLACE=K2").found()]),
        boundary_passes("18 on 31 March", &[header("DOB=2009-03-31"), episode("LS=C2 PLACE=K2")]),
    ]);

fn stays_past_18(child: &Child, collection: &Collection, sink: &mut Sink) {
    if !child.dob().plus_years(18).is_before(collection.end) {
        return;
    }
    for episode in child.episodes {
        if episode.dec.is_blank() && !(episode.ls.is("V2") && episode.place.is("K2")) {
            sink.row(episode);
        }
    }
}
