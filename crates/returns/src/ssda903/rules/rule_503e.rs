//! The placement provider of the first episode is not that of the episode left open last year.
//!
//! Why: an episode that runs on into a new year is one episode, and is told the same way in both returns.
//!
//! What to do: correct the placement provider here; if last year's return was wrong, ask for it to be
//! amended.
//!
//! Source: Children looked-after return guide, validation check 503E.

use crate::ssda903::writing::*;

/// Compares the first episode of this year with the last of last year, when that was left open.
pub const RULE: Rule = rule("503E")
    .items(&["PLACE_PROVIDER"])
    .needs(&[Need::LastYear("Episodes")])
    .per_child(differs_from_last_year)
    .examples(&[
        passes(
            "the same",
            &[
                episode("DECOM=2025-06-01 PLACE_PROVIDER=PR1"),
                last_year(episode("DECOM=2025-06-01 PLACE_PROVIDER=PR1")),
            ],
        ),
        finds(
            "another",
            &[
                episode("DECOM=2025-06-01 PLACE_PROVIDER=PR1").found(),
                last_year(episode("DECOM=2025-06-01 PLACE_PROVIDER=PR4")),
            ],
        ),
        boundary_passes(
            "last year's ended",
            &[
                episode("DECOM=2026-06-01 PLACE_PROVIDER=PR1"),
                last_year(episode("DECOM=2025-06-01 DEC=2026-03-31 PLACE_PROVIDER=PR4")),
            ],
        ),
    ]);

fn differs_from_last_year(child: &Child, _: &Collection, sink: &mut Sink) {
    if let Some((first, before)) = child.carried_on()
        && first.place_provider != before.place_provider
    {
        sink.row(first);
    }
}
