//! The first episode is inside the authority and the episode left open last year was outside, or the other
//! way round.
//!
//! Why: an episode that runs on into a new year is one episode, and is told the same way in both returns.
//!
//! What to do: correct the placement's postcode here; if last year's return was wrong, ask for it to be
//! amended.
//!
//! Source: Children looked-after return guide, validation check 503J.

use crate::ssda903::writing::*;

/// Compares the first episode of this year with the last of last year, when that was left open.
pub const RULE: Rule = rule("503J")
    .items(&["PL_LOCATION"])
    .needs(&[Need::LastYear("Episodes"), Need::PlacementPlaces])
    .per_child(differs_from_last_year)
    .examples(&[
        passes(
            "the same",
            &[
                episode("DECOM=2025-06-01 PL_LOCATION=IN"),
                last_year(episode("DECOM=2025-06-01 PL_LOCATION=IN")),
            ],
        ),
        finds(
            "another",
            &[
                episode("DECOM=2025-06-01 PL_LOCATION=IN").found(),
                last_year(episode("DECOM=2025-06-01 PL_LOCATION=OUT")),
            ],
        ),
        boundary_passes(
            "last year's ended",
            &[
                episode("DECOM=2026-06-01 PL_LOCATION=IN"),
                last_year(episode("DECOM=2025-06-01 DEC=2026-03-31 PL_LOCATION=OUT")),
            ],
        ),
    ]);

fn differs_from_last_year(child: &Child, _: &Collection, sink: &mut Sink) {
    if let Some((first, before)) = child.carried_on()
        && first.pl_location != before.pl_location
    {
        sink.row(first);
    }
}
