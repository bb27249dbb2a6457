//! A child has been looked after for more than four months and has no plan for permanence.
//!
//! Why: by the second review there is to be a plan of where the child will grow up.
//!
//! What to do: record the plan, and make one if there is none.
//!
//! S: The Children Act 1989 guidance and regulations, volume 2.
//!
//! Source: Ofsted, inspecting local authority children's services (ILACS), Annex A: list 8.

use crate::annex_a::writing::*;

/// Open periods of care.
pub const RULE: Rule = rule("A806")
    .items(&["Date Started to be Looked After", "What is the permanence plan for this child?"])
    .per_looked_after(has_no_plan)
    .examples(&[
        passes(
            "a plan",
            &[looked_after("Date Started to be Looked After=2025-05-26; What is the permanence plan for this child?=b) Adoption;")],
        ),
        finds("none", &[looked_after("Date Started to be Looked After=2025-05-26;").found()]),
        boundary_passes("four months tomorrow", &[looked_after("Date Started to be Looked After=2026-03-01;")]),
        boundary_finds("a day more", &[looked_after("Date Started to be Looked After=2026-02-28;").found()]),
    ]);

fn has_no_plan(row: &LookedAfter, extract: Extract) -> bool {
    let is_due = row.start_date.plus_months(4).is_before(extract.on);
    row.end_date.is_blank() && is_due && says_nothing(&row.permanence_plan)
}
