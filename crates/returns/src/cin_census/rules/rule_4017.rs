//! A child protection plan starts while a child in need plan runs.
//!
//! Why: a child has one kind of plan at a time; a child protection plan may follow on the day the other ends.
//!
//! What to do: correct the dates, or end the child in need plan on the day the child protection plan started.
//!
//! Source: Children in need census guide, validation rule 4017.

use crate::cin_census::writing::*;

/// An open child in need plan runs to the reference date.
pub const RULE: Rule = rule("4017")
    .items(&["CINPlanStartDate", "CINPlanEndDate", "CPPstartDate"])
    .per_child(protection_starts_within)
    .examples(&[
        passes(
            "before it",
            &[protection_plan("CPPstartDate=2025-05-25"), cin_plan("CINPlanStartDate=2025-05-26")],
        ),
        finds(
            "within it",
            &[
                protection_plan("CPPstartDate=2025-06-26").found(),
                cin_plan("CINPlanStartDate=2025-05-26 CINPlanEndDate=2025-08-26").found(),
            ],
        ),
        boundary_finds(
            "the day it starts",
            &[
                protection_plan("CPPstartDate=2025-05-26").found(),
                cin_plan("CINPlanStartDate=2025-05-26 CINPlanEndDate=2025-08-26").found(),
            ],
        ),
        boundary_passes(
            "the day it ends",
            &[
                protection_plan("CPPstartDate=2025-08-26"),
                cin_plan("CINPlanStartDate=2025-05-26 CINPlanEndDate=2025-08-26"),
            ],
        ),
        boundary_finds(
            "the last day of the year, and the other is open",
            &[
                protection_plan("CPPstartDate=2026-03-31").found(),
                cin_plan("CINPlanStartDate=2025-05-26").found(),
            ],
        ),
    ]);

fn protection_starts_within(child: &Child, census: &Census, sink: &mut Sink) {
    for protection in child.protection_plans {
        for plan in child.plans {
            let (start, end) = (&plan.start_date, &plan.end_date);
            let runs_on = protection.start_date.is_before(end)
                || (end.is_blank() && protection.start_date.is_on_or_before(census.end));
            if protection.start_date.is_on_or_after(start) && runs_on {
                sink.rows(&[plan, protection]);
            }
        }
    }
}
