//! The episode began when the provider with this Ofsted number had already closed.
//!
//! Why: nobody can be placed with a provider that is closed.
//!
//! What to do: check the number in Ofsted's list, and the day the episode began.
//!
//! Source: Children looked-after return guide, validation check 227.

use crate::ssda903::writing::*;

/// A provider that is also listed as open has not closed.
pub const RULE: Rule =
    rule("227").items(&["DECOM", "URN"]).needs(&[Need::Providers]).per_episode(had_closed).examples(&[
        passes("open then", &[provider("URN=1 REG_END=2026-05-26"), episode("URN=1 DECOM=2026-04-01")]),
        finds("closed", &[provider("URN=1 REG_END=2026-04-01"), episode("URN=1 DECOM=2026-05-26").found()]),
        passes("never closed", &[provider("URN=1"), episode("URN=1 DECOM=2026-05-26")]),
        boundary_finds(
            "that very day",
            &[provider("URN=1 REG_END=2026-05-26"), episode("URN=1 DECOM=2026-05-26").found()],
        ),
        boundary_passes(
            "the day before",
            &[provider("URN=1 REG_END=2026-05-26"), episode("URN=1 DECOM=2026-05-25")],
        ),
        boundary_passes(
            "said to be unknown",
            &[provider("URN=XXXXXXX REG_END=2026-04-01"), episode("URN=XXXXXXX DECOM=2026-05-26")],
        ),
    ]);

fn had_closed(episode: &Episode, collection: &Collection) -> bool {
    let closed = |providers: &Providers| {
        let listed = providers.with_urn(&episode.urn);
        !listed.is_empty() && listed.iter().all(|provider| provider.closed.is_on_or_before(&episode.decom))
    };
    episode.urn.filled_but_none_of(&["XXXXXXX"]) && collection.providers.as_ref().is_some_and(closed)
}
