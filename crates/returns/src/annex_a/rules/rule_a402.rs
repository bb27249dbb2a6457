//! An assessment is open, or was open, for more than 45 working days.
//!
//! Why: an assessment is to be finished within 45 working days.
//!
//! What to do: finish it, or be ready to say why it takes longer.
//!
//! S: Working Together to Safeguard Children 2023.
//!
//! Source: Ofsted, inspecting local authority children's services (ILACS), Annex A: list 4.

use kith_vocabulary::calendar::working_days_between;

use crate::annex_a::writing::*;

/// Up to its authorisation, or to the day of the lists.
pub const RULE: Rule = rule("A402")
    .query()
    .items(&["Continuous Assessment Start Date", "Continuous Assessment Date of Authorisation"])
    .per_assessment(takes_too_long)
    .examples(&[
        passes("open since last month", &[assessment("Continuous Assessment Start Date=2026-05-26;")]),
        finds("open since January", &[assessment("Continuous Assessment Start Date=2026-01-26;").found()]),
        boundary_passes("45 working days", &[assessment("Continuous Assessment Start Date=2026-04-24;")]),
        boundary_finds("46 working days", &[assessment("Continuous Assessment Start Date=2026-04-23;").found()]),
        boundary_passes(
            "authorised in time",
            &[assessment(
                "Continuous Assessment Start Date=2026-01-26; Continuous Assessment Date of Authorisation=2026-02-26;",
            )],
        ),
    ]);

fn takes_too_long(assessment: &Assessment, extract: Extract) -> bool {
    let end = &assessment.authorisation_date;
    let end = end.known().or_else(|| end.is_blank().then_some(extract.on));
    let days = assessment.start_date.known().zip(end).map(|(start, end)| working_days_between(start, end));
    days.is_some_and(|days| days > 45)
}
