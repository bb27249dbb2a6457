//! A child under 14 is said to have moved into independent living.
//!
//! Why: nobody of that age lives independently.
//!
//! What to do: check the reason the episode ceased, its date and the date of birth.
//!
//! Source: Children looked-after return guide, validation check 387.

use crate::ssda903::writing::*;

/// E5 and E6, by the age on the day the episode ceased.
pub const RULE: Rule =
    rule("387").items(&["REC"]).needs(&[Need::Table("Header")]).per_child(is_under_14).examples(&[
        passes("older", &[header("DOB=2010-05-26"), episode("DEC=2026-05-26 REC=E5")]),
        passes("another reason", &[header("DOB=2013-05-26"), episode("DEC=2026-05-26 REC=X1")]),
        finds("younger", &[header("DOB=2013-05-26"), episode("DEC=2026-05-26 REC=E5").found()]),
        boundary_passes("14 that very day", &[header("DOB=2012-05-26"), episode("DEC=2026-05-26 REC=E5")]),
        boundary_finds(
            "14 the day after",
            &[header("DOB=2012-05-27"), episode("DEC=2026-05-26 REC=E5").found()],
        ),
    ]);

fn is_under_14(child: &Child, _: &Collection, sink: &mut Sink) {
    let birthday = child.dob().plus_years(14);
    for episode in child.episodes {
        if episode.rec.one_of(&["E5", "E6"]) && episode.dec.is_before(birthday) {
            sink.row(episode);
        }
    }
}
