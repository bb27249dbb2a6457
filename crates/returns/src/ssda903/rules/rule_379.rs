//! A temporary placement for no stated reason lasted longer than seven days.
//!
//! Why: a temporary placement is one from which the child soon goes back; after a week it is a placement.
//!
//! What to do: check the dates, or record the stay as a placement of its own.
//!
//! Source: Children looked-after return guide, validation check 379.

use crate::ssda903::writing::*;

/// T4 for more than 7 days. One that has not ended is not counted.
pub const RULE: Rule = rule("379").items(&["DECOM", "PLACE"]).per_episode(is_over_7_days).examples(&[
    passes("two days", &[episode("DECOM=2026-05-01 DEC=2026-05-03 PLACE=T4")]),
    passes("not ended", &[episode("DECOM=2026-05-01 PLACE=T4")]),
    finds("ten weeks", &[episode("DECOM=2026-05-01 DEC=2026-07-10 PLACE=T4").found()]),
    boundary_passes("7 days", &[episode("DECOM=2026-05-01 DEC=2026-05-08 PLACE=T4")]),
    boundary_finds("a day more", &[episode("DECOM=2026-05-01 DEC=2026-05-09 PLACE=T4").found()]),
]);

fn is_over_7_days(episode: &Episode, _: &Collection) -> bool {
    episode.place.is("T4") && episode.decom.plus_days(7).is_before(&episode.dec)
}
