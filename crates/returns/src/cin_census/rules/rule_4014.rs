//! A child has two child in need plans whose dates overlap.
//!
//! Why: a child has one plan at a time; overlapping plans count the child twice.
//!
//! What to do: correct the dates, so that each plan ends before the next starts, or remove the plan that is
//! there twice.
//!
//! Source: Children in need census guide, validation rule 4014.

use crate::cin_census::writing::*;

/// An open plan runs to the reference date. A plan may not start on the day another ends.
pub const RULE: Rule =
    rule("4014").items(&["CINPlanStartDate", "CINPlanEndDate"]).per_child(starts_within_another).examples(&[
        passes(
            "one after the other",
            &[
                cin_plan("CINPlanStartDate=2025-05-26 CINPlanEndDate=2025-08-25"),
                cin_plan("CINPlanStartDate=2025-08-26"),
            ],
        ),
        finds(
            "the second starts within the first",
            &[
                cin_plan("CINPlanStartDate=2025-05-26 CINPlanEndDate=2025-10-26").found(),
                cin_plan("CINPlanStartDate=2025-08-26 CINPlanEndDate=2025-12-26").found(),
            ],
        ),
        finds(
            "the first is open",
            &[
                cin_plan("CINPlanStartDate=2025-05-26").found(),
                cin_plan("CINPlanStartDate=2026-03-31").found(),
            ],
        ),
        boundary_finds(
            "the day the first ends",
            &[
                cin_plan("CINPlanStartDate=2025-05-26 CINPlanEndDate=2025-08-26").found(),
                cin_plan("CINPlanStartDate=2025-08-26").found(),
            ],
        ),
    ]);

fn starts_within_another(child: &Child, census: &Census, sink: &mut Sink) {
    for (at, plan) in child.plans.iter().enumerate() {
        for (other_at, other) in child.plans.iter().enumerate() {
            let end = other.end_date.known().or_else(|| other.end_date.is_blank().then_some(census.end));
            if at != other_at && plan.start_date.is_within(&other.start_date, end) {
                sink.cells(&[
                    (plan, "CINPlanStartDate"),
                    (other, "CINPlanStartDate"),
                    (other, "CINPlanEndDate"),
                ]);
            }
        }
    }
}
