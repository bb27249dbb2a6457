//! The child was matched with the adopters after having been placed with them.
//!
//! Why: a match comes before the placement; one of the two dates is wrong.
//!
//! What to do: check the day of the match and the day the adoptive placement began.
//!
//! Source: Children looked-after return guide, validation check 331.

use crate::ssda903::writing::*;

/// The placement is the episode that ended in adoption.
pub const RULE: Rule =
    rule("331").items(&["DATE_MATCH", "DECOM", "REC"]).per_child(is_matched_too_late).examples(&[
        passes("matched before", &[ad1("DATE_MATCH=2025-05-26"), episode("DECOM=2026-05-26 REC=E11")]),
        finds(
            "matched later",
            &[ad1("DATE_MATCH=2026-06-26").found(), episode("DECOM=2026-05-26 REC=E12").found()],
        ),
        passes("not adopted", &[ad1("DATE_MATCH=2026-06-26"), episode("DECOM=2026-05-26 REC=X1")]),
        boundary_passes(
            "that very day",
            &[ad1("DATE_MATCH=2026-05-26"), episode("DECOM=2026-05-26 REC=E11")],
        ),
        boundary_finds(
            "the day after",
            &[ad1("DATE_MATCH=2026-05-27").found(), episode("DECOM=2026-05-26 REC=E11").found()],
        ),
    ]);

fn is_matched_too_late(child: &Child, _: &Collection, sink: &mut Sink) {
    for placed in child.episodes.iter().filter(|episode| episode.rec.one_of(&["E11", "E12"])) {
        for adoption in child.ad1.iter().filter(|adoption| adoption.date_match.is_after(&placed.decom)) {
            sink.rows(&[adoption, placed]);
        }
    }
}
