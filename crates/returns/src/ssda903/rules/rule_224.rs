//! The provider with this Ofsted number is not of the kind recorded for the placement.
//!
//! Why: whether children live with the authority's own, private or voluntary providers is counted from it.
//!
//! What to do: check the number in Ofsted's list, and the placement's provider.
//!
//! Source: Children looked-after return guide, validation check 224.

use crate::ssda903::writing::*;

/// A number in no list is of no kind; a blank provider is not the one listed.
pub const RULE: Rule = rule("224")
    .items(&["PLACE_PROVIDER"])
    .needs(&[Need::Providers])
    .per_episode(is_of_another_kind)
    .examples(&[
        passes(
            "the kind listed",
            &[provider("URN=1 PROVIDER_CODES=PR1,PR4"), episode("URN=1 PLACE_PROVIDER=PR4")],
        ),
        finds(
            "another",
            &[provider("URN=1 PROVIDER_CODES=PR1,PR4"), episode("URN=1 PLACE_PROVIDER=PR5").found()],
        ),
        boundary_passes(
            "said to be unknown, and none given",
            &[provider("URN=1"), episode("URN=XXXXXXX PLACE_PROVIDER=PR4"), episode("PLACE_PROVIDER=PR4")],
        ),
        boundary_finds("blank", &[provider("URN=1 PROVIDER_CODES=PR4"), episode("URN=1").found()]),
    ]);

fn is_of_another_kind(episode: &Episode, collection: &Collection) -> bool {
    let of_kind = |providers: &Providers| {
        let mut listed = providers.with_urn(&episode.urn).iter();
        episode.place_provider.is_filled() && listed.any(|provider| provider.may_be(&episode.place_provider))
    };
    episode.urn.filled_but_none_of(&["XXXXXXX"]) && !collection.providers.as_ref().is_some_and(of_kind)
}
