//! Last year's return ended with an open episode, but this year's first did not start on the same day.
//!
//! Why: an episode that runs on into a new year is one episode, and is told the same way in both returns.
//!
//! What to do: add the episode that was open, or correct the date; if last year's return was wrong, ask for
//! it to be amended.
//!
//! Source: Children looked-after return guide, validation check 502.

use crate::ssda903::writing::*;

/// Compares the first episode of this year with the last of last year, when that was left open.
pub const RULE: Rule = rule("502")
    .items(&["DECOM"])
    .needs(&[Need::LastYear("Episodes")])
    .per_child(starts_on_another_day)
    .examples(&[
        passes("the same day", &[episode("DECOM=2025-06-01"), last_year(episode("DECOM=2025-06-01"))]),
        passes(
            "no episode last year",
            &[episode("DECOM=2026-06-01"), collection("given_last_year=Episodes")],
        ),
        finds("a year later", &[episode("DECOM=2026-06-01").found(), last_year(episode("DECOM=2025-06-01"))]),
        boundary_finds(
            "a day later",
            &[episode("DECOM=2025-06-02").found(), last_year(episode("DECOM=2025-06-01"))],
        ),
        boundary_passes(
            "last year's ended",
            &[episode("DECOM=2026-06-01"), last_year(episode("DECOM=2025-06-01 DEC=2026-03-31"))],
        ),
    ]);

fn starts_on_another_day(child: &Child, _: &Collection, sink: &mut Sink) {
    if let Some((first, before)) = child.carried_on()
        && !first.decom.is_same_day(&before.decom)
    {
        sink.row(first);
    }
}
