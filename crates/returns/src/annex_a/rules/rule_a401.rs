//! An assessment was authorised before it started.
//!
//! Why: the 45 working days of an assessment are counted between these two days.
//!
//! What to do: correct whichever of the two dates is wrong.
//!
//! Source: Ofsted, inspecting local authority children's services (ILACS), Annex A: list 4.

use crate::annex_a::writing::*;

/// It may be authorised on the day it starts.
pub const RULE: Rule = rule("A401")
    .items(&["Continuous Assessment Start Date", "Continuous Assessment Date of Authorisation"])
    .per_assessment(ends_first)
    .examples(&[
        passes("open", &[assessment("Continuous Assessment Start Date=2026-05-26;")]),
        finds(
            "before",
            &[assessment(
                "Continuous Assessment Start Date=2026-05-26; Continuous Assessment Date of Authorisation=2026-05-25;",
            )
            .found()],
        ),
        boundary_passes(
            "the same day",
            &[assessment(
                "Continuous Assessment Start Date=2026-05-26; Continuous Assessment Date of Authorisation=2026-05-26;",
            )],
        ),
    ]);

fn ends_first(assessment: &Assessment, _: Extract) -> bool {
    assessment.authorisation_date.is_before(&assessment.start_date)
}
