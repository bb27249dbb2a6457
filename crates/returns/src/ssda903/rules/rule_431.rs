//! An episode is marked as a start of being looked after, but the episode before it ended no earlier than
//! that day.
//!
//! Why: a child who stays in care does not start again; two periods of care would be counted.
//!
//! What to do: correct the reason for the new episode, or the dates.
//!
//! Source: Children looked-after return guide, validation check 431.

use crate::ssda903::writing::*;

/// S follows only on an end before that day.
pub const RULE: Rule = rule("431").items(&["DECOM", "RNE"]).per_pair(At::Later, starts_again).examples(&[
    passes(
        "came again later",
        &[episode("DECOM=2026-05-01 DEC=2026-05-26"), episode("DECOM=2026-06-26 RNE=S")],
    ),
    passes(
        "moved that day",
        &[episode("DECOM=2026-05-01 DEC=2026-05-26"), episode("DECOM=2026-05-26 RNE=P")],
    ),
    finds(
        "started that day",
        &[episode("DECOM=2026-05-01 DEC=2026-05-26"), episode("DECOM=2026-05-26 RNE=S").found()],
    ),
    boundary_passes(
        "the day after",
        &[episode("DECOM=2026-05-01 DEC=2026-05-26"), episode("DECOM=2026-05-27 RNE=S")],
    ),
    boundary_finds(
        "the day before",
        &[episode("DECOM=2026-05-01 DEC=2026-05-26"), episode("DECOM=2026-05-25 RNE=S").found()],
    ),
]);

fn starts_again(earlier: &Episode, later: &Episode, _: &Collection) -> bool {
    later.rne.is("S") && later.decom.is_on_or_before(&earlier.dec)
}
