//! There is care leaver information for a young person who left care on or after their 17th or 18th birthday this
//! year.
//!
//! Why: the information tells how a care leaver is doing around a birthday; those in care on the day are told of
//! elsewhere.
//!
//! What to do: remove the care leaver row, or correct the end of the last episode.
//!
//! Source: Children looked-after return guide, validation check 1016, from 2023/24.

use crate::ssda903::writing::*;

/// Of those who turned 17 or 18 in the year: an episode that ended on the birthday or later.
pub const RULE: Rule = rule("1016")
    .since(2024)
    .items(&["ACCOM", "ACTIV", "IN_TOUCH"])
    .per_child(left_after_birthday)
    .examples(&[
        passes("left before", &[episode("DEC=2026-05-26"), oc3("DOB=2009-06-01 IN_TOUCH=YES")]),
        passes("nothing is told", &[episode("DEC=2026-07-01"), oc3("DOB=2009-06-01")]),
        finds("left later", &[episode("DEC=2026-07-01"), oc3("DOB=2008-06-01 IN_TOUCH=YES").found()]),
        boundary_finds("left that day", &[episode("DEC=2026-06-01"), oc3("DOB=2009-06-01 ACCOM=K1").found()]),
        boundary_passes("left the day before", &[episode("DEC=2026-05-31"), oc3("DOB=2009-06-01 ACCOM=K1")]),
        boundary_passes("turned 19", &[episode("DEC=2026-07-01"), oc3("DOB=2007-06-01 IN_TOUCH=YES")]),
    ]);

fn left_after_birthday(child: &Child, collection: &Collection, sink: &mut Sink) {
    for leaver in child.oc3.iter().filter(|leaver| leaver.is_answered()) {
        let birthday = leaver.birthday_at_17_or_18(collection);
        if child.episodes.iter().any(|episode| episode.dec.is_on_or_after(birthday)) {
            sink.row(leaver);
        }
    }
}
