//! A stay in hospital recorded as a temporary placement lasted longer than six weeks.
//!
//! Why: a temporary placement is one from which the child goes back; after six weeks the hospital is where
//! the child lives.
//!
//! What to do: check the dates, or record the stay as a placement of its own.
//!
//! Source: Children looked-after return guide, validation check 375.

use crate::ssda903::writing::*;

/// T1 for more than 42 days. One that has not ended is not counted.
pub const RULE: Rule = rule("375").items(&["DECOM", "PLACE"]).per_episode(is_over_42_days).examples(&[
    passes("two days", &[episode("DECOM=2026-05-01 DEC=2026-05-03 PLACE=T1")]),
    passes("not ended", &[episode("DECOM=2026-05-01 PLACE=T1")]),
    finds("ten weeks", &[episode("DECOM=2026-05-01 DEC=2026-07-10 PLACE=T1").found()]),
    boundary_passes("42 days", &[episode("DECOM=2026-05-01 DEC=2026-06-12 PLACE=T1")]),
    boundary_finds("a day more", &[episode("DECOM=2026-05-01 DEC=2026-06-13 PLACE=T1").found()]),
]);

fn is_over_42_days(episode: &Episode, _: &Collection) -> bool {
    episode.place.is("T1") && episode.decom.plus_days(42).is_before(&episode.dec)
}
