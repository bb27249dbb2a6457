//! The category of need of the first episode is not that of the episode left open last year.
//!
//! Why: an episode that runs on into a new year is one episode, and is told the same way in both returns.
//!
//! What to do: correct the category of need here; if last year's return was wrong, ask for it to be amended.
//!
//! Source: Children looked-after return guide, validation check 503C.

use crate::ssda903::writing::*;

/// Compares the first episode of this year with the last of last year, when that was left open.
pub const RULE: Rule = rule("503C")
    .items(&["CIN"])
    .needs(&[Need::LastYear("Episodes")])
    .per_child(differs_from_last_year)
    .examples(&[
        passes(
            "the same",
            &[episode("DECOM=2025-06-01 CIN=N1"), last_year(episode("DECOM=2025-06-01 CIN=N1"))],
        ),
        finds(
            "another",
            &[episode("DECOM=2025-06-01 CIN=N1").found(), last_year(episode("DECOM=2025-06-01 CIN=N4"))],
        ),
        boundary_passes(
            "last year's ended",
            &[
                episode("DECOM=2026-06-01 CIN=N1"),
                last_year(episode("DECOM=2025-06-01 DEC=2026-03-31 CIN=N4")),
            ],
        ),
    ]);

fn differs_from_last_year(child: &Child, _: &Collection, sink: &mut Sink) {
    if let Some((first, before)) = child.carried_on()
        && first.cin != before.cin
    {
        sink.row(first);
    }
}
