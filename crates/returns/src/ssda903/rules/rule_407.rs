//! A special guardianship order was made for a young person who was already 18.
//!
//! Why: only a child can have a special guardian.
//!
//! What to do: check the date the episode ceased, the reason and the date of birth.
//!
//! Source: Children looked-after return guide, validation check 407.
//!
//! Differs: a young person has reached 18 on the birthday. The public validator reports only from the day
//! after.

use crate::ssda903::writing::*;

/// E45 to E48, by the age on the day the episode ceased.
pub const RULE: Rule =
    rule("407").items(&["DEC", "DOB", "REC"]).needs(&[Need::Table("Header")]).per_child(is_18).examples(&[
        passes("younger", &[header("DOB=2010-05-26"), episode("DEC=2026-05-26 REC=E45")]),
        passes("another reason", &[header("DOB=2007-05-26"), episode("DEC=2026-05-26 REC=X1")]),
        finds("older", &[header("DOB=2007-05-26").found(), episode("DEC=2026-05-26 REC=E45").found()]),
        boundary_finds(
            "18 that very day",
            &[header("DOB=2008-05-26").found(), episode("DEC=2026-05-26 REC=E45").found()],
        ),
        boundary_passes("18 the day after", &[header("DOB=2008-05-27"), episode("DEC=2026-05-26 REC=E45")]),
    ]);

fn is_18(child: &Child, _: &Collection, sink: &mut Sink) {
    let Some(header) = child.header() else { return };
    for episode in child.episodes {
        if episode.rec.one_of(&["E45", "E46", "E47", "E48"])
            && episode.dec.is_on_or_after(header.dob.plus_years(18))
        {
            sink.rows(&[episode, header]);
        }
    }
}
