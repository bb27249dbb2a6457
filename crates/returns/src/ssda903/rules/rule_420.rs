//! A short break has an authority of placement.
//!
//! Why: where the placement is is not asked for short breaks.
//!
//! What to do: remove the postcode of the placement, or correct the legal status.
//!
//! Source: Children looked-after return guide, validation check 420.

use crate::ssda903::writing::*;

/// V3 and V4 have none.
pub const RULE: Rule =
    rule("420").needs(&[Need::PlacementPlaces]).items(&["PL_LA"]).per_episode(has_an_authority).examples(&[
        passes("none", &[episode("LS=V3 PL_DISTANCE=1")]),
        finds("one", &[episode("LS=V3 PL_LA=E10000014").found()]),
        boundary_finds("outside England", &[episode("LS=V4 PL_LA=WAL").found()]),
        boundary_passes("by agreement, not a break", &[episode("LS=V2 PL_LA=E10000014")]),
    ]);

fn has_an_authority(episode: &Episode, _: &Collection) -> bool {
    episode.ls.one_of(&["V3", "V4"]) && episode.pl_la.is_filled()
}
