//! The legal status of the first episode is not that of the episode left open last year.
//!
//! Why: an episode that runs on into a new year is one episode, and is told the same way in both returns.
//!
//! What to do: correct the legal status here; if last year's return was wrong, ask for it to be amended.
//!
//! Source: Children looked-after return guide, validation check 503B.

use crate::ssda903::writing::*;

/// Compares the first episode of this year with the last of last year, when that was left open.
pub const RULE: Rule = rule("503B")
    .items(&["LS"])
    .needs(&[Need::LastYear("Episodes")])
    .per_child(differs_from_last_year)
    .examples(&[
        passes(
            "the same",
            &[episode("DECOM=2025-06-01 LS=C2"), last_year(episode("DECOM=2025-06-01 LS=C2"))],
        ),
        finds(
            "another",
            &[episode("DECOM=2025-06-01 LS=C2").found(), last_year(episode("DECOM=2025-06-01 LS=V2"))],
        ),
        passes(
            "no episode last year",
            &[episode("DECOM=2026-06-01 LS=C2"), collection("given_last_year=Episodes")],
        ),
        boundary_passes(
            "last year's ended",
            &[episode("DECOM=2026-06-01 LS=C2"), last_year(episode("DECOM=2025-06-01 DEC=2026-03-31 LS=V2"))],
        ),
    ]);

fn differs_from_last_year(child: &Child, _: &Collection, sink: &mut Sink) {
    let (Some(first), Some(before)) = (child.earliest_episode(), child.last_year.latest_episode()) else {
        return;
    };
    if before.dec.is_blank() && before.ls != first.ls {
        sink.row(first);
    }
}
