//! The placement is more than 350 miles from home.
//!
//! Why: hardly any child is placed so far away; more often a postcode is wrong.
//!
//! What to do: check both postcodes. If they are right, be ready to explain.
//!
//! Source: Children looked-after return guide, validation check 454, from 2025/26.

use crate::ssda903::writing::*;

/// 999.9 stands for a distance that is not known.
pub const RULE: Rule = rule("454")
    .query()
    .since(2026)
    .needs(&[Need::PlacementPlaces])
    .items(&["PL_DISTANCE"])
    .per_episode(is_over_350_miles)
    .examples(&[
        passes("near", &[episode("PL_DISTANCE=7.7")]),
        finds("far", &[episode("PL_DISTANCE=410.2").found()]),
        boundary_passes("350 miles", &[episode("PL_DISTANCE=350")]),
        boundary_finds("a little more", &[episode("PL_DISTANCE=350.1").found()]),
        boundary_passes("not known", &[episode("PL_DISTANCE=999.9")]),
        boundary_finds("almost that", &[episode("PL_DISTANCE=999").found()]),
    ]);

fn is_over_350_miles(episode: &Episode, _: &Collection) -> bool {
    episode.pl_distance.decimal().is_some_and(|miles| miles > 350.0 && miles != 999.9)
}
