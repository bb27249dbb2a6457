//! The placement's provider is not one of the collection's codes, or is given where there should be none.
//!
//! Why: it says whether children live with the authority's own provision or with others'.
//!
//! What to do: record PR0 to PR5; leave it blank for temporary moves (T0 to T4) and for other placements (Z1, or Z11
//! to Z14 from April 2025).
//!
//! Source: Children looked-after return guide, validation check 178.

use crate::ssda903::writing::*;

const PROVIDERS: &[&str] = &["PR0", "PR1", "PR2", "PR3", "PR4", "PR5"];

/// Z1 was split in April 2025. Since then a provider for T4 is left to check 213.
pub const RULES: &[Rule] = &[
    rule("178").until(2025).items(&["PLACE_PROVIDER"]).per_episode(is_no_code_to_2025).examples(&[
        passes("a code", &[episode("PLACE=U1 PLACE_PROVIDER=PR0")]),
        finds("no code", &[episode("PLACE=U1 PLACE_PROVIDER=PR6").found()]),
        boundary_finds("given for a temporary move", &[episode("PLACE=T0 PLACE_PROVIDER=PR1").found()]),
        boundary_passes("nothing", &[episode("PLACE=Z1"), episode("PLACE=U1")]),
    ]),
    rule("178").since(2026).items(&["PLACE_PROVIDER"]).per_episode(is_no_code).examples(&[
        passes("a code", &[episode("PLACE=U1 PLACE_PROVIDER=PR0")]),
        finds("no code", &[episode("PLACE=U1 PLACE_PROVIDER=PR6").found()]),
        boundary_finds("given for another placement", &[episode("PLACE=Z14 PLACE_PROVIDER=PR1").found()]),
        boundary_passes("nothing", &[episode("PLACE=Z11"), episode("PLACE=U1")]),
    ]),
];

fn is_no_code_to_2025(episode: &Episode, _: &Collection) -> bool {
    let without = episode.place.one_of(&["T0", "T1", "T2", "T3", "T4", "Z1"]);
    episode.place_provider.is_filled() && (without || !episode.place_provider.one_of(PROVIDERS))
}

fn is_no_code(episode: &Episode, _: &Collection) -> bool {
    let without = episode.place.one_of(&["T0", "T1", "T2", "T3", "Z11", "Z12", "Z13", "Z14"]);
    episode.place_provider.is_filled() && (without || !episode.place_provider.one_of(PROVIDERS))
}
