//! There is a date of birth of a first child, but it is not said that the young woman is a mother.
//!
//! Why: one of the two answers is wrong.
//!
//! What to do: say 1 for a mother, or remove the date of birth.
//!
//! Source: Children looked-after return guide, validation check 612.

use crate::ssda903::writing::*;

/// Until March 2024 a girl is coded 2, since then F.
pub const RULES: &[Rule] = &[
    rule("612").until(2024).items(&["MC_DOB", "MOTHER", "SEX"]).per_header(is_no_mother_of_2).examples(&[
        passes("a mother", &[header("SEX=2 MOTHER=1 MC_DOB=2023-05-26")]),
        finds("not a mother", &[header("SEX=2 MOTHER=0 MC_DOB=2023-05-26").found()]),
        boundary_passes("a boy", &[header("SEX=1 MC_DOB=2023-05-26")]),
    ]),
    rule("612").since(2025).items(&["MC_DOB", "MOTHER", "SEX"]).per_header(is_no_mother_of_f).examples(&[
        passes("a mother", &[header("SEX=F MOTHER=1 MC_DOB=2026-05-26")]),
        finds("not said", &[header("SEX=F MC_DOB=2026-05-26").found()]),
        boundary_passes("neither", &[header("SEX=F")]),
        boundary_finds("whatever stands there", &[header("SEX=F MOTHER=0 MC_DOB=31/31/19").found()]),
    ]),
];

fn is_no_mother_of_2(header: &Header, _: &Collection) -> bool {
    header.sex.is("2") && !header.mother.is("1") && header.mc_dob.is_filled()
}

fn is_no_mother_of_f(header: &Header, _: &Collection) -> bool {
    header.sex.is("F") && !header.mother.is("1") && header.mc_dob.is_filled()
}
