//! A child placed in a residential school is under 4.
//!
//! Why: schools take children from the age of four.
//!
//! What to do: check the placement type, the date the episode began and the date of birth.
//!
//! Source: Children looked-after return guide, validation check 373.
//!
//! Differs: an episode that has not ended is checked too. The public validator looks only at those that have,
//! although the age on the first day does not depend on it.

use crate::ssda903::writing::*;

/// S1, by the age on the day the episode began.
pub const RULE: Rule = rule("373")
    .items(&["DECOM", "PLACE"])
    .needs(&[Need::Table("Header")])
    .per_child(is_too_young)
    .examples(&[
        passes("older", &[header("DOB=2020-05-26"), episode("DECOM=2026-05-26 PLACE=S1")]),
        passes("another placement", &[header("DOB=2024-05-26"), episode("DECOM=2026-05-26 PLACE=U1")]),
        finds("younger", &[header("DOB=2024-05-26"), episode("DECOM=2026-05-26 PLACE=S1").found()]),
        boundary_passes("4 that very day", &[header("DOB=2022-05-26"), episode("DECOM=2026-05-26 PLACE=S1")]),
        boundary_finds(
            "4 the day after",
            &[header("DOB=2022-05-27"), episode("DECOM=2026-05-26 PLACE=S1").found()],
        ),
    ]);

fn is_too_young(child: &Child, _: &Collection, sink: &mut Sink) {
    let birthday = child.dob().plus_years(4);
    for episode in child.episodes {
        if episode.place.is("S1") && episode.decom.is_before(birthday) {
            sink.row(episode);
        }
    }
}
