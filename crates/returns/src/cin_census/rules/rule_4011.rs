//! A child in need plan ends before it starts.
//!
//! Why: the length of the plan is counted from these two days.
//!
//! What to do: correct whichever of the two dates is wrong.
//!
//! Source: Children in need census guide, validation rule 4011.

use crate::cin_census::writing::*;

/// Ending on the same day is another rule's business.
pub const RULE: Rule =
    rule("4011").items(&["CINPlanEndDate", "CINPlanStartDate"]).per_cin_plan(ends_first).examples(&[
        passes("still open", &[cin_plan("CINPlanStartDate=2025-05-26")]),
        finds(
            "ends the day before",
            &[cin_plan("CINPlanStartDate=2025-05-26 CINPlanEndDate=2025-05-25").found()],
        ),
        boundary_passes(
            "ends the same day",
            &[cin_plan("CINPlanStartDate=2025-05-26 CINPlanEndDate=2025-05-26")],
        ),
    ]);

fn ends_first(plan: &CinPlan, _: &Census) -> bool {
    plan.end_date.is_before(&plan.start_date)
}
