//! An episode has no end or no reason for ending, although a later episode has started.
//!
//! Why: a child is in one episode at a time, and the days of both would be counted.
//!
//! What to do: give the day the earlier episode ended and the reason, or remove the episode that did not happen.
//!
//! Source: Children looked-after return guide, validation check 142.

use crate::ssda903::writing::*;

/// The earlier of two episodes needs both its end and its reason.
pub const RULE: Rule = rule("142").items(&["DEC", "REC"]).per_pair(At::Earlier, is_not_ended).examples(&[
    passes(
        "only the last is open",
        &[episode("DECOM=2026-04-01 DEC=2026-05-26 REC=X1"), episode("DECOM=2026-05-26")],
    ),
    finds("the earlier is open", &[episode("DECOM=2026-04-01").found(), episode("DECOM=2026-05-26")]),
    finds(
        "an end without a reason",
        &[episode("DECOM=2026-04-01 DEC=2026-05-26").found(), episode("DECOM=2026-05-26")],
    ),
    boundary_passes("one open episode alone", &[episode("DECOM=2026-04-01")]),
    boundary_finds(
        "two open from one day",
        &[episode("DECOM=2026-04-01").found(), episode("DECOM=2026-04-01")],
    ),
]);

fn is_not_ended(earlier: &Episode, _: &Episode, _: &Collection) -> bool {
    earlier.dec.is_blank() || earlier.rec.is_blank()
}
