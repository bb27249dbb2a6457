//! The child left care at the end of the episode before, but this one is not marked as a start.
//!
//! Why: a child who left care and comes again starts a new period of being looked after.
//!
//! What to do: change the reason for the new episode to S, or correct the reason the episode before ceased.
//!
//! Source: Children looked-after return guide, validation check 432.

use kith_vocabulary::codes::episode_end_reason::EpisodeEndReason;

use crate::ssda903::writing::*;

/// After any reason but X1, only S.
pub const RULE: Rule = rule("432").items(&["RNE"]).per_pair(At::Later, does_not_start).examples(&[
    passes(
        "came again",
        &[episode("DECOM=2026-05-01 DEC=2026-05-26 REC=E4A"), episode("DECOM=2026-06-26 RNE=S")],
    ),
    passes(
        "went on",
        &[episode("DECOM=2026-05-01 DEC=2026-05-26 REC=X1"), episode("DECOM=2026-05-26 RNE=P")],
    ),
    finds(
        "moved after leaving",
        &[episode("DECOM=2026-05-01 DEC=2026-05-26 REC=E4A"), episode("DECOM=2026-06-26 RNE=P").found()],
    ),
    boundary_passes(
        "no reason given for the end",
        &[episode("DECOM=2026-05-01 DEC=2026-05-26"), episode("DECOM=2026-05-26 RNE=P")],
    ),
    boundary_finds(
        "no reason given for the start",
        &[episode("DECOM=2026-05-01 DEC=2026-05-26 REC=E9"), episode("DECOM=2026-05-26").found()],
    ),
    boundary_passes(
        "a reason there is not",
        &[episode("DECOM=2026-05-01 DEC=2026-05-26 REC=E99"), episode("DECOM=2026-05-26 RNE=P")],
    ),
]);

fn does_not_start(earlier: &Episode, later: &Episode, _: &Collection) -> bool {
    let ended = EpisodeEndReason::from_code(earlier.rec.as_str());
    ended.is_some_and(|reason| !reason.is_still_looked_after()) && !later.rne.is("S")
}
