//! The reason for the change of placement is not one of the collection's codes.
//!
//! Why: why children move is one of the figures watched most closely.
//!
//! What to do: give one of the codes, or leave it blank where there was no change of placement.
//!
//! Source: Children looked-after return guide, validation check 1009.

use kith_vocabulary::codes::placement_change_reason::PlacementChangeReason;

use crate::ssda903::writing::*;

/// Blank is another rule's business.
pub const RULE: Rule = rule("1009").items(&["REASON_PLACE_CHANGE"]).per_episode(is_no_code).examples(&[
    passes("a code", &[episode("REASON_PLACE_CHANGE=CARPL")]),
    finds("no code", &[episode("REASON_PLACE_CHANGE=NA").found()]),
    boundary_passes(
        "blank, and in small letters",
        &[episode("DECOM=2026-05-26"), episode("REASON_PLACE_CHANGE=other")],
    ),
]);

fn is_no_code(episode: &Episode, _: &Collection) -> bool {
    episode.reason_place_change.is_filled()
        && PlacementChangeReason::from_code(episode.reason_place_change.as_str()).is_none()
}
