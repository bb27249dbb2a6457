//! A child has neither a date of birth nor an expected one, or has both.
//!
//! Why: a born child has the one and an unborn child the other; with both or none nobody can tell which it is.
//!
//! What to do: give the date of birth of a born child and remove the expected date, or give the expected date of
//! an unborn child.
//!
//! Source: Children in need census guide, validation rule 8525Q.

use crate::cin_census::writing::*;

/// Looks at each child's identifiers.
pub const RULE: Rule = rule("8525Q")
    .query()
    .items(&["PersonBirthDate", "ExpectedPersonBirthDate"])
    .per_identifiers(has_both_or_none)
    .examples(&[
        passes("born", &[identifiers("PersonBirthDate=2015-05-26")]),
        passes("unborn", &[identifiers("ExpectedPersonBirthDate=2026-05-26")]),
        finds("none", &[identifiers("UPN=A123").found()]),
        boundary_finds(
            "both, on the same day",
            &[identifiers("PersonBirthDate=2015-05-26 ExpectedPersonBirthDate=2015-05-26").found()],
        ),
    ]);

fn has_both_or_none(child: &ChildIdentifiers, _: &Census) -> bool {
    child.birth_date.is_filled() == child.expected_birth_date.is_filled()
}
