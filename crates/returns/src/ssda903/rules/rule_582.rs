//! The child was matched with the adopters on the very day of the adoption.
//!
//! Why: a child is matched with adopters before living with them, and is adopted later still.
//!
//! What to do: correct the date of the match or the end of the episode. If the days are right, say so when you send
//! the return.
//!
//! Source: Children looked-after return guide, validation check 582.

use crate::ssda903::writing::*;

/// E11 and E12 are adoptions.
pub const RULE: Rule = rule("582").items(&["DATE_MATCH", "DEC"]).per_child(is_matched_that_day).examples(&[
    passes("matched before", &[episode("DEC=2026-06-01 REC=E11"), ad1("DATE_MATCH=2025-06-01")]),
    finds("matched that day", &[episode("DEC=2026-06-01 REC=E12").found(), ad1("DATE_MATCH=2026-06-01")]),
    boundary_passes("the day before", &[episode("DEC=2026-06-01 REC=E11"), ad1("DATE_MATCH=2026-05-31")]),
    boundary_passes("not adopted", &[episode("DEC=2026-06-01 REC=E13"), ad1("DATE_MATCH=2026-06-01")]),
]);

fn is_matched_that_day(child: &Child, _: &Collection, sink: &mut Sink) {
    for episode in child.episodes.iter().filter(|episode| episode.rec.one_of(&["E11", "E12"])) {
        if child.ad1.iter().any(|adoption| adoption.date_match.is_same_day(&episode.dec)) {
            sink.row(episode);
        }
    }
}
