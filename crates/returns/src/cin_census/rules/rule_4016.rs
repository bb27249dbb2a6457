//! A child in need plan starts while a child protection plan runs.
//!
//! Why: a child has one kind of plan at a time; a child in need plan may follow on the day the other ends.
//!
//! What to do: correct the dates, or end the child protection plan.
//!
//! Source: Children in need census guide, validation rule 4016.

use crate::cin_census::writing::*;

/// An open child protection plan runs to the reference date.
pub const RULE: Rule = rule("4016")
    .items(&["CINPlanStartDate", "CPPstartDate", "CPPendDate"])
    .per_child(starts_within_protection)
    .examples(&[
        passes(
            "before it",
            &[cin_plan("CINPlanStartDate=2025-05-25"), protection_plan("CPPstartDate=2025-05-26")],
        ),
        finds(
            "within it",
            &[
                cin_plan("CINPlanStartDate=2025-06-26").found(),
                protection_plan("CPPstartDate=2025-05-26 CPPendDate=2025-08-26").found(),
            ],
        ),
        boundary_finds(
            "the day it starts",
            &[
                cin_plan("CINPlanStartDate=2025-05-26").found(),
                protection_plan("CPPstartDate=2025-05-26 CPPendDate=2025-08-26").found(),
            ],
        ),
        boundary_passes(
            "the day it ends",
            &[
                cin_plan("CINPlanStartDate=2025-08-26"),
                protection_plan("CPPstartDate=2025-05-26 CPPendDate=2025-08-26"),
            ],
        ),
        boundary_finds(
            "the last day of the year, and the other is open",
            &[
                cin_plan("CINPlanStartDate=2026-03-31").found(),
                protection_plan("CPPstartDate=2025-05-26").found(),
            ],
        ),
    ]);

fn starts_within_protection(child: &Child, census: &Census, sink: &mut Sink) {
    for plan in child.plans {
        for protection in child.protection_plans {
            let (start, end) = (&protection.start_date, &protection.end_date);
            let runs_on = plan.start_date.is_before(end)
                || (end.is_blank() && plan.start_date.is_on_or_before(census.end));
            if plan.start_date.is_on_or_after(start) && runs_on {
                sink.rows(&[plan, protection]);
            }
        }
    }
}
