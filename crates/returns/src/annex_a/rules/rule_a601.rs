//! A child's case was closed before it started.
//!
//! Why: how long the child was in need is counted from these two days.
//!
//! What to do: correct whichever of the two dates is wrong.
//!
//! Source: Ofsted, inspecting local authority children's services (ILACS), Annex A: list 6.

use crate::annex_a::writing::*;

/// A case may close on the day it starts.
pub const RULE: Rule =
    rule("A601").items(&["CIN Start Date", "CIN Closure Date"]).per_child_in_need(ends_first).examples(&[
        passes("open", &[in_need("CIN Start Date=2026-05-26;")]),
        finds("before", &[in_need("CIN Start Date=2026-05-26; CIN Closure Date=2026-05-25;").found()]),
        boundary_passes(
            "the same day",
            &[in_need("CIN Start Date=2026-05-26; CIN Closure Date=2026-05-26;")],
        ),
    ]);

fn ends_first(row: &ChildInNeed, _: Extract) -> bool {
    row.closure_date.is_before(&row.start_date)
}
