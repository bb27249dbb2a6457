//! A placement in England has no Ofsted number, although its kind needs one.
//!
//! Why: the number says which registered provider cares for the child.
//!
//! What to do: look the provider up in Ofsted's list; XXXXXXX says that the number is not known.
//!
//! Source: Children looked-after return guide, validation check 218.

use crate::ssda903::writing::*;

const WITHOUT: &[&str] = &["P1", "P3", "R1", "R2", "R5", "T0", "T1", "T2", "T3", "T4"];

/// Asked of episodes that went on into the year. The kinds without a number changed three times.
pub const RULES: &[Rule] = &[
    rule("218").until(2023).items(&["URN"]).needs(PLACES).per_episode(lacks_number_to_2023).examples(&[
        passes("given", &[episode("PLACE=K2 PL_LA=E10000014 URN=SC123456")]),
        finds("missing", &[episode("PLACE=K2 PL_LA=E10000014").found()]),
        boundary_passes(
            "kinds without",
            &[episode("PLACE=H5 PL_LA=E10000014"), episode("PLACE=P2"), episode("PLACE=Z1")],
        ),
    ]),
    rule("218")
        .since(2024)
        .until(2025)
        .items(&["URN"])
        .needs(PLACES)
        .per_episode(lacks_number_to_2025)
        .examples(&[
            passes("another placement", &[episode("PLACE=Z1 PL_LA=E10000014")]),
            finds("missing", &[episode("PLACE=K2 PL_LA=E10000014").found()]),
            boundary_finds(
                "semi-independent, since registration",
                &[episode("PLACE=H5 PL_LA=E10000014").found()],
            ),
        ]),
    rule("218").since(2026).items(&["URN"]).needs(PLACES).per_episode(lacks_number).examples(&[
        passes("other placements", &[episode("PLACE=Z11 PL_LA=E10000014")]),
        passes("in Scotland", &[episode("PLACE=K2 PL_LA=SCO")]),
        finds("missing", &[episode("PLACE=K3 PL_LA=E10000014").found()]),
        boundary_passes("ended the day before", &[episode("PLACE=K2 PL_LA=E10000014 DEC=2026-03-31")]),
        boundary_finds(
            "ended on the first day",
            &[episode("PLACE=K2 PL_LA=E10000014 DEC=2026-04-01").found()],
        ),
    ]),
];

const PLACES: &[Need] = &[Need::PlacementPlaces];

fn lacks_number_to_2023(episode: &Episode, collection: &Collection) -> bool {
    !episode.place.one_of(&["H5", "P2", "Z1"]) && lacks(episode, collection)
}

fn lacks_number_to_2025(episode: &Episode, collection: &Collection) -> bool {
    !episode.place.is("Z1") && lacks(episode, collection)
}

fn lacks_number(episode: &Episode, collection: &Collection) -> bool {
    !episode.place.one_of(&["Z11", "Z12", "Z13", "Z14"]) && lacks(episode, collection)
}

fn lacks(episode: &Episode, collection: &Collection) -> bool {
    // Elsewhere the authority is CON, NIR, NUK, SCO, WAL or a code that begins with its country's letter.
    let outside_england = ["C", "N", "S", "W"].iter().any(|letter| episode.pl_la.starts_with(letter));
    episode.urn.is_blank()
        && !outside_england
        && !episode.place.one_of(WITHOUT)
        && (episode.dec.is_blank() || episode.dec.is_on_or_after(collection.start))
}
