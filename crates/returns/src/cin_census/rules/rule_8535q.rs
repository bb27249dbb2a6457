//! A child died before being born, or died without a date of birth.
//!
//! Why: one of the two dates is wrong or missing.
//!
//! What to do: check both dates with the child's worker before you change either.
//!
//! Source: Children in need census guide, validation rule 8535Q.

use crate::cin_census::writing::*;

/// A child who died unborn has an expected date of birth after the death, and that is no fault.
pub const RULE: Rule = rule("8535Q")
    .query()
    .items(&["PersonDeathDate", "PersonBirthDate"])
    .per_identifiers(dies_unborn)
    .examples(&[
        passes("later", &[identifiers("PersonBirthDate=2015-05-26 PersonDeathDate=2025-05-26")]),
        passes("alive", &[identifiers("PersonBirthDate=2015-05-26")]),
        finds(
            "the day before",
            &[identifiers("PersonBirthDate=2015-05-26 PersonDeathDate=2015-05-25").found()],
        ),
        finds("no date of birth", &[identifiers("PersonDeathDate=2015-05-25").found()]),
        boundary_passes(
            "the same day",
            &[identifiers("PersonBirthDate=2015-05-26 PersonDeathDate=2015-05-26")],
        ),
        boundary_passes(
            "unborn",
            &[identifiers("ExpectedPersonBirthDate=2025-05-27 PersonDeathDate=2025-05-26")],
        ),
        boundary_passes(
            "a death that is not a date",
            &[identifiers("PersonBirthDate=2015-05-26 PersonDeathDate=2015-02-30")],
        ),
    ]);

fn dies_unborn(child: &ChildIdentifiers, _: &Census) -> bool {
    let death = &child.death_date;
    let died_before_birth = child.expected_birth_date.is_after(death);
    let has_no_birth = death.is_known() && child.birth_date.is_blank();
    !died_before_birth && (death.is_before(&child.birth_date) || has_no_birth)
}
