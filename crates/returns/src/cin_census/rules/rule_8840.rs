//! A child protection plan starts and ends on the same day.
//!
//! Why: a plan is made by one conference and ended by another, weeks later.
//!
//! What to do: correct the dates, or remove the plan if it was never made.
//!
//! Source: Children in need census guide, validation rule 8840.

use crate::cin_census::writing::*;

/// Looks at each plan.
pub const RULE: Rule =
    rule("8840").items(&["CPPstartDate", "CPPendDate"]).per_protection_plan(lasts_no_time).examples(&[
        passes("still open", &[protection_plan("CPPstartDate=2025-05-26")]),
        finds("the same day", &[protection_plan("CPPstartDate=2025-05-26 CPPendDate=2025-05-26").found()]),
        boundary_passes("the day after", &[protection_plan("CPPstartDate=2025-05-26 CPPendDate=2025-05-27")]),
    ]);

fn lasts_no_time(plan: &ProtectionPlan, _: &Census) -> bool {
    plan.end_date.is_same_day(&plan.start_date)
}
