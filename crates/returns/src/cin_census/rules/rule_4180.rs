//! The child's sex is missing or is not one of the census's codes.
//!
//! Why: every national figure is given by sex, and a child without a valid code falls out of them.
//!
//! What to do: record M or F, or U for an unborn child.
//!
//! Source: Children in need census guide, validation rule 4180.

use crate::cin_census::writing::*;

/// The item changed its name and its codes in 2024/25.
pub const RULES: &[Rule] = &[
    rule("4180")
        .title("The child's gender is missing or is not one of the census's codes.")
        .until(2024)
        .items(&["GenderCurrent"])
        .per_identifiers(gender_is_no_code)
        .examples(&[
            passes("a code of the time", &[identifiers("GenderCurrent=2")]),
            finds("missing", &[identifiers("UPN=A123").found()]),
            boundary_finds("a letter, a year too early", &[identifiers("GenderCurrent=F").found()]),
        ]),
    rule("4180").since(2025).items(&["Sex"]).per_identifiers(sex_is_no_code).examples(&[
        passes("a code of the time", &[identifiers("Sex=U")]),
        finds("missing", &[identifiers("UPN=A123").found()]),
        boundary_finds("a number, a year too late", &[identifiers("Sex=1").found()]),
    ]),
];

fn gender_is_no_code(child: &ChildIdentifiers, _: &Census) -> bool {
    !child.gender_current.one_of(&["0", "1", "2", "9"])
}

fn sex_is_no_code(child: &ChildIdentifiers, _: &Census) -> bool {
    !child.sex.one_of(&["M", "F", "U"])
}
