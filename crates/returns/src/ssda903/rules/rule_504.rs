//! The category of need is not that of the episode before, though the child has not left care in between.
//!
//! Why: the category of need is why the child came into care, and stays the same until the child leaves it.
//!
//! What to do: correct the category of need: the one at the start of this period of care stands.
//!
//! Source: Children looked-after return guide, validation check 504.

use crate::ssda903::writing::*;

/// Two episodes of one period: the earlier ended with X1 on the day the later started.
pub const RULE: Rule = rule("504").items(&["CIN"]).per_pair(At::Later, is_another_need).examples(&[
    passes(
        "the same",
        &[episode("DECOM=2026-05-01 DEC=2026-05-26 REC=X1 CIN=N1"), episode("DECOM=2026-05-26 CIN=N1")],
    ),
    finds(
        "another",
        &[
            episode("DECOM=2026-05-01 DEC=2026-05-26 REC=X1 CIN=N1"),
            episode("DECOM=2026-05-26 CIN=N4").found(),
        ],
    ),
    passes(
        "another period of care",
        &[episode("DECOM=2026-05-01 DEC=2026-05-26 REC=E4A CIN=N1"), episode("DECOM=2026-06-26 CIN=N4")],
    ),
    boundary_passes(
        "left and came again that day",
        &[episode("DECOM=2026-05-01 DEC=2026-05-26 REC=E4A CIN=N1"), episode("DECOM=2026-05-26 CIN=N4")],
    ),
]);

fn is_another_need(earlier: &Episode, later: &Episode, _: &Collection) -> bool {
    earlier.rec.is("X1") && later.decom.is_same_day(&earlier.dec) && later.cin != earlier.cin
}
