//! The provider with this Ofsted number is not registered for this kind of placement.
//!
//! Why: either the number or the placement type is wrong, and the child is counted in the wrong place.
//!
//! What to do: check the number in Ofsted's list, and the placement type.
//!
//! Source: Children looked-after return guide, validation check 219.

use crate::ssda903::writing::*;

/// A number in no list is registered for nothing.
pub const RULE: Rule = rule("219")
    .items(&["PLACE", "URN"])
    .needs(&[Need::Providers])
    .per_episode(is_not_registered)
    .examples(&[
        passes("registered", &[provider("URN=SC123456 PLACE_CODES=K1,K2"), episode("URN=SC123456 PLACE=K2")]),
        finds(
            "for another",
            &[provider("URN=SC123456 PLACE_CODES=K1,K2"), episode("URN=SC123456 PLACE=U1").found()],
        ),
        boundary_passes(
            "said to be unknown, and none given",
            &[provider("URN=1"), episode("URN=XXXXXXX PLACE=K2"), episode("PLACE=K2")],
        ),
        boundary_finds(
            "listed for nothing",
            &[provider("URN=SC123456"), episode("URN=SC123456 PLACE=K2").found()],
        ),
    ]);

fn is_not_registered(episode: &Episode, collection: &Collection) -> bool {
    let for_place = |providers: &Providers| {
        providers.with_urn(&episode.urn).iter().any(|provider| provider.may_provide(&episode.place))
    };
    episode.urn.filled_but_none_of(&["XXXXXXX"]) && !collection.providers.as_ref().is_some_and(for_place)
}
