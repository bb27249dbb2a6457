//! A placement that is not with parents is said to be provided by parents.
//!
//! Why: PR0 stands for parents or others with parental responsibility.
//!
//! What to do: correct the placement type or the provider.
//!
//! Source: Children looked-after return guide, validation check 550.

use crate::ssda903::writing::*;

/// PR0 goes with P1 only.
pub const RULE: Rule =
    rule("550").items(&["PLACE", "PLACE_PROVIDER"]).per_episode(is_not_at_home).examples(&[
        passes("with parents", &[episode("PLACE=P1 PLACE_PROVIDER=PR0")]),
        finds("in foster care", &[episode("PLACE=U6 PLACE_PROVIDER=PR0").found()]),
        boundary_passes("in foster care with another provider", &[episode("PLACE=U6 PLACE_PROVIDER=PR1")]),
        boundary_finds("no placement type", &[episode("PLACE_PROVIDER=PR0").found()]),
    ]);

fn is_not_at_home(episode: &Episode, _: &Collection) -> bool {
    episode.place_provider.is("PR0") && !episode.place.is("P1")
}
