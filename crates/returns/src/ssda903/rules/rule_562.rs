//! An episode began before this year, but it is not the one that was open at the end of last year's return.
//!
//! Why: an episode that runs on into a new year is told with the same start in both returns, or the history has a
//! hole in it.
//!
//! What to do: correct the start of the episode; if last year's return was wrong, ask for it to be amended.
//!
//! Source: Children looked-after return guide, validation check 562.

use crate::ssda903::writing::*;

/// Compares the start of the child's first episode with the start of last year's latest.
pub const RULE: Rule = rule("562")
    .items(&["DECOM"])
    .needs(&[Need::LastYear("Episodes")])
    .per_child(is_not_in_last_year)
    .examples(&[
        passes("the same start", &[episode("DECOM=2025-06-01"), last_year(episode("DECOM=2025-06-01"))]),
        finds(
            "another start",
            &[
                episode("DECOM=2025-06-02").found(),
                episode("DECOM=2026-05-01"),
                last_year(episode("DECOM=2025-06-01")),
            ],
        ),
        finds(
            "a child who was not in last year's return",
            &[episode("DECOM=2025-06-02").found(), collection("given_last_year=Episodes")],
        ),
        boundary_passes(
            "began on 1 April",
            &[episode("DECOM=2026-04-01"), last_year(episode("DECOM=2025-06-01"))],
        ),
        boundary_finds(
            "began on 31 March",
            &[episode("DECOM=2026-03-31").found(), last_year(episode("DECOM=2025-06-01"))],
        ),
    ]);

fn is_not_in_last_year(child: &Child, collection: &Collection, sink: &mut Sink) {
    let Some(first) = child.earliest_episode() else { return };
    let before = child.last_year.latest_episode().and_then(|episode| episode.decom.known());
    if first.decom.is_before(collection.start) && !first.decom.is_same_day(before) {
        sink.row(first);
    }
}
