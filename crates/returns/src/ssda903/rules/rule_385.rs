//! An episode ended after the end of the collection year.
//!
//! Why: the return tells what has happened by 31 March.
//!
//! What to do: check the date. Leave it and the reason blank if the episode went on into the new year.
//!
//! Source: Children looked-after return guide, validation check 385.

use crate::ssda903::writing::*;

/// An end on 31 March is in the year.
pub const RULE: Rule = rule("385").items(&["DEC"]).per_episode(ended_after_the_year).examples(&[
    passes("in the year", &[episode("DEC=2026-05-26")]),
    passes("not ended", &[episode("DECOM=2026-05-26")]),
    finds("in the next year", &[episode("DEC=2027-05-26").found()]),
    boundary_passes("on 31 March", &[episode("DEC=2027-03-31")]),
    boundary_finds("on 1 April", &[episode("DEC=2027-04-01").found()]),
]);

fn ended_after_the_year(episode: &Episode, collection: &Collection) -> bool {
    episode.dec.is_after(collection.end)
}
