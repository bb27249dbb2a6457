//! A child protection plan ended before it started.
//!
//! Why: how long the child had a plan is counted from these two days.
//!
//! What to do: correct whichever of the two dates is wrong.
//!
//! Source: Ofsted, inspecting local authority children's services (ILACS), Annex A: list 7.

use crate::annex_a::writing::*;

/// Ending on the day it starts is unlikely, but in order.
pub const RULE: Rule = rule("A701")
    .items(&["Child Protection Plan Start Date", "Child Protection Plan End Date"])
    .per_child_protection(ends_first)
    .examples(&[
        passes("open", &[protection("Child Protection Plan Start Date=2026-05-26;")]),
        finds(
            "before",
            &[protection(
                "Child Protection Plan Start Date=2026-05-26; Child Protection Plan End Date=2026-05-25;",
            )
            .found()],
        ),
        boundary_passes(
            "the same day",
            &[protection(
                "Child Protection Plan Start Date=2026-05-26; Child Protection Plan End Date=2026-05-26;",
            )],
        ),
    ]);

fn ends_first(row: &ChildProtection, _: Extract) -> bool {
    row.end_date.is_before(&row.start_date)
}
