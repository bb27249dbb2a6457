//! A child was adopted when already 18.
//!
//! Why: only a child can be adopted out of care; at 18 a young person has left it.
//!
//! What to do: check the date the episode ceased, the reason and the date of birth.
//!
//! Source: Children looked-after return guide, validation check 386.

use crate::ssda903::writing::*;

/// E11 and E12, by the age on the day the episode ceased.
pub const RULE: Rule =
    rule("386").items(&["REC"]).needs(&[Need::Table("Header")]).per_child(is_18).examples(&[
        passes("younger", &[header("DOB=2010-05-26"), episode("DEC=2026-05-26 REC=E11")]),
        passes("another reason", &[header("DOB=2007-05-26"), episode("DEC=2026-05-26 REC=X1")]),
        finds("older", &[header("DOB=2007-05-26"), episode("DEC=2026-05-26 REC=E11").found()]),
        boundary_finds(
            "18 that very day",
            &[header("DOB=2008-05-26"), episode("DEC=2026-05-26 REC=E11").found()],
        ),
        boundary_passes("18 the day after", &[header("DOB=2008-05-27"), episode("DEC=2026-05-26 REC=E11")]),
    ]);

fn is_18(child: &Child, _: &Collection, sink: &mut Sink) {
    let birthday = child.dob().plus_years(18);
    for episode in child.episodes {
        if episode.rec.one_of(&["E11", "E12"]) && episode.dec.is_on_or_after(birthday) {
            sink.row(episode);
        }
    }
}
