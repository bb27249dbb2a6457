//! The Ofsted reference number of the placement is in no list of providers.
//!
//! Why: the number says who cares for the child; one that nobody has cannot be checked with Ofsted.
//!
//! What to do: look the provider up in Ofsted's list and correct the number; XXXXXXX says that it is not known.
//!
//! Source: Children looked-after return guide, validation check 1008.

use crate::ssda903::writing::*;

/// A number that is given must be listed, unless it says that the number is not known.
pub const RULE: Rule =
    rule("1008").items(&["URN"]).needs(&[Need::Providers]).per_episode(is_in_no_list).examples(&[
        passes("listed", &[provider("URN=SC123456"), episode("URN=SC123456")]),
        finds("not listed", &[provider("URN=SC123456"), episode("URN=SC123457").found()]),
        boundary_passes(
            "said to be unknown, and none given",
            &[provider("URN=1"), episode("URN=XXXXXXX"), episode("LS=C2")],
        ),
        boundary_finds("six letters are not seven", &[provider("URN=1"), episode("URN=XXXXXX").found()]),
    ]);

fn is_in_no_list(episode: &Episode, collection: &Collection) -> bool {
    let listed = |providers: &Providers| !providers.with_urn(&episode.urn).is_empty();
    episode.urn.is_filled()
        && !episode.urn.is("XXXXXXX")
        && !collection.providers.as_ref().is_some_and(listed)
}
