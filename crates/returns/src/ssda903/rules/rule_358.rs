//! A child under 10 has a youth justice legal status.
//!
//! Why: nobody under 10 can be charged with an offence, so a child under 10 cannot be remanded or detained.
//!
//! What to do: check the legal status, the date the episode began and the date of birth.
//!
//! Source: Children looked-after return guide, validation check 358.
//!
//! Differs: a child is 10 on the tenth birthday. The public validator reports an episode that began on that
//! day too.

use crate::ssda903::writing::*;

/// J1, J2 and J3, by the age on the day the episode began.
pub const RULE: Rule = rule("358")
    .items(&["DECOM", "DOB", "LS"])
    .needs(&[Need::Table("Header")])
    .per_child(is_under_10)
    .examples(&[
        passes("fifteen", &[header("DOB=2011-05-26"), episode("DECOM=2026-05-26 LS=J1")]),
        passes("another status", &[header("DOB=2020-05-26"), episode("DECOM=2026-05-26 LS=C2")]),
        finds("nine", &[header("DOB=2016-05-27").found(), episode("DECOM=2026-05-26 LS=J3").found()]),
        boundary_passes("ten that very day", &[header("DOB=2016-05-26"), episode("DECOM=2026-05-26 LS=J2")]),
    ]);

fn is_under_10(child: &Child, _: &Collection, sink: &mut Sink) {
    let Some(header) = child.header() else { return };
    for episode in child.episodes {
        if episode.ls.one_of(&["J1", "J2", "J3"]) && episode.decom.is_before(header.dob.plus_years(10)) {
            sink.rows(&[episode, header]);
        }
    }
}
