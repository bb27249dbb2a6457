//! The placement type is not one of the collection's codes for the year.
//!
//! Why: it says in what kind of place the child lives.
//!
//! What to do: record the code as the guide for the year has it; from April 2025 Z1 is split into Z11 to Z14, and H5
//! and P2 are gone.
//!
//! Source: Children looked-after return guide, validation check 146.
//!
//! Differs: K3 is accepted in 2024/25, when supported accommodation was first registered; the public validator writes
//! it there with a small k, so that it is never met.

use crate::ssda903::writing::*;

const ALWAYS: &[&str] = &[
    "A3", "A4", "A5", "A6", "K1", "K2", "P1", "P3", "R1", "R2", "R3", "R5", "S1", "T0", "T1", "T2", "T3",
    "T4", "U1", "U2", "U3", "U4", "U5", "U6",
];

/// Blank is another rule's business.
pub const RULES: &[Rule] = &[
    rule("146").until(2024).items(&["PLACE"]).per_episode(is_no_code_to_2024).examples(&[
        passes("codes of the time", &[episode("PLACE=H5"), episode("PLACE=P2"), episode("PLACE=Z1")]),
        finds("no code", &[episode("PLACE=R4").found()]),
        boundary_passes("nothing", &[episode("RNE=S")]),
        boundary_finds("a code too early", &[episode("PLACE=K3").found()]),
    ]),
    rule("146").since(2025).until(2025).items(&["PLACE"]).per_episode(is_no_code_in_2025).examples(&[
        passes("codes of the time", &[episode("PLACE=H5"), episode("PLACE=K3"), episode("PLACE=Z1")]),
        finds("no code", &[episode("PLACE=R4").found()]),
        boundary_finds("a code too early", &[episode("PLACE=Z11").found()]),
    ]),
    rule("146").since(2026).items(&["PLACE"]).per_episode(is_no_code).examples(&[
        passes("codes of the time", &[episode("PLACE=K3"), episode("PLACE=Z14")]),
        finds("no code", &[episode("PLACE=R4").found()]),
        boundary_finds("codes too late", &[episode("PLACE=Z1").found(), episode("PLACE=H5").found()]),
    ]),
];

fn is_no_code_to_2024(episode: &Episode, _: &Collection) -> bool {
    episode.place.filled_but_none_of(ALWAYS) && !episode.place.one_of(&["H5", "P2", "Z1"])
}

fn is_no_code_in_2025(episode: &Episode, _: &Collection) -> bool {
    episode.place.filled_but_none_of(ALWAYS) && !episode.place.one_of(&["H5", "K3", "P2", "Z1"])
}

fn is_no_code(episode: &Episode, _: &Collection) -> bool {
    episode.place.filled_but_none_of(ALWAYS) && !episode.place.one_of(&["K3", "Z11", "Z12", "Z13", "Z14"])
}
