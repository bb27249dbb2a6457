//! A child in need plan has no start date, or starts after the census year.
//!
//! Why: without it nobody can tell whether the child had a plan in the year.
//!
//! What to do: give the day on which the plan started.
//!
//! Source: Children in need census guide, validation rule 4010.

use crate::cin_census::writing::*;

/// A date that cannot be read counts as missing.
pub const RULE: Rule =
    rule("4010").items(&["CINPlanStartDate"]).per_cin_plan(has_no_start_in_time).examples(&[
        passes("in an earlier year", &[cin_plan("CINPlanStartDate=2020-05-26")]),
        finds("missing", &[cin_plan("CINPlanEndDate=2025-05-26").found()]),
        boundary_passes("the last day of the year", &[cin_plan("CINPlanStartDate=2026-03-31")]),
        boundary_finds("the day after", &[cin_plan("CINPlanStartDate=2026-04-01").found()]),
    ]);

fn has_no_start_in_time(plan: &CinPlan, census: &Census) -> bool {
    !plan.start_date.is_known() || plan.start_date.is_after(census.end)
}
