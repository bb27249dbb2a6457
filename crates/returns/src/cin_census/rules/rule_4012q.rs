//! A child in need plan starts and ends on the same day.
//!
//! Why: a plan of one day is possible, but is usually a plan that was never needed or a date typed twice.
//!
//! What to do: correct the dates, or say why the plan ended at once.
//!
//! Source: Children in need census guide, validation rule 4012Q.

use crate::cin_census::writing::*;

/// Looks at each plan.
pub const RULE: Rule = rule("4012Q")
    .query()
    .items(&["CINPlanStartDate", "CINPlanEndDate"])
    .per_cin_plan(lasts_no_time)
    .examples(&[
        passes("still open", &[cin_plan("CINPlanStartDate=2025-05-26")]),
        finds("the same day", &[cin_plan("CINPlanStartDate=2025-05-26 CINPlanEndDate=2025-05-26").found()]),
        boundary_passes(
            "the day after",
            &[cin_plan("CINPlanStartDate=2025-05-26 CINPlanEndDate=2025-05-27")],
        ),
    ]);

fn lasts_no_time(plan: &CinPlan, _: &Census) -> bool {
    plan.end_date.is_same_day(&plan.start_date)
}
