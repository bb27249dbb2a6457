//! A child had more than 75 days of short breaks in the year.
//!
//! Why: 75 days in twelve months is the most that counts as short breaks; beyond it the child is looked
//! after.
//!
//! What to do: check the dates of the breaks. If they are right, record the time beyond 75 days under another
//! legal status.
//!
//! Source: Children looked-after return guide, validation check 367.

use crate::ssda903::writing::*;

/// The days of all V3 episodes that fall in the year, together.
pub const RULE: Rule = rule("367").items(&["DEC", "DECOM", "LS"]).per_child(is_over_75_days).examples(&[
    passes("ten days", &[episode("DECOM=2026-05-01 DEC=2026-05-11 LS=V3")]),
    finds(
        "ninety days in two breaks",
        &[
            episode("DECOM=2026-05-01 DEC=2026-06-15 LS=V3").found(),
            episode("DECOM=2026-07-01 DEC=2026-08-15 LS=V3").found(),
            episode("DECOM=2026-09-01 DEC=2026-12-15 LS=C2"),
        ],
    ),
    passes("mostly in the year before", &[episode("DECOM=2025-05-01 DEC=2026-05-11 LS=V3")]),
    boundary_passes("75 days", &[episode("DECOM=2026-04-01 DEC=2026-06-15 LS=V3")]),
    boundary_finds("76 days", &[episode("DECOM=2026-04-01 DEC=2026-06-16 LS=V3").found()]),
]);

fn is_over_75_days(child: &Child, collection: &Collection, sink: &mut Sink) {
    let days_in_year = |episode: &Episode| {
        let start = episode.decom.known()?.max(collection.start);
        start.days_until(end_or(episode, collection.end)?.min(collection.end))
    };
    let breaks = child.episodes.iter().filter(|episode| episode.ls.is("V3"));
    let breaks: Vec<_> = breaks
        .filter_map(|episode| Some((episode, days_in_year(episode)?)))
        .filter(|(_, days)| *days > 0)
        .collect();
    if breaks.iter().map(|(_, days)| days).sum::<i32>() > 75 {
        breaks.iter().for_each(|(episode, _)| sink.row(*episode));
    }
}
