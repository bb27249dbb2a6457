//! A child with a child protection plan has not been visited for more than ten working days.
//!
//! Why: these are the children at most risk, and nobody can know how this one is.
//!
//! What to do: visit the child; if the child was visited, record it.
//!
//! Source: Ofsted, inspecting local authority children's services (ILACS), Annex A: list 7.

use kith_vocabulary::calendar::working_days_between;

use crate::annex_a::writing::*;

/// Open plans; one that has just started has ten working days too. How often is each partnership's own standard, and
/// ten working days is a usual one.
pub const RULE: Rule = rule("A702")
    .query()
    .items(&["Date of the Last Statutory Visit"])
    .per_child_protection(is_unvisited)
    .examples(&[
        passes("visited last week", &[protection("Date of the Last Statutory Visit=2026-06-24;")]),
        finds("visited in May", &[protection("Date of the Last Statutory Visit=2026-05-24;").found()]),
        finds("never", &[protection("Child Protection Plan Start Date=2026-05-24;").found()]),
        boundary_passes("ten working days", &[protection("Date of the Last Statutory Visit=2026-06-16;")]),
        boundary_finds(
            "eleven working days",
            &[protection("Date of the Last Statutory Visit=2026-06-15;").found()],
        ),
        boundary_passes(
            "the plan has ended",
            &[protection(
                "Date of the Last Statutory Visit=2026-05-24; Child Protection Plan End Date=2026-06-01;",
            )],
        ),
    ]);

fn is_unvisited(row: &ChildProtection, extract: Extract) -> bool {
    let since = row.last_visit_date.known().or(row.start_date.known());
    row.end_date.is_blank() && since.is_some_and(|since| working_days_between(since, extract.on) > 10)
}
