//! Whether the placement is inside or outside the authority cannot be told.
//!
//! Why: how many children live outside their own authority is watched closely.
//!
//! What to do: check that the placement's postcode is there and is right.
//!
//! Source: Children looked-after return guide, validation check 179.

use crate::ssda903::writing::*;

/// Not asked of short breaks.
pub const RULE: Rule = rule("179")
    .items(&["PL_LOCATION"])
    .needs(&[Need::PlacementPlaces])
    .per_episode(has_no_location)
    .examples(&[
        passes("told", &[episode("LS=C2 PL_LOCATION=OUT")]),
        finds("not told", &[episode("LS=C2 PL_LOCATION=IN"), episode("LS=C2").found()]),
        boundary_passes(
            "short breaks",
            &[episode("LS=C2 PL_LOCATION=IN"), episode("LS=V3"), episode("LS=V4")],
        ),
    ]);

fn has_no_location(episode: &Episode, _: &Collection) -> bool {
    !episode.ls.one_of(&["V3", "V4"]) && episode.pl_location.is_blank()
}
