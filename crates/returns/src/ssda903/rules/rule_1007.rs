//! There is care leaver information for a young person who was looked after on their 17th or 18th birthday.
//!
//! Why: the information tells how a care leaver is doing around a birthday; those still in care are told of
//! elsewhere.
//!
//! What to do: remove the care leaver row, or correct the episodes.
//!
//! Source: Children looked-after return guide, validation check 1007.
//!
//! Differs: an open episode counts: a young person who has not left is looked after. Others see only episodes that
//! have ended.

use crate::ssda903::writing::*;

/// Of those who turned 17 or 18 in the year: an episode over the birthday.
pub const RULE: Rule =
    rule("1007").items(&["ACCOM", "ACTIV", "IN_TOUCH"]).per_child(was_looked_after_that_day).examples(&[
        passes("had left", &[episode("DECOM=2025-05-26 DEC=2026-05-31"), oc3("DOB=2009-06-01 IN_TOUCH=YES")]),
        passes("nothing is told", &[episode("DECOM=2025-05-26"), oc3("DOB=2009-06-01")]),
        finds(
            "left later",
            &[episode("DECOM=2025-05-26 DEC=2026-07-01"), oc3("DOB=2009-06-01 IN_TOUCH=YES").found()],
        ),
        finds("has not left", &[episode("DECOM=2025-05-26"), oc3("DOB=2008-06-01 ACTIV=F2").found()]),
        boundary_passes(
            "left that day",
            &[episode("DECOM=2025-05-26 DEC=2026-06-01"), oc3("DOB=2009-06-01 IN_TOUCH=YES")],
        ),
        boundary_finds(
            "17 on 31 March",
            &[episode("DECOM=2025-05-26"), oc3("DOB=2010-03-31 IN_TOUCH=YES").found()],
        ),
        boundary_passes("19 on 31 March", &[episode("DECOM=2025-05-26"), oc3("DOB=2008-03-31 IN_TOUCH=YES")]),
    ]);

fn was_looked_after_that_day(child: &Child, collection: &Collection, sink: &mut Sink) {
    for leaver in child.oc3.iter().filter(|leaver| leaver.is_answered()) {
        let birthday = leaver.birthday_at_17_or_18(collection);
        let over_it = |episode: &Episode| {
            let not_over = episode.dec.is_blank() || episode.dec.is_after(birthday);
            episode.decom.is_on_or_before(birthday) && not_over
        };
        if child.episodes.iter().any(over_it) {
            sink.row(leaver);
        }
    }
}
