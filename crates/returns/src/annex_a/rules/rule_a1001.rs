//! The dates on a child's way to adoption are out of order.
//!
//! Why: how long a child waits is counted from these days.
//!
//! What to do: correct whichever of the dates is wrong.
//!
//! Source: Ofsted, inspecting local authority children's services (ILACS), Annex A: list 10.

use crate::annex_a::writing::*;

/// Care, decision, placement order, matching, placement, adoption order; each may be on the day of the one before.
pub const RULE: Rule = rule("A1001")
    .items(&[
        "Date the Child Entered Care",
        "Date of Decision that Child Should be Placed for Adoption",
        "Date of Placement Order",
        "Date of Matching Child and Prospective Adopters",
        "Date Placed for Adoption",
        "Date of Adoption Order",
    ])
    .per_adoption(are_out_of_order)
    .examples(&[
        passes("in order", &[adoption("Date the Child Entered Care=2025-01-26; Date Placed for Adoption=2025-12-26;")]),
        finds("placed before care", &[adoption("Date the Child Entered Care=2025-01-26; Date Placed for Adoption=2024-12-26;").found()]),
        boundary_passes("the same day", &[adoption("Date of Placement Order=2025-01-26; Date of Matching Child and Prospective Adopters=2025-01-26;")]),
        boundary_finds("the day before", &[adoption("Date of Placement Order=2025-01-26; Date of Matching Child and Prospective Adopters=2025-01-25;").found()]),
    ]);

fn are_out_of_order(row: &Adoption, _: Extract) -> bool {
    !are_in_order(&[
        &row.care_date,
        &row.decision_date,
        &row.placement_order_date,
        &row.matching_date,
        &row.placed_date,
        &row.adoption_order_date,
    ])
}
