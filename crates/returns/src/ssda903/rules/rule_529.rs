//! Another public body is said to provide a placement with parents, for adoption, in foster care or in a
//! children's home.
//!
//! Why: authorities and private or voluntary providers do that; other public bodies are the NHS and the like.
//!
//! What to do: correct the placement type or the provider.
//!
//! Source: Children looked-after return guide, validation check 529.

use crate::ssda903::writing::*;

/// PR3 does not go with A3, A4, A5, A6, K1, K2, P1, U1, U2, U3, U4, U5 and U6.
pub const RULE: Rule =
    rule("529").items(&["PLACE", "PLACE_PROVIDER"]).per_episode(is_not_provided_so).examples(&[
        passes("another placement", &[episode("PLACE=K3 PLACE_PROVIDER=PR3")]),
        finds("so provided", &[episode("PLACE=U6 PLACE_PROVIDER=PR3").found()]),
        boundary_passes("another provider", &[episode("PLACE=A3 PLACE_PROVIDER=PR0")]),
        boundary_finds("with parents", &[episode("PLACE=P1 PLACE_PROVIDER=PR3").found()]),
    ]);

fn is_not_provided_so(episode: &Episode, _: &Collection) -> bool {
    episode.place_provider.is("PR3")
        && episode
            .place
            .one_of(&["A3", "A4", "A5", "A6", "K1", "K2", "P1", "U1", "U2", "U3", "U4", "U5", "U6"])
}
