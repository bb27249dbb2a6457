//! A child in need plan ends outside the census year.
//!
//! Why: the census is about one year: a plan that ended before it does not belong in it, and the future is not
//! known.
//!
//! What to do: correct the date, or leave out the plan that ended before the year.
//!
//! Source: Children in need census guide, validation rule 4013.

use crate::cin_census::writing::*;

/// A plan without an end is still open.
pub const RULE: Rule =
    rule("4013").items(&["CINPlanEndDate", "ReferenceDate"]).per_cin_plan(ends_in_another_year).examples(&[
        passes("still open", &[cin_plan("CINPlanStartDate=2025-05-26")]),
        finds("years ago", &[cin_plan("CINPlanEndDate=2019-03-01").found()]),
        boundary_finds("the day before the year", &[cin_plan("CINPlanEndDate=2025-03-31").found()]),
        boundary_passes("the first day of the year", &[cin_plan("CINPlanEndDate=2025-04-01")]),
        boundary_passes("the last day of the year", &[cin_plan("CINPlanEndDate=2026-03-31")]),
    ]);

fn ends_in_another_year(plan: &CinPlan, census: &Census) -> bool {
    plan.end_date.is_known() && !census.includes(&plan.end_date)
}
