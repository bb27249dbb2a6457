//! An episode is said to go on from the one before, but does not start on the day that one ended.
//!
//! Why: Days in care are counted without a gap.
//!
//! What to do: Correct the dates, add the episode that was left out, or change the reason for the new episode
//! to S.
//!
//! Source: Children looked-after return guide, validation check 433.

use crate::ssda903::writing::*;

/// P, L, T, U and B go on from the episode before, which must have ended that day.
pub const RULE: Rule = rule("433").items(&["DECOM", "RNE"]).per_pair(At::Later, leaves_a_gap).examples(&[
    passes("that day", &[episode("DECOM=2026-05-01 DEC=2026-05-26"), episode("DECOM=2026-05-26 RNE=P")]),
    passes("came again", &[episode("DECOM=2026-05-01 DEC=2026-05-26"), episode("DECOM=2026-06-26 RNE=S")]),
    finds(
        "a month later",
        &[episode("DECOM=2026-05-01 DEC=2026-05-26"), episode("DECOM=2026-06-26 RNE=L").found()],
    ),
    finds("not ended", &[episode("DECOM=2026-05-01"), episode("DECOM=2026-05-26 RNE=P").found()]),
    boundary_finds(
        "a day later",
        &[episode("DECOM=2026-05-01 DEC=2026-05-26"), episode("DECOM=2026-05-27 RNE=U").found()],
    ),
]);

fn leaves_a_gap(earlier: &Episode, later: &Episode, _: &Collection) -> bool {
    later.rne.one_of(&["P", "L", "T", "U", "B"]) && !later.decom.is_same_day(&earlier.dec)
}
