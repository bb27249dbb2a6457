//! An episode ends with a new one to follow, but none does on that day; or one does, and the end does not say
//! so.
//!
//! Why: days in care are counted without a gap: an episode that goes on is followed by another on the same
//! day.
//!
//! What to do: add the missing episode, or correct the dates, or the reason the episode ceased (X1 if the
//! child stayed in care).
//!
//! Source: Children looked-after return guide, validation check 388.

use crate::ssda903::writing::*;

/// X1 if and only if the next episode starts on the day this one ceased.
pub const RULE: Rule = rule("388").items(&["REC"]).per_child(is_not_continued).examples(&[
    passes("goes on", &[episode("DECOM=2026-05-01 DEC=2026-05-26 REC=X1"), episode("DECOM=2026-05-26")]),
    finds("nothing follows", &[episode("DECOM=2026-05-01 DEC=2026-05-26 REC=X1").found()]),
    finds(
        "left care, and came again that day",
        &[episode("DECOM=2026-05-01 DEC=2026-05-26 REC=E4A").found(), episode("DECOM=2026-05-26")],
    ),
    passes("left care", &[episode("DECOM=2026-05-01 DEC=2026-05-26 REC=E4A"), episode("DECOM=2026-06-26")]),
    boundary_finds(
        "the next starts a day late",
        &[episode("DECOM=2026-05-01 DEC=2026-05-26 REC=X1").found(), episode("DECOM=2026-05-27")],
    ),
    boundary_passes("an end without a date", &[episode("DECOM=2026-05-01 REC=X1")]),
]);

fn is_not_continued(child: &Child, _: &Collection, sink: &mut Sink) {
    let mut started = child.episodes_in_order.iter().filter(|episode| episode.decom.is_known()).peekable();
    while let Some(episode) = started.next() {
        let goes_on = started.peek().is_some_and(|next| next.decom.is_same_day(&episode.dec));
        if episode.dec.is_known() && episode.rec.is_filled() && episode.rec.is("X1") != goes_on {
            sink.row(*episode);
        }
    }
}
