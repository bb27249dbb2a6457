//! A child protection plan has no start date, or starts after the census year.
//!
//! Why: without it nobody can tell whether the child had a plan in the year.
//!
//! What to do: give the day of the conference that made the plan.
//!
//! Source: Children in need census guide, validation rule 8720.

use crate::cin_census::writing::*;

/// A date that cannot be read counts as missing.
pub const RULE: Rule = rule("8720")
    .items(&["CPPstartDate", "ReferenceDate"])
    .per_protection_plan(has_no_start_in_time)
    .examples(&[
        passes("in an earlier year", &[protection_plan("CPPstartDate=2020-05-26")]),
        finds("missing", &[protection_plan("InitialCategoryOfAbuse=NEG").found()]),
        boundary_passes("the last day of the year", &[protection_plan("CPPstartDate=2026-03-31")]),
        boundary_finds("the day after", &[protection_plan("CPPstartDate=2026-04-01").found()]),
    ]);

fn has_no_start_in_time(plan: &ProtectionPlan, census: &Census) -> bool {
    let is_missing = plan.plan_id.is_filled() && !plan.start_date.is_known();
    is_missing || plan.start_date.is_after(census.end)
}
