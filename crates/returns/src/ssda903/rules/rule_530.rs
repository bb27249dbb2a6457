//! A private provider is said to provide a placement with parents.
//!
//! Why: parents provide it.
//!
//! What to do: correct the placement type, or the provider to PR0.
//!
//! Source: Children looked-after return guide, validation check 530.

use crate::ssda903::writing::*;

/// PR4 does not go with P1.
pub const RULE: Rule =
    rule("530").items(&["PLACE", "PLACE_PROVIDER"]).per_episode(is_not_provided_so).examples(&[
        passes("another placement", &[episode("PLACE=U6 PLACE_PROVIDER=PR4")]),
        finds("so provided", &[episode("PLACE=P1 PLACE_PROVIDER=PR4").found()]),
        boundary_passes("another provider", &[episode("PLACE=P1 PLACE_PROVIDER=PR0")]),
        boundary_finds("with parents", &[episode("PLACE=P1 PLACE_PROVIDER=PR4").found()]),
    ]);

fn is_not_provided_so(episode: &Episode, _: &Collection) -> bool {
    episode.place_provider.is("PR4") && episode.place.is("P1")
}
