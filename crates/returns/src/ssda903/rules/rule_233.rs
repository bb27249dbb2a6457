//! An episode that has not ceased has a reason for placement change.
//!
//! Why: the placement has not changed as long as the episode goes on.
//!
//! What to do: remove the reason, or give the day the episode ceased.
//!
//! Source: Children looked-after return guide, validation check 233.
//!
//! Differs: the public validator asks for an item that the return does not have, and so never runs this check on a
//! real return.

use crate::ssda903::writing::*;

/// A reason without an end.
pub const RULE: Rule =
    rule("233").since(2026).items(&["REASON_PLACE_CHANGE"]).per_episode(goes_on).examples(&[
        passes("ceased", &[episode("DEC=2026-05-26 REASON_PLACE_CHANGE=CARPL")]),
        finds("goes on", &[episode("REASON_PLACE_CHANGE=CARPL").found()]),
        boundary_passes("goes on without a reason", &[episode("PLACE=U1")]),
        boundary_passes(
            "a date that is none is another rule's business",
            &[episode("DEC=31/02/2027 REASON_PLACE_CHANGE=CARPL")],
        ),
    ]);

fn goes_on(episode: &Episode, _: &Collection) -> bool {
    episode.reason_place_change.is_filled() && episode.dec.is_blank()
}
