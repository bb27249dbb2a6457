//! The authority of the placement of the first episode is not that of the episode left open last year.
//!
//! Why: an episode that runs on into a new year is one episode, and is told the same way in both returns.
//!
//! What to do: correct the placement's postcode here; if last year's return was wrong, ask for it to be
//! amended.
//!
//! Source: Children looked-after return guide, validation check 503H.

use crate::ssda903::writing::*;

/// Compares the first episode of this year with the last of last year, when that was left open.
pub const RULE: Rule = rule("503H")
    .items(&["PL_LA"])
    .needs(&[Need::LastYear("Episodes"), Need::PlacementPlaces])
    .per_child(differs_from_last_year)
    .examples(&[
        passes(
            "the same",
            &[
                episode("DECOM=2025-06-01 PL_LA=E10000014"),
                last_year(episode("DECOM=2025-06-01 PL_LA=E10000014")),
            ],
        ),
        finds(
            "another",
            &[
                episode("DECOM=2025-06-01 PL_LA=E10000014").found(),
                last_year(episode("DECOM=2025-06-01 PL_LA=E06000045")),
            ],
        ),
        boundary_passes(
            "last year's ended",
            &[
                episode("DECOM=2026-06-01 PL_LA=E10000014"),
                last_year(episode("DECOM=2025-06-01 DEC=2026-03-31 PL_LA=E06000045")),
            ],
        ),
    ]);

fn differs_from_last_year(child: &Child, _: &Collection, sink: &mut Sink) {
    if let Some((first, before)) = child.carried_on()
        && first.pl_la != before.pl_la
    {
        sink.row(first);
    }
}
