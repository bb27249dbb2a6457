//! A child's expected date of birth is far from the end of the census year.
//!
//! Why: a child still unborn at the end of the year is expected between March and December.
//!
//! What to do: correct the date, or give the date of birth if the child was born.
//!
//! Source: Children in need census guide, validation rule 8530Q.

use crate::cin_census::writing::*;

/// From 30 days before the reference date to 9 months after it.
pub const RULE: Rule = rule("8530Q")
    .query()
    .items(&["ExpectedPersonBirthDate"])
    .per_identifiers(is_expected_another_time)
    .examples(&[
        passes("in May", &[identifiers("ExpectedPersonBirthDate=2026-05-26")]),
        finds("the year before", &[identifiers("ExpectedPersonBirthDate=2025-05-26").found()]),
        boundary_passes("30 days before", &[identifiers("ExpectedPersonBirthDate=2026-03-01")]),
        boundary_finds("31 days before", &[identifiers("ExpectedPersonBirthDate=2026-02-28").found()]),
        boundary_passes("9 months after", &[identifiers("ExpectedPersonBirthDate=2026-12-31")]),
        boundary_finds("a day more", &[identifiers("ExpectedPersonBirthDate=2027-01-01").found()]),
    ]);

fn is_expected_another_time(child: &ChildIdentifiers, census: &Census) -> bool {
    let (first, last) = (census.end.plus_days(-30), census.end.plus_months(9));
    child.expected_birth_date.is_known() && !child.expected_birth_date.is_within(first, last)
}
