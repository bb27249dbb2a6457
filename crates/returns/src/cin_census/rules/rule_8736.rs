//! An assessment that is not finished starts outside the census year.
//!
//! Why: one still open from before the year is far beyond its 45 working days, and the future is not known.
//!
//! What to do: give the day it was authorised, or correct its start.
//!
//! Source: Children in need census guide, validation rule 8736.

use crate::cin_census::writing::*;

/// Both ends of the year belong to it.
pub const RULE: Rule = rule("8736")
    .items(&["AssessmentAuthorisationDate", "AssessmentActualStartDate"])
    .per_assessment(is_open_from_another_year)
    .examples(&[
        passes("open from this year", &[assessment("AssessmentActualStartDate=2025-05-26")]),
        passes(
            "authorised",
            &[assessment("AssessmentActualStartDate=2025-03-26 AssessmentAuthorisationDate=2025-04-26")],
        ),
        finds("open for years", &[assessment("AssessmentActualStartDate=2020-05-26").found()]),
        boundary_finds(
            "the day before the year",
            &[assessment("AssessmentActualStartDate=2025-03-31").found()],
        ),
        boundary_passes("the first day of the year", &[assessment("AssessmentActualStartDate=2025-04-01")]),
        boundary_finds(
            "the day after the year",
            &[assessment("AssessmentActualStartDate=2026-04-01").found()],
        ),
    ]);

fn is_open_from_another_year(assessment: &Assessment, census: &Census) -> bool {
    let start = &assessment.start_date;
    assessment.authorisation_date.is_blank() && start.is_known() && !census.includes(start)
}
