//! Adoption was given up for a child and no reason is given.
//!
//! Why: inspectors ask why a plan of adoption ended and what took its place.
//!
//! What to do: give the reason, or remove the date if adoption is still the plan.
//!
//! Source: Ofsted, inspecting local authority children's services (ILACS), Annex A: list 10.

use crate::annex_a::writing::*;

/// Looks at each child with a plan of adoption.
pub const RULE: Rule = rule("A1002")
    .items(&[
        "Date of Decision that Child Should No Longer be Placed for Adoption",
        "Reason Why Child No Longer Placed for Adoption",
    ])
    .per_adoption(has_no_reason)
    .examples(&[
        passes(
            "a reason",
            &[adoption(
                "Date of Decision that Child Should No Longer be Placed for Adoption=2026-05-26; Reason Why Child No Longer Placed for Adoption=RD4 - Any other reason;",
            )],
        ),
        finds("none", &[adoption("Date of Decision that Child Should No Longer be Placed for Adoption=2026-05-26;").found()]),
        boundary_passes("adoption is still the plan", &[adoption("Date of Placement Order=2026-05-26;")]),
    ]);

fn has_no_reason(row: &Adoption, _: Extract) -> bool {
    row.reversal_date.is_filled() && says_nothing(&row.reversal_reason)
}
