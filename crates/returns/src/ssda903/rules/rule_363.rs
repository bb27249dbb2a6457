//! A child assessment order lasted longer than 7 days.
//!
//! Why: the Children Act 1989 allows seven days from the day in the order.
//!
//! What to do: check the dates. If the child stayed on, add an episode with the legal status from then.
//!
//! Source: Children looked-after return guide, validation check 363.

use crate::ssda903::writing::*;

/// L3 for more than seven days, in one episode or in several that follow one another.
pub const RULE: Rule = rule("363").items(&["DEC", "DECOM", "LS"]).per_child(is_over_7_days).examples(&[
    passes("short", &[episode("DECOM=2026-05-01 DEC=2026-05-03 LS=L3")]),
    finds("a month", &[episode("DECOM=2026-05-01 DEC=2026-05-31 LS=L3").found()]),
    finds(
        "two moves under one order",
        &[
            episode("DECOM=2026-05-01 DEC=2026-05-03 LS=L3").found(),
            episode("DECOM=2026-05-03 DEC=2026-05-31 LS=L3").found(),
        ],
    ),
    passes(
        "two apart",
        &[episode("DECOM=2026-05-01 DEC=2026-05-03 LS=L3"), episode("DECOM=2026-06-01 DEC=2026-06-03 LS=L3")],
    ),
    boundary_passes("exactly 7 days", &[episode("DECOM=2026-05-01 DEC=2026-05-08 LS=L3")]),
    boundary_finds("a day more", &[episode("DECOM=2026-05-01 DEC=2026-05-09 LS=L3").found()]),
    boundary_finds("open since February", &[episode("DECOM=2027-02-28 LS=L3").found()]),
]);

fn is_over_7_days(child: &Child, collection: &Collection, sink: &mut Sink) {
    for stretch in stretches(child, |episode| episode.ls.is("L3"), collection.end) {
        if stretch.days > 7 {
            stretch.episodes.iter().for_each(|episode| sink.row(*episode));
        }
    }
}
