//! Another authority is said to provide a placement with parents, in an NHS or other medical home, or in
//! prison.
//!
//! Why: parents, the NHS and the prison service provide those.
//!
//! What to do: correct the placement type or the provider.
//!
//! Source: Children looked-after return guide, validation check 528.

use crate::ssda903::writing::*;

/// PR2 does not go with P1, R2 and R5.
pub const RULE: Rule =
    rule("528").items(&["PLACE", "PLACE_PROVIDER"]).per_episode(is_not_provided_so).examples(&[
        passes("another placement", &[episode("PLACE=U6 PLACE_PROVIDER=PR2")]),
        finds("so provided", &[episode("PLACE=R5 PLACE_PROVIDER=PR2").found()]),
        boundary_passes("another provider", &[episode("PLACE=P1 PLACE_PROVIDER=PR0")]),
        boundary_finds("with parents", &[episode("PLACE=P1 PLACE_PROVIDER=PR2").found()]),
    ]);

fn is_not_provided_so(episode: &Episode, _: &Collection) -> bool {
    episode.place_provider.is("PR2") && episode.place.one_of(&["P1", "R2", "R5"])
}
