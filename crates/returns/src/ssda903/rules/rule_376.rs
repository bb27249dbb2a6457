//! A temporary placement during the foster carers' holiday lasted longer than three weeks.
//!
//! Why: a temporary placement is one from which the child soon goes back; after three weeks it is a
//! placement.
//!
//! What to do: check the dates, or record the stay as a placement of its own.
//!
//! Source: Children looked-after return guide, validation check 376.

use crate::ssda903::writing::*;

/// T3 for more than 21 days. One that has not ended is not counted.
pub const RULE: Rule = rule("376").items(&["DECOM", "PLACE"]).per_episode(is_over_21_days).examples(&[
    passes("two days", &[episode("DECOM=2026-05-01 DEC=2026-05-03 PLACE=T3")]),
    passes("not ended", &[episode("DECOM=2026-05-01 PLACE=T3")]),
    finds("ten weeks", &[episode("DECOM=2026-05-01 DEC=2026-07-10 PLACE=T3").found()]),
    boundary_passes("21 days", &[episode("DECOM=2026-05-01 DEC=2026-05-22 PLACE=T3")]),
    boundary_finds("a day more", &[episode("DECOM=2026-05-01 DEC=2026-05-23 PLACE=T3").found()]),
]);

fn is_over_21_days(episode: &Episode, _: &Collection) -> bool {
    episode.place.is("T3") && episode.decom.plus_days(21).is_before(&episode.dec)
}
