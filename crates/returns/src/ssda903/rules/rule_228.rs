//! The episode went on after the provider with this Ofsted number had closed.
//!
//! Why: nobody can stay with a provider that is closed.
//!
//! What to do: check the number in Ofsted's list, and the day the episode ceased.
//!
//! Source: Children looked-after return guide, validation check 228.
//!
//! Differs: an open episode counts as going on to 31 March, so it is pointed at too early when a provider closes
//! during the year.

use crate::ssda903::writing::*;

/// A provider that is also listed as open has not closed.
pub const RULE: Rule =
    rule("228").query().items(&["DEC", "URN"]).needs(&[Need::Providers]).per_episode(had_closed).examples(&[
        passes("ended before", &[provider("URN=1 REG_END=2026-05-26"), episode("URN=1 DEC=2026-04-26")]),
        finds(
            "ended later",
            &[provider("URN=1 REG_END=2026-05-26"), episode("URN=1 DEC=2026-06-26").found()],
        ),
        finds("not ended", &[provider("URN=1 REG_END=2026-05-26"), episode("URN=1").found()]),
        passes("never closed", &[provider("URN=1"), episode("URN=1")]),
        boundary_passes(
            "that very day",
            &[provider("URN=1 REG_END=2026-05-26"), episode("URN=1 DEC=2026-05-26")],
        ),
        boundary_passes(
            "closed on the last day of the year",
            &[provider("URN=1 REG_END=2027-03-31"), episode("URN=1")],
        ),
        boundary_finds(
            "closed the day before",
            &[provider("URN=1 REG_END=2027-03-30"), episode("URN=1").found()],
        ),
    ]);

fn had_closed(episode: &Episode, collection: &Collection) -> bool {
    let until = if episode.dec.is_blank() { Some(collection.end) } else { episode.dec.known() };
    let closed = |providers: &Providers| {
        let listed = providers.with_urn(&episode.urn);
        !listed.is_empty() && listed.iter().all(|provider| provider.closed.is_before(until))
    };
    episode.urn.filled_but_none_of(&["XXXXXXX"]) && collection.providers.as_ref().is_some_and(closed)
}
