//! The authority in which the placement is cannot be told.
//!
//! Why: where children are placed is counted by authority.
//!
//! What to do: check that the placement's postcode is there and is right.
//!
//! Source: Children looked-after return guide, validation check 169.

use crate::ssda903::writing::*;

/// Not asked of short breaks.
pub const RULE: Rule = rule("169")
    .query()
    .items(&["PL_LA"])
    .needs(&[Need::PlacementPlaces])
    .per_episode(has_no_authority)
    .examples(&[
        passes("told", &[episode("LS=C2 PL_LA=E10000014")]),
        finds("not told", &[episode("LS=C2 PL_LA=E10000014"), episode("LS=C2").found()]),
        boundary_passes("short breaks", &[episode("LS=C2 PL_LA=WAL"), episode("LS=V3"), episode("LS=V4")]),
    ]);

fn has_no_authority(episode: &Episode, _: &Collection) -> bool {
    !episode.ls.one_of(&["V3", "V4"]) && episode.pl_la.is_blank()
}
