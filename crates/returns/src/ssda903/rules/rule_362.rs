//! An emergency protection order lasted longer than 21 days.
//!
//! Why: a court can order eight days and extend the order once, to 21 days at most.
//!
//! What to do: check the dates. If the child stayed on, add an episode with the legal status from then.
//!
//! Source: Children looked-after return guide, validation check 362.

use crate::ssda903::writing::*;

/// L2 for more than 21 days, in one episode or in several that follow one another.
pub const RULE: Rule = rule("362").items(&["DEC", "DECOM", "LS"]).per_child(is_over_21_days).examples(&[
    passes("short", &[episode("DECOM=2026-05-01 DEC=2026-05-03 LS=L2")]),
    finds("a month", &[episode("DECOM=2026-05-01 DEC=2026-05-31 LS=L2").found()]),
    finds(
        "two moves under one order",
        &[
            episode("DECOM=2026-05-01 DEC=2026-05-03 LS=L2").found(),
            episode("DECOM=2026-05-03 DEC=2026-05-31 LS=L2").found(),
        ],
    ),
    passes(
        "two apart",
        &[episode("DECOM=2026-05-01 DEC=2026-05-03 LS=L2"), episode("DECOM=2026-06-01 DEC=2026-06-03 LS=L2")],
    ),
    boundary_passes("exactly 21 days", &[episode("DECOM=2026-05-01 DEC=2026-05-22 LS=L2")]),
    boundary_finds("a day more", &[episode("DECOM=2026-05-01 DEC=2026-05-23 LS=L2").found()]),
    boundary_finds("open since February", &[episode("DECOM=2027-02-28 LS=L2").found()]),
]);

fn is_over_21_days(child: &Child, collection: &Collection, sink: &mut Sink) {
    for stretch in stretches(child, |episode| episode.ls.is("L2"), collection.end) {
        if stretch.days > 21 {
            stretch.episodes.iter().for_each(|episode| sink.row(*episode));
        }
    }
}
