//! An episode ended because the child died or was found to be 18 or over, but another follows.
//!
//! Why: after either, the child is not looked after any more.
//!
//! What to do: correct the reason the episode ceased, or remove the later episode.
//!
//! Source: Children looked-after return guide, validation check 437.

use crate::ssda903::writing::*;

/// E2 and E15 end the last episode.
pub const RULE: Rule = rule("437").items(&["REC"]).per_pair(At::Earlier, is_followed).examples(&[
    passes("the last", &[episode("DECOM=2026-05-01 REC=X1"), episode("DECOM=2026-05-26 REC=E15")]),
    finds(
        "followed",
        &[episode("DECOM=2026-05-01 DEC=2026-05-26 REC=E15").found(), episode("DECOM=2026-05-26")],
    ),
    boundary_passes(
        "went home, and came again",
        &[episode("DECOM=2026-05-01 DEC=2026-05-26 REC=E4A"), episode("DECOM=2026-06-26")],
    ),
]);

fn is_followed(earlier: &Episode, _: &Episode, _: &Collection) -> bool {
    earlier.rec.one_of(&["E2", "E15"])
}
