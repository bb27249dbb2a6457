//! An assessment was authorised outside the census year.
//!
//! Why: an assessment finished before the year does not belong in its census, and the future is not known.
//!
//! What to do: correct the date, or leave the assessment out.
//!
//! Source: Children in need census guide, validation rule 8696.

use crate::cin_census::writing::*;

/// Both ends of the year belong to it.
pub const RULE: Rule = rule("8696")
    .items(&["AssessmentAuthorisationDate", "ReferenceDate"])
    .per_assessment(ends_in_another_year)
    .examples(&[
        passes("open", &[assessment("AssessmentActualStartDate=2025-05-26")]),
        finds("years ago", &[assessment("AssessmentAuthorisationDate=2019-03-01").found()]),
        boundary_finds(
            "the day before the year",
            &[assessment("AssessmentAuthorisationDate=2025-03-31").found()],
        ),
        boundary_passes("the first day of the year", &[assessment("AssessmentAuthorisationDate=2025-04-01")]),
        boundary_passes("the last day of the year", &[assessment("AssessmentAuthorisationDate=2026-03-31")]),
    ]);

fn ends_in_another_year(assessment: &Assessment, census: &Census) -> bool {
    assessment.authorisation_date.is_known() && !census.includes(&assessment.authorisation_date)
}
