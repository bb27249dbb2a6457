//! A child placed in residential employment is under 14.
//!
//! Why: children under 14 may not be employed.
//!
//! What to do: check the placement type, the date the episode began and the date of birth.
//!
//! Source: Children looked-after return guide, validation check 374.
//!
//! Differs: an episode that has not ended is checked too. The public validator looks only at those that have,
//! although the age on the first day does not depend on it.

use crate::ssda903::writing::*;

/// P3, by the age on the day the episode began.
pub const RULE: Rule =
    rule("374").items(&["DECOM", "PLACE"]).needs(&[Need::Table("Header")]).per_child(is_too_young).examples(
        &[
            passes("older", &[header("DOB=2010-05-26"), episode("DECOM=2026-05-26 PLACE=P3")]),
            passes("another placement", &[header("DOB=2014-05-26"), episode("DECOM=2026-05-26 PLACE=U1")]),
            finds("younger", &[header("DOB=2014-05-26"), episode("DECOM=2026-05-26 PLACE=P3").found()]),
            boundary_passes(
                "14 that very day",
                &[header("DOB=2012-05-26"), episode("DECOM=2026-05-26 PLACE=P3")],
            ),
            boundary_finds(
                "14 the day after",
                &[header("DOB=2012-05-27"), episode("DECOM=2026-05-26 PLACE=P3").found()],
            ),
        ],
    );

fn is_too_young(child: &Child, _: &Collection, sink: &mut Sink) {
    let birthday = child.dob().plus_years(14);
    for episode in child.episodes {
        if episode.place.is("P3") && episode.decom.is_before(birthday) {
            sink.row(episode);
        }
    }
}
