//! A child placed in youth custody or prison is under 10.
//!
//! Why: nobody under 10 can be held responsible for a crime.
//!
//! What to do: check the placement type, the date the episode began and the date of birth.
//!
//! Source: Children looked-after return guide, validation check 372.
//!
//! Differs: an episode that has not ended is checked too. The public validator looks only at those that have,
//! although the age on the first day does not depend on it.

use crate::ssda903::writing::*;

/// R5, by the age on the day the episode began.
pub const RULE: Rule =
    rule("372").items(&["DECOM", "PLACE"]).needs(&[Need::Table("Header")]).per_child(is_too_young).examples(
        &[
            passes("older", &[header("DOB=2014-05-26"), episode("DECOM=2026-05-26 PLACE=R5")]),
            passes("another placement", &[header("DOB=2018-05-26"), episode("DECOM=2026-05-26 PLACE=U1")]),
            finds("younger", &[header("DOB=2018-05-26"), episode("DECOM=2026-05-26 PLACE=R5").found()]),
            boundary_passes(
                "10 that very day",
                &[header("DOB=2016-05-26"), episode("DECOM=2026-05-26 PLACE=R5")],
            ),
            boundary_finds(
                "10 the day after",
                &[header("DOB=2016-05-27"), episode("DECOM=2026-05-26 PLACE=R5").found()],
            ),
            boundary_finds(
                "an episode that has ended",
                &[header("DOB=2018-05-26"), episode("DECOM=2026-05-26 DEC=2026-06-26 PLACE=R5").found()],
            ),
            boundary_passes("no start", &[header("DOB=2018-05-26"), episode("PLACE=R5")]),
        ],
    );

fn is_too_young(child: &Child, _: &Collection, sink: &mut Sink) {
    let birthday = child.dob().plus_years(10);
    for episode in child.episodes {
        if episode.place.is("R5") && episode.decom.is_before(birthday) {
            sink.row(episode);
        }
    }
}
