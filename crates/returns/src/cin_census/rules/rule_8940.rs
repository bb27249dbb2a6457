//! A child has two child protection plans whose dates overlap.
//!
//! Why: a child has one plan at a time; overlapping plans count the child twice.
//!
//! What to do: correct the dates, so that each plan ends before the next starts, or remove the plan that is
//! there twice.
//!
//! Source: Children in need census guide, validation rule 8940.

use crate::cin_census::writing::*;

/// An open plan runs to the reference date. A plan may not start on the day another ends.
pub const RULE: Rule =
    rule("8940").items(&["CPPstartDate", "CPPendDate"]).per_child(starts_within_another).examples(&[
        passes(
            "one after the other",
            &[
                protection_plan("CPPID=1 CPPstartDate=2025-05-26 CPPendDate=2025-08-25"),
                protection_plan("CPPID=2 CPPstartDate=2025-08-26"),
            ],
        ),
        finds(
            "the second starts within the first",
            &[
                protection_plan("CPPID=1 CPPstartDate=2025-05-26 CPPendDate=2025-10-26").found(),
                protection_plan("CPPID=2 CPPstartDate=2025-08-26 CPPendDate=2025-12-26").found(),
            ],
        ),
        finds(
            "the first is open",
            &[
                protection_plan("CPPID=1 CPPstartDate=2025-05-26").found(),
                protection_plan("CPPID=2 CPPstartDate=2026-03-31").found(),
            ],
        ),
        boundary_finds(
            "the day the first ends",
            &[
                protection_plan("CPPID=1 CPPstartDate=2025-05-26 CPPendDate=2025-08-26").found(),
                protection_plan("CPPID=2 CPPstartDate=2025-08-26").found(),
            ],
        ),
    ]);

fn starts_within_another(child: &Child, census: &Census, sink: &mut Sink) {
    for (at, plan) in child.protection_plans.iter().enumerate() {
        for (_, other) in child.protection_plans.iter().enumerate().filter(|(other_at, _)| *other_at != at) {
            let end = other.end_date.known().or_else(|| other.end_date.is_blank().then_some(census.end));
            if plan.start_date.is_within(&other.start_date, end) {
                sink.cells(&[(plan, "CPPstartDate"), (other, "CPPstartDate"), (other, "CPPendDate")]);
            }
        }
    }
}
