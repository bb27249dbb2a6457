//! An unborn child's sex is not given as unborn.
//!
//! Why: an unborn child has the code U, so that the child is not counted as a girl, as a boy or as not recorded.
//!
//! What to do: record U; if the child has been born, give the date of birth.
//!
//! Source: Children in need census guide, validation rule 8750.

use crate::cin_census::writing::*;

/// Unborn is with an expected date of birth and without a date of birth.
pub const RULES: &[Rule] = &[
    rule("8750")
        .title("An unborn child's gender is not given as unborn.")
        .until(2024)
        .items(&["GenderCurrent", "PersonBirthDate", "ExpectedPersonBirthDate"])
        .per_identifiers(gender_is_not_unborn)
        .examples(&[
            passes("unborn", &[identifiers("ExpectedPersonBirthDate=2024-05-26 GenderCurrent=0")]),
            finds("a girl", &[identifiers("ExpectedPersonBirthDate=2024-05-26 GenderCurrent=2").found()]),
            boundary_finds("missing", &[identifiers("ExpectedPersonBirthDate=2024-05-26").found()]),
        ]),
    rule("8750")
        .since(2025)
        .items(&["Sex", "PersonBirthDate", "ExpectedPersonBirthDate"])
        .per_identifiers(sex_is_not_unborn)
        .examples(&[
            passes("unborn", &[identifiers("ExpectedPersonBirthDate=2026-05-26 Sex=U")]),
            passes("born", &[identifiers("PersonBirthDate=2025-05-26 Sex=F")]),
            finds("a girl", &[identifiers("ExpectedPersonBirthDate=2026-05-26 Sex=F").found()]),
            boundary_finds("missing", &[identifiers("ExpectedPersonBirthDate=2026-05-26").found()]),
            boundary_passes(
                "born, with the expected date left in",
                &[identifiers("PersonBirthDate=2025-05-26 ExpectedPersonBirthDate=2025-05-26 Sex=F")],
            ),
        ]),
];

fn gender_is_not_unborn(child: &ChildIdentifiers, _: &Census) -> bool {
    is_unborn(child) && !child.gender_current.is("0")
}

fn sex_is_not_unborn(child: &ChildIdentifiers, _: &Census) -> bool {
    is_unborn(child) && !child.sex.is("U")
}

fn is_unborn(child: &ChildIdentifiers) -> bool {
    child.birth_date.is_blank() && child.expected_birth_date.is_filled()
}
