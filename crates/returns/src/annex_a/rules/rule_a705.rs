//! A child protection plan has gone on for more than two years.
//!
//! Why: after so long either the plan does not work or it is no longer needed.
//!
//! What to do: be ready to say what is different from the start, and what comes next.
//!
//! Source: Ofsted, inspecting local authority children's services (ILACS), Annex A: list 7.

use crate::annex_a::writing::*;

/// Open plans.
pub const RULE: Rule = rule("A705")
    .query()
    .items(&["Child Protection Plan Start Date"])
    .per_child_protection(goes_on_too_long)
    .examples(&[
        passes("since last year", &[protection("Child Protection Plan Start Date=2025-01-26;")]),
        finds("for four years", &[protection("Child Protection Plan Start Date=2022-01-26;").found()]),
        boundary_passes("two years", &[protection("Child Protection Plan Start Date=2024-06-30;")]),
        boundary_finds("a day more", &[protection("Child Protection Plan Start Date=2024-06-29;").found()]),
    ]);

fn goes_on_too_long(row: &ChildProtection, extract: Extract) -> bool {
    row.end_date.is_blank() && row.start_date.plus_years(2).is_before(extract.on)
}
