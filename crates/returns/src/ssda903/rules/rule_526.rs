//! An episode has no placement provider.
//!
//! Why: who provides care, and for how many children, is published every year.
//!
//! What to do: give the provider. Only temporary placements and other placements (T0 to T4, Z11 to Z14) have
//! none.
//!
//! Source: Children looked-after return guide, validation check 526.

use crate::ssda903::writing::*;

/// Z1 had none until it was divided into Z11 to Z14 in 2025/26.
pub const RULES: &[Rule] = &[
    rule("526")
        .until(2025)
        .items(&["PLACE", "PLACE_PROVIDER"])
        .per_episode(has_no_provider_until_2025)
        .examples(&[
            passes("one", &[episode("PLACE=U6 PLACE_PROVIDER=PR1")]),
            finds("none", &[episode("PLACE=U6").found()]),
            boundary_passes("another placement", &[episode("PLACE=Z1")]),
        ]),
    rule("526").since(2026).items(&["PLACE", "PLACE_PROVIDER"]).per_episode(has_no_provider).examples(&[
        passes("one", &[episode("PLACE=U6 PLACE_PROVIDER=PR1")]),
        passes("a temporary placement", &[episode("PLACE=T4")]),
        finds("none", &[episode("PLACE=P1").found()]),
        boundary_passes("another placement", &[episode("PLACE=Z14")]),
        boundary_finds("a code no longer in use", &[episode("PLACE=Z1").found()]),
    ]),
];

fn has_no_provider_until_2025(episode: &Episode, _: &Collection) -> bool {
    episode.place_provider.is_blank() && !episode.place.one_of(&["T0", "T1", "T2", "T3", "T4", "Z1"])
}

fn has_no_provider(episode: &Episode, _: &Collection) -> bool {
    let without = &["T0", "T1", "T2", "T3", "T4", "Z11", "Z12", "Z13", "Z14"];
    episode.place_provider.is_blank() && !episode.place.one_of(without)
}
