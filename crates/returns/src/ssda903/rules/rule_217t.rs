//! A placement in independent living (P2) goes on after 28 October 2023.
//!
//! Why: from that day the code is gone: such homes must be registered with Ofsted as supported accommodation.
//!
//! What to do: end the episode, and begin one with the placement type that is true.
//!
//! Source: Children looked-after return guide, validation check 217t.

use crate::ssda903::writing::*;

/// In force for one year.
pub const RULE: Rule =
    rule("217t").since(2024).until(2024).items(&["PLACE", "DECOM"]).per_episode(goes_on).examples(&[
        passes("ended in time", &[episode("PLACE=P2 DEC=2023-05-26")]),
        finds("ended later", &[episode("PLACE=P2 DEC=2023-11-26").found()]),
        finds("not ended", &[episode("PLACE=P2").found(), episode("PLACE=P1")]),
        boundary_passes("ended that very day", &[episode("PLACE=P2 DEC=2023-10-28")]),
        boundary_finds("ended the day after", &[episode("PLACE=P2 DEC=2023-10-29").found()]),
    ]);

fn goes_on(episode: &Episode, _: &Collection) -> bool {
    episode.place.is("P2") && (episode.dec.is_blank() || episode.dec.is_after(date(2023, 10, 28)))
}
