//! The placement is the authority's own, but it is in another authority.
//!
//! Why: an authority's own homes are mostly inside its borders; a slip here hides how far children live from home.
//!
//! What to do: check the provider's code and the placement's postcode.
//!
//! Source: Children looked-after return guide, validation check 1015.

use crate::ssda903::writing::*;

/// Foster care and adoption are left out, and short breaks.
pub const RULE: Rule =
    rule("1015").items(&["PL_LA"]).needs(&[Need::PlacementPlaces]).per_episode(is_elsewhere).examples(&[
        passes(
            "inside",
            &[
                collection("authority=E10000014"),
                episode("PLACE=K2 LS=C2 PLACE_PROVIDER=PR1 PL_LA=E10000014"),
            ],
        ),
        finds(
            "elsewhere",
            &[
                collection("authority=E10000014"),
                episode("PLACE=K2 LS=C2 PLACE_PROVIDER=PR1 PL_LA=E06000045").found(),
            ],
        ),
        boundary_passes(
            "foster care",
            &[
                collection("authority=E10000014"),
                episode("PLACE=U1 LS=C2 PLACE_PROVIDER=PR1 PL_LA=E06000045"),
            ],
        ),
        boundary_passes(
            "a short break",
            &[
                collection("authority=E10000014"),
                episode("PLACE=K2 LS=V3 PLACE_PROVIDER=PR1 PL_LA=E06000045"),
            ],
        ),
        boundary_passes(
            "another authority's",
            &[
                collection("authority=E10000014"),
                episode("PLACE=K2 LS=C2 PLACE_PROVIDER=PR2 PL_LA=E06000045"),
            ],
        ),
    ]);

const FOSTER_CARE_AND_ADOPTION: [&str; 10] = ["A3", "A4", "A5", "A6", "U1", "U2", "U3", "U4", "U5", "U6"];

fn is_elsewhere(episode: &Episode, collection: &Collection) -> bool {
    episode.place_provider.is("PR1")
        && episode.place.filled_but_none_of(&FOSTER_CARE_AND_ADOPTION)
        && episode.ls.filled_but_none_of(&["V3", "V4"])
        && episode.pl_la != collection.authority
}
