//! A young person is said to have stayed with their carers at 18, but was under 18.
//!
//! Why: staying put begins on the 18th birthday; before it the child is looked after.
//!
//! What to do: check the date the episode ceased, the reason and the date of birth.
//!
//! Source: Children looked-after return guide, validation check 460.

use crate::ssda903::writing::*;

/// E17, by the age on the day the episode ceased.
pub const RULE: Rule =
    rule("460").items(&["DEC", "REC"]).needs(&[Need::Table("Header")]).per_child(is_under_18).examples(&[
        passes("older", &[header("DOB=2006-05-26"), episode("DEC=2026-05-26 REC=E17")]),
        passes("another reason", &[header("DOB=2009-05-26"), episode("DEC=2026-05-26 REC=X1")]),
        finds("younger", &[header("DOB=2009-05-26"), episode("DEC=2026-05-26 REC=E17").found()]),
        boundary_passes("18 that very day", &[header("DOB=2008-05-26"), episode("DEC=2026-05-26 REC=E17")]),
        boundary_finds(
            "18 the day after",
            &[header("DOB=2008-05-27"), episode("DEC=2026-05-26 REC=E17").found()],
        ),
    ]);

fn is_under_18(child: &Child, _: &Collection, sink: &mut Sink) {
    let birthday = child.dob().plus_years(18);
    for episode in child.episodes {
        if episode.rec.is("E17") && episode.dec.is_before(birthday) {
            sink.row(episode);
        }
    }
}
