//! An episode began before this year, but the child has no episode in last year's return.
//!
//! Why: a child who was in care before 1 April was in care last year, and should be in that return.
//!
//! What to do: correct the start of the episode; if last year's return was wrong, ask for it to be amended.
//!
//! Source: a check between files, beside the Department's numbered checks.

use crate::ssda903::writing::*;

/// Every episode that began before the year, of a child with none last year.
pub const RULE: Rule = rule("NoE")
    .items(&["DECOM"])
    .needs(&[Need::LastYear("Episodes")])
    .per_child(was_not_there_last_year)
    .examples(&[
        passes("there last year", &[episode("DECOM=2025-05-26"), last_year(episode("DECOM=2025-05-27"))]),
        finds(
            "not there",
            &[
                episode("DECOM=2025-05-26").found(),
                episode("DECOM=2026-05-26"),
                collection("given_last_year=Episodes"),
            ],
        ),
        boundary_passes(
            "began on 1 April",
            &[episode("DECOM=2026-04-01"), collection("given_last_year=Episodes")],
        ),
        boundary_finds(
            "began on 31 March",
            &[episode("DECOM=2026-03-31").found(), collection("given_last_year=Episodes")],
        ),
    ]);

fn was_not_there_last_year(child: &Child, collection: &Collection, sink: &mut Sink) {
    if child.last_year.episodes.is_empty() {
        let before = child.episodes.iter().filter(|episode| episode.decom.is_before(collection.start));
        before.for_each(|episode| sink.row(episode));
    }
}
