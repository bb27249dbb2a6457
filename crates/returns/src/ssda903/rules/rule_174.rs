//! A boy has a date of birth of a mother's child.
//!
//! Why: only young mothers have this item; either it or the sex is wrong.
//!
//! What to do: check the child's sex, or remove the date.
//!
//! Source: Children looked-after return guide, validation check 174.

use crate::ssda903::writing::*;

/// Boys are 1 until March 2024 and M since.
pub const RULES: &[Rule] = &[
    rule("174").until(2024).items(&["SEX", "MC_DOB"]).per_header(is_boy_1).examples(&[
        passes("a girl", &[header("SEX=2 MC_DOB=2023-05-26")]),
        finds("a boy", &[header("SEX=1 MC_DOB=2023-05-26").found()]),
        boundary_passes("a boy without", &[header("SEX=1")]),
    ]),
    rule("174").since(2025).items(&["SEX", "MC_DOB"]).per_header(is_boy_m).examples(&[
        passes("a girl", &[header("SEX=F MC_DOB=2026-05-26")]),
        finds("a boy", &[header("SEX=M MC_DOB=2026-05-26").found()]),
        boundary_passes("a boy without", &[header("SEX=M")]),
        boundary_passes("a number is another rule's business", &[header("SEX=1 MC_DOB=2026-05-26")]),
    ]),
];

fn is_boy_1(header: &Header, _: &Collection) -> bool {
    header.sex.is("1") && header.mc_dob.is_filled()
}

fn is_boy_m(header: &Header, _: &Collection) -> bool {
    header.sex.is("M") && header.mc_dob.is_filled()
}
