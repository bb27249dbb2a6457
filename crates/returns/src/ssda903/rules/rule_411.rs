//! The placement is said to be inside the authority, but its postcode is in another.
//!
//! Why: how many children live far from home is one of the figures watched most closely.
//!
//! What to do: check the placement's postcode, and that the authority worked out from it is right.
//!
//! Source: Children looked-after return guide, validation check 411.

use crate::ssda903::writing::*;

/// Inside means in the authority that makes the return.
pub const RULE: Rule =
    rule("411").items(&["PL_LOCATION"]).needs(&[Need::PlacementPlaces]).per_episode(is_elsewhere).examples(
        &[
            passes("inside", &[collection("authority=E10000014"), episode("PL_LA=E10000014 PL_LOCATION=IN")]),
            finds(
                "elsewhere",
                &[collection("authority=E10000014"), episode("PL_LA=E06000045 PL_LOCATION=IN").found()],
            ),
            boundary_passes(
                "outside",
                &[collection("authority=E10000014"), episode("PL_LA=E06000045 PL_LOCATION=OUT")],
            ),
        ],
    );

fn is_elsewhere(episode: &Episode, collection: &Collection) -> bool {
    episode.pl_location.is("IN") && episode.pl_la != collection.authority
}
