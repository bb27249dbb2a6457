//! Police protection lasted longer than 72 hours.
//!
//! Why: the Children Act 1989 allows 72 hours; after that the child must be looked after in some other way,
//! or go home.
//!
//! What to do: check the dates. If the child stayed on, add an episode with the legal status from then.
//!
//! Source: Children looked-after return guide, validation check 361.

use crate::ssda903::writing::*;

/// L1 for more than three days, in one episode or in several that follow one another.
pub const RULE: Rule = rule("361").items(&["DEC", "DECOM", "LS"]).per_child(is_over_3_days).examples(&[
    passes("short", &[episode("DECOM=2026-05-01 DEC=2026-05-03 LS=L1")]),
    finds("a month", &[episode("DECOM=2026-05-01 DEC=2026-05-31 LS=L1").found()]),
    finds(
        "two moves under one police protection",
        &[
            episode("DECOM=2026-05-01 DEC=2026-05-03 LS=L1").found(),
            episode("DECOM=2026-05-03 DEC=2026-05-31 LS=L1").found(),
        ],
    ),
    passes(
        "two apart",
        &[episode("DECOM=2026-05-01 DEC=2026-05-03 LS=L1"), episode("DECOM=2026-06-01 DEC=2026-06-03 LS=L1")],
    ),
    boundary_passes("exactly 3 days", &[episode("DECOM=2026-05-01 DEC=2026-05-04 LS=L1")]),
    boundary_finds("a day more", &[episode("DECOM=2026-05-01 DEC=2026-05-05 LS=L1").found()]),
    boundary_finds("open since February", &[episode("DECOM=2027-02-28 LS=L1").found()]),
]);

fn is_over_3_days(child: &Child, collection: &Collection, sink: &mut Sink) {
    for stretch in stretches(child, |episode| episode.ls.is("L1"), collection.end) {
        if stretch.days > 3 {
            stretch.episodes.iter().for_each(|episode| sink.row(*episode));
        }
    }
}
