//! A semi-independent placement (H5) in England went on after 28 October 2023 without an Ofsted number.
//!
//! Why: from that day such homes must be registered with Ofsted as supported accommodation.
//!
//! What to do: look the provider up in Ofsted's list and give its number.
//!
//! Source: Children looked-after return guide, validation check 230.

use crate::ssda903::writing::*;

/// In force for one year. XXXXXXX, not known, is no number.
pub const RULE: Rule = rule("230")
    .since(2024)
    .until(2024)
    .items(&["PLACE", "DEC", "URN"])
    .needs(&[Need::PlacementPlaces])
    .per_episode(lacks_number)
    .examples(&[
        passes("given", &[episode("PLACE=H5 PL_LA=E10000014 URN=SC123456")]),
        finds("missing", &[episode("PLACE=H5 PL_LA=E10000014").found()]),
        finds("not known", &[episode("PLACE=H5 PL_LA=E10000014 URN=XXXXXXX").found()]),
        passes("in Wales", &[episode("PLACE=H5 PL_LA=WAL")]),
        boundary_passes("ended that very day", &[episode("PLACE=H5 PL_LA=E10000014 DEC=2023-10-28")]),
        boundary_finds("ended the day after", &[episode("PLACE=H5 PL_LA=E10000014 DEC=2023-10-29").found()]),
    ]);

fn lacks_number(episode: &Episode, _: &Collection) -> bool {
    let outside_england = ["C", "N", "S", "W"].iter().any(|letter| episode.pl_la.starts_with(letter));
    episode.place.is("H5")
        && (episode.urn.is_blank() || episode.urn.is("XXXXXXX"))
        && (episode.dec.is_blank() || episode.dec.is_after(date(2023, 10, 28)))
        && !outside_england
}
