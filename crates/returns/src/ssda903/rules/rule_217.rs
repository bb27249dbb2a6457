//! A child is placed for adoption with the current foster carers, but the episode says that the carers changed.
//!
//! Why: the child stays where they are, so only the status or the placement's kind can change.
//!
//! What to do: record S, T or U for the reason of the episode, or correct the placement type.
//!
//! Source: Children looked-after return guide, validation check 217.

use crate::ssda903::writing::*;

/// Asked of episodes from 1 April 2015.
pub const RULE: Rule =
    rule("217").items(&["PLACE", "DECOM", "RNE"]).per_episode(says_carers_changed).examples(&[
        passes("the same carers", &[episode("PLACE=A3 DECOM=2026-05-26 RNE=T")]),
        finds("other carers", &[episode("PLACE=A5 DECOM=2026-05-26 RNE=P").found()]),
        passes("placed with others", &[episode("PLACE=A4 DECOM=2026-05-26 RNE=P")]),
        boundary_finds("the first day asked about", &[episode("PLACE=A3 DECOM=2015-04-01 RNE=B").found()]),
        boundary_passes("the day before", &[episode("PLACE=A3 DECOM=2015-03-31 RNE=B")]),
    ]);

fn says_carers_changed(episode: &Episode, _: &Collection) -> bool {
    episode.place.one_of(&["A3", "A5"])
        && episode.decom.is_on_or_after(date(2015, 4, 1))
        && !episode.rne.one_of(&["S", "T", "U"])
}
