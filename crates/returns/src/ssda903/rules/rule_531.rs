//! A voluntary provider is said to provide a placement with parents.
//!
//! Why: parents provide it.
//!
//! What to do: correct the placement type, or the provider to PR0.
//!
//! Source: Children looked-after return guide, validation check 531.

use crate::ssda903::writing::*;

/// PR5 does not go with P1.
pub const RULE: Rule =
    rule("531").items(&["PLACE", "PLACE_PROVIDER"]).per_episode(is_not_provided_so).examples(&[
        passes("another placement", &[episode("PLACE=U6 PLACE_PROVIDER=PR5")]),
        finds("so provided", &[episode("PLACE=P1 PLACE_PROVIDER=PR5").found()]),
        boundary_passes("another provider", &[episode("PLACE=P1 PLACE_PROVIDER=PR0")]),
        boundary_finds("with parents", &[episode("PLACE=P1 PLACE_PROVIDER=PR5").found()]),
    ]);

fn is_not_provided_so(episode: &Episode, _: &Collection) -> bool {
    episode.place_provider.is("PR5") && episode.place.is("P1")
}
