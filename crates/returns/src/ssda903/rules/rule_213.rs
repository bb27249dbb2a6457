//! A placement has a provider although none should be given.
//!
//! Why: temporary moves and other placements have no provider in the return.
//!
//! What to do: leave the provider blank, or correct the placement type.
//!
//! Source: Children looked-after return guide, validation check 213.

use crate::ssda903::writing::*;

/// Since April 2025 the same is asked of Z11 to Z14.
pub const RULES: &[Rule] = &[
    rule("213").until(2025).items(&["PLACE_PROVIDER"]).per_episode(needs_none_to_2025).examples(&[
        passes("a foster home", &[episode("PLACE=U1 PLACE_PROVIDER=PR1")]),
        finds("a temporary move", &[episode("PLACE=T2 PLACE_PROVIDER=PR1").found()]),
        boundary_passes("none given", &[episode("PLACE=T0")]),
        boundary_passes("another placement", &[episode("PLACE=Z1 PLACE_PROVIDER=PR1")]),
    ]),
    rule("213").since(2026).items(&["PLACE_PROVIDER"]).per_episode(needs_none).examples(&[
        passes("a foster home", &[episode("PLACE=U1 PLACE_PROVIDER=PR1")]),
        finds("a temporary move", &[episode("PLACE=T4 PLACE_PROVIDER=PR1").found()]),
        boundary_passes("none given", &[episode("PLACE=T0"), episode("PLACE=Z11")]),
        boundary_finds("another placement", &[episode("PLACE=Z14 PLACE_PROVIDER=PR1").found()]),
    ]),
];

fn needs_none_to_2025(episode: &Episode, _: &Collection) -> bool {
    episode.place_provider.is_filled() && episode.place.one_of(&["T0", "T1", "T2", "T3", "T4"])
}

fn needs_none(episode: &Episode, collection: &Collection) -> bool {
    let other = episode.place.one_of(&["Z11", "Z12", "Z13", "Z14"]);
    (other && episode.place_provider.is_filled()) || needs_none_to_2025(episode, collection)
}
