//! A child looked after has not been visited for more than six weeks.
//!
//! Why: nobody can know how the child is.
//!
//! What to do: visit the child; if the child was visited, record it. After a year in a permanent placement three
//! months may do.
//!
//! S: Care Planning, Placement and Case Review (England) Regulations 2010, regulation 28.
//!
//! Source: Ofsted, inspecting local authority children's services (ILACS), Annex A: list 8.

use crate::annex_a::writing::*;

/// Open periods of care; six weeks in the first year of a placement, three months after it.
pub const RULE: Rule = rule("A803")
    .query()
    .items(&["Date of Last Social Work Visit", "Start Date of Most Recent Placement"])
    .per_looked_after(is_unvisited)
    .examples(&[
        passes("visited this month", &[looked_after("Date of Last Social Work Visit=2026-06-16;")]),
        finds("visited in spring", &[looked_after("Date of Last Social Work Visit=2026-03-16;").found()]),
        finds("never", &[looked_after("Date Started to be Looked After=2026-01-26;").found()]),
        boundary_passes("six weeks", &[looked_after("Date of Last Social Work Visit=2026-05-19;")]),
        boundary_finds("a day more", &[looked_after("Date of Last Social Work Visit=2026-05-18;").found()]),
        boundary_passes(
            "three months, in a placement of years",
            &[looked_after(
                "Date of Last Social Work Visit=2026-03-30; Start Date of Most Recent Placement=2020-05-26;",
            )],
        ),
        boundary_finds(
            "more, in a placement of years",
            &[looked_after(
                "Date of Last Social Work Visit=2026-03-29; Start Date of Most Recent Placement=2020-05-26;",
            )
            .found()],
        ),
    ]);

fn is_unvisited(row: &LookedAfter, extract: Extract) -> bool {
    let since = row.last_visit_date.known().or(row.start_date.known());
    let is_settled = row.placement_date.plus_years(1).is_before(extract.on);
    let due = if is_settled { since.plus_months(3) } else { since.plus_days(42) };
    row.end_date.is_blank() && due.is_before(extract.on)
}
