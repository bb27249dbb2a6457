//! An episode began and ceased on one day.
//!
//! Why: an episode of less than a day is no stay, and is not counted.
//!
//! What to do: correct one of the dates, or remove the episode.
//!
//! Source: Children looked-after return guide, validation check 355.

use crate::ssda903::writing::*;

/// An episode that ceases before it begins is another rule's business.
pub const RULE: Rule = rule("355").items(&["DECOM", "DEC"]).per_episode(lasts_no_day).examples(&[
    passes("a month", &[episode("DECOM=2026-04-26 DEC=2026-05-26")]),
    finds("no day", &[episode("DECOM=2026-05-26 DEC=2026-05-26").found()]),
    passes("goes on", &[episode("DECOM=2026-05-26")]),
    boundary_passes("one night", &[episode("DECOM=2026-05-26 DEC=2026-05-27")]),
]);

fn lasts_no_day(episode: &Episode, _: &Collection) -> bool {
    episode.decom.is_same_day(&episode.dec)
}
