//! A child under 16 is said to have been transferred to adult social care.
//!
//! Why: adult services take nobody under 16.
//!
//! What to do: check the reason the episode ceased, its date and the date of birth.
//!
//! Source: Children looked-after return guide, validation check 389.

use crate::ssda903::writing::*;

/// E7, by the age on the day the episode ceased.
pub const RULE: Rule =
    rule("389").items(&["REC"]).needs(&[Need::Table("Header")]).per_child(is_under_16).examples(&[
        passes("older", &[header("DOB=2008-05-26"), episode("DEC=2026-05-26 REC=E7")]),
        passes("another reason", &[header("DOB=2011-05-26"), episode("DEC=2026-05-26 REC=X1")]),
        finds("younger", &[header("DOB=2011-05-26"), episode("DEC=2026-05-26 REC=E7").found()]),
        boundary_passes("16 that very day", &[header("DOB=2010-05-26"), episode("DEC=2026-05-26 REC=E7")]),
        boundary_finds(
            "16 the day after",
            &[header("DOB=2010-05-27"), episode("DEC=2026-05-26 REC=E7").found()],
        ),
    ]);

fn is_under_16(child: &Child, _: &Collection, sink: &mut Sink) {
    let birthday = child.dob().plus_years(16);
    for episode in child.episodes {
        if episode.rec.is("E7") && episode.dec.is_before(birthday) {
            sink.row(episode);
        }
    }
}
