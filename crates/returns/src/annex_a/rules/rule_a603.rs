//! A child's case has a closure date without a reason, or a reason without a date.
//!
//! Why: nobody can tell whether the case is open or closed.
//!
//! What to do: give both, or neither if the case is open.
//!
//! Source: Ofsted, inspecting local authority children's services (ILACS), Annex A: list 6.

use crate::annex_a::writing::*;

/// Looks at each child in need.
pub const RULE: Rule = rule("A603")
    .items(&["CIN Closure Date", "Reason for Closure"])
    .per_child_in_need(is_half_closed)
    .examples(&[
        passes("both", &[in_need("CIN Closure Date=2026-05-26; Reason for Closure=RC7 - Services ceased;")]),
        finds("no reason", &[in_need("CIN Closure Date=2026-05-26;").found()]),
        finds("no date", &[in_need("Reason for Closure=RC7 - Services ceased;").found()]),
        boundary_passes("neither", &[in_need("CIN Start Date=2026-05-26; Reason for Closure=#N/A;")]),
    ]);

fn is_half_closed(row: &ChildInNeed, _: Extract) -> bool {
    row.closure_date.is_filled() == says_nothing(&row.reason_for_closure)
}
