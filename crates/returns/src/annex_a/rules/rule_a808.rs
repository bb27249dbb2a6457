//! A child left care without a reason, or has a reason and no date of leaving.
//!
//! Why: nobody can tell whether the child is still in care.
//!
//! What to do: give both, or neither if the child is in care.
//!
//! Source: Ofsted, inspecting local authority children's services (ILACS), Annex A: list 8.

use crate::annex_a::writing::*;

/// Looks at each child looked after.
pub const RULE: Rule = rule("A808")
    .items(&["Date Ceased to be Looked After", "Reason Ceased to be Looked After"])
    .per_looked_after(has_half_left)
    .examples(&[
        passes(
            "both",
            &[looked_after(
                "Date Ceased to be Looked After=2026-05-26; Reason Ceased to be Looked After=c) E2: Died;",
            )],
        ),
        finds("no reason", &[looked_after("Date Ceased to be Looked After=2026-05-26;").found()]),
        finds("no date", &[looked_after("Reason Ceased to be Looked After=c) E2: Died;").found()]),
        boundary_passes("neither", &[looked_after("Reason Ceased to be Looked After=#N/A;")]),
    ]);

fn has_half_left(row: &LookedAfter, _: Extract) -> bool {
    row.end_date.is_filled() == says_nothing(&row.reason_ceased)
}
