//! One short break lasted longer than 17 days.
//!
//! Why: a break of more than 17 days is no longer a short break, and the child must be recorded as looked
//! after.
//!
//! What to do: check the dates. If the child did stay longer, record the time under another legal status.
//!
//! Source: Children looked-after return guide, validation check 365.

use crate::ssda903::writing::*;

/// Each episode under V3. An open one counts until the end of the year.
pub const RULE: Rule = rule("365").items(&["DEC", "DECOM", "LS"]).per_episode(is_over_17_days).examples(&[
    passes("a weekend", &[episode("DECOM=2026-05-22 DEC=2026-05-25 LS=V3")]),
    finds("three weeks", &[episode("DECOM=2026-05-01 DEC=2026-05-22 LS=V3").found()]),
    finds("still open at the end of the year", &[episode("DECOM=2026-05-01 LS=V3").found()]),
    boundary_passes("17 days", &[episode("DECOM=2026-05-01 DEC=2026-05-18 LS=V3")]),
    boundary_finds("18 days", &[episode("DECOM=2026-05-01 DEC=2026-05-19 LS=V3").found()]),
]);

fn is_over_17_days(episode: &Episode, collection: &Collection) -> bool {
    episode.ls.is("V3") && episode.decom.plus_days(17).is_before(end_or(episode, collection.end))
}
