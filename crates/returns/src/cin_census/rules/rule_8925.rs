//! A child protection plan ends before it starts.
//!
//! Why: the length of the plan, and whether the child has one today, are counted from these two days.
//!
//! What to do: correct whichever of the two dates is wrong.
//!
//! Source: Children in need census guide, validation rule 8925.

use crate::cin_census::writing::*;

/// A plan may end on the day it starts, or later, or not yet.
pub const RULE: Rule =
    rule("8925").items(&["CPPstartDate", "CPPendDate"]).per_protection_plan(ends_first).examples(&[
        passes("still open", &[protection_plan("CPPstartDate=2025-05-26")]),
        finds(
            "ends the day before",
            &[protection_plan("CPPstartDate=2025-05-26 CPPendDate=2025-05-25").found()],
        ),
        boundary_passes(
            "ends the same day",
            &[protection_plan("CPPstartDate=2025-05-26 CPPendDate=2025-05-26")],
        ),
    ]);

fn ends_first(plan: &ProtectionPlan, _: &Census) -> bool {
    plan.end_date.is_before(&plan.start_date)
}
