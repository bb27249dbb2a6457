//! The child moved to another placement, and it is not said why.
//!
//! Why: why children have to move is one of the things most asked about.
//!
//! What to do: give the reason in the episode that the move ended.
//!
//! Source: Children looked-after return guide, validation check 225.

use crate::ssda903::writing::*;

const TEMPORARY: &[&str] = &["T0", "T1", "T2", "T3", "T4"];

/// From one placement to another, neither of them temporary.
pub const RULE: Rule =
    rule("225").items(&["REASON_PLACE_CHANGE"]).per_pair(At::Earlier, move_has_no_reason).examples(&[
        passes(
            "given",
            &[
                episode("DECOM=2026-04-01 REC=X1 PLACE=U1 REASON_PLACE_CHANGE=CARPL"),
                episode("DECOM=2026-05-26 RNE=P PLACE=U4"),
            ],
        ),
        finds(
            "not given",
            &[
                episode("DECOM=2026-04-01 REC=X1 PLACE=U1").found(),
                episode("DECOM=2026-05-26 RNE=P PLACE=U4"),
            ],
        ),
        passes(
            "only the legal status changed",
            &[episode("DECOM=2026-04-01 REC=X1 PLACE=U1"), episode("DECOM=2026-05-26 RNE=L PLACE=U1")],
        ),
        boundary_passes(
            "to a temporary placement",
            &[episode("DECOM=2026-04-01 REC=X1 PLACE=U1"), episode("DECOM=2026-05-26 RNE=P PLACE=T3")],
        ),
        boundary_passes(
            "back from one",
            &[episode("DECOM=2026-04-01 REC=X1 PLACE=T3"), episode("DECOM=2026-05-26 RNE=P PLACE=U1")],
        ),
    ]);

fn move_has_no_reason(earlier: &Episode, later: &Episode, _: &Collection) -> bool {
    earlier.rec.is("X1")
        && earlier.reason_place_change.is_blank()
        && later.rne.one_of(&["P", "B", "T", "U"])
        && !earlier.place.one_of(TEMPORARY)
        && !later.place.one_of(TEMPORARY)
}
