//! An assessment that has had its 45 working days is still open at the end of the year.
//!
//! Why: an assessment is to be finished within 45 working days of the referral.
//!
//! What to do: give the day it was authorised; if it is still open, say why.
//!
//! Source: Children in need census guide, validation rule 8670Q; Working Together to Safeguard Children 2023.

use kith_vocabulary::calendar::working_days_between;

use crate::cin_census::writing::*;

/// Counts working days after the start, up to and with the reference date.
pub const RULE: Rule = rule("8670Q")
    .query()
    .items(&["AssessmentActualStartDate", "AssessmentAuthorisationDate"])
    .per_assessment(is_open_too_long)
    .examples(&[
        passes(
            "authorised",
            &[assessment("AssessmentActualStartDate=2025-05-26 AssessmentAuthorisationDate=2025-07-01")],
        ),
        finds("open since May", &[assessment("AssessmentActualStartDate=2025-05-26").found()]),
        boundary_finds("45 working days", &[assessment("AssessmentActualStartDate=2026-01-27").found()]),
        boundary_passes("44 working days", &[assessment("AssessmentActualStartDate=2026-01-28")]),
    ]);

fn is_open_too_long(assessment: &Assessment, census: &Census) -> bool {
    let start = assessment.start_date.known().filter(|_| assessment.authorisation_date.is_blank());
    start.is_some_and(|start| working_days_between(start, census.end) >= 45)
}
