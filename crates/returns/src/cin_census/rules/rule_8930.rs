//! A child protection plan ends outside the census year.
//!
//! Why: a plan that ended before the year does not belong in its census, and the future is not known.
//!
//! What to do: correct the date, or leave the plan out.
//!
//! Source: Children in need census guide, validation rule 8930.

use crate::cin_census::writing::*;

/// Both ends of the year belong to it.
pub const RULE: Rule = rule("8930")
    .items(&["CPPendDate", "ReferenceDate"])
    .per_protection_plan(ends_in_another_year)
    .examples(&[
        passes("open", &[protection_plan("CPPstartDate=2025-05-26")]),
        finds("years ago", &[protection_plan("CPPendDate=2019-03-01").found()]),
        boundary_finds("the day before the year", &[protection_plan("CPPendDate=2025-03-31").found()]),
        boundary_passes("the first day of the year", &[protection_plan("CPPendDate=2025-04-01")]),
        boundary_finds("the day after the year", &[protection_plan("CPPendDate=2026-04-01").found()]),
    ]);

fn ends_in_another_year(plan: &ProtectionPlan, census: &Census) -> bool {
    plan.end_date.is_known() && !census.includes(&plan.end_date)
}
