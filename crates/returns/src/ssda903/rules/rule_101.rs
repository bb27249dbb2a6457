//! The child's sex is missing or is not one of the collection's codes.
//!
//! Why: every national figure is given by sex, and a child without a valid code falls out of them.
//!
//! What to do: record M, F or U (before April 2024: 1 or 2) as the collection's guide for the year has it.
//!
//! Source: Children looked-after return guide, validation check 101.

use crate::ssda903::writing::*;

/// Numbers until March 2024, letters since.
pub const RULES: &[Rule] = &[
    rule("101").until(2024).items(&["SEX"]).per_header(not_a_number).examples(&[
        passes("a code of the time", &[header("SEX=2")]),
        finds("missing", &[header("DOB=2015-05-26").found(), header("CHILD=102 SEX=1")]),
        boundary_finds("a letter, a year too early", &[header("SEX=F").found()]),
    ]),
    rule("101").since(2025).items(&["SEX"]).per_header(not_a_letter).examples(&[
        passes("a code of the time", &[header("SEX=U")]),
        finds("missing", &[header("DOB=2015-05-26").found(), header("CHILD=102 SEX=M")]),
        boundary_passes("typed in small letters", &[header("SEX=f")]),
        boundary_finds("a number, a year too late", &[header("SEX=1").found()]),
    ]),
];

fn not_a_number(header: &Header, _: &Collection) -> bool {
    !header.sex.one_of(&["1", "2"])
}

fn not_a_letter(header: &Header, _: &Collection) -> bool {
    !header.sex.one_of(&["M", "F", "U"])
}
