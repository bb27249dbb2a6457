//! A placement has an Ofsted number although its kind has none.
//!
//! Why: such places are not registered with Ofsted, so either the number or the placement type is wrong.
//!
//! What to do: remove the number, or correct the placement type.
//!
//! Source: Children looked-after return guide, validation check 222.

use crate::ssda903::writing::*;

const WITHOUT: &[&str] = &["P1", "P3", "R1", "R2", "R5", "T0", "T1", "T2", "T3", "T4"];

/// XXXXXXX, the number that is not known, does no harm. The kinds without a number changed each year.
pub const RULES: &[Rule] = &[
    rule("222").until(2023).items(&["URN"]).per_episode(has_number_to_2023).examples(&[
        passes("a children's home", &[episode("PLACE=K2 URN=SC123456")]),
        finds("with parents", &[episode("PLACE=P1 URN=SC123456").found()]),
        boundary_finds(
            "kinds of the time",
            &[episode("PLACE=H5 URN=SC123456").found(), episode("PLACE=P2 URN=1").found()],
        ),
    ]),
    rule("222").since(2024).until(2024).items(&["URN"]).per_episode(has_number_in_2024).examples(&[
        passes("semi-independent, since registration", &[episode("PLACE=H5 URN=SC123456")]),
        finds("with parents", &[episode("PLACE=P1 URN=SC123456").found()]),
        boundary_finds("independent living", &[episode("PLACE=P2 URN=SC123456").found()]),
    ]),
    rule("222").since(2025).until(2025).items(&["URN"]).per_episode(has_number_in_2025).examples(&[
        passes("a children's home", &[episode("PLACE=K2 URN=SC123456")]),
        finds("another placement", &[episode("PLACE=Z1 URN=SC123456").found()]),
        boundary_passes("a code that is gone", &[episode("PLACE=P2 URN=SC123456")]),
    ]),
    rule("222").since(2026).items(&["URN"]).per_episode(has_number).examples(&[
        passes("a children's home", &[episode("PLACE=K2 URN=SC123456")]),
        finds(
            "other placements",
            &[episode("PLACE=Z11 URN=SC123456").found(), episode("PLACE=Z14 URN=1").found()],
        ),
        boundary_passes("not known, and none", &[episode("PLACE=T1 URN=XXXXXXX"), episode("PLACE=T1")]),
    ]),
];

fn has_number_to_2023(episode: &Episode, collection: &Collection) -> bool {
    (episode.place.is("H5") && numbered(episode)) || has_number_in_2024(episode, collection)
}

fn has_number_in_2024(episode: &Episode, collection: &Collection) -> bool {
    (episode.place.is("P2") && numbered(episode)) || has_number_in_2025(episode, collection)
}

fn has_number_in_2025(episode: &Episode, _: &Collection) -> bool {
    (episode.place.is("Z1") || episode.place.one_of(WITHOUT)) && numbered(episode)
}

fn has_number(episode: &Episode, _: &Collection) -> bool {
    let other = episode.place.one_of(&["Z11", "Z12", "Z13", "Z14"]);
    (other || episode.place.one_of(WITHOUT)) && numbered(episode)
}

fn numbered(episode: &Episode) -> bool {
    episode.urn.filled_but_none_of(&["XXXXXXX"])
}
