//! The dates on a prospective adopter's way to adoption are out of order.
//!
//! Why: how long adopters wait is counted from these days.
//!
//! What to do: correct whichever of the dates is wrong.
//!
//! Source: Ofsted, inspecting local authority children's services (ILACS), Annex A: list 11.

use crate::annex_a::writing::*;

/// Enquiry, stage 1, stage 2, application, approval, matching, placement, order; each may be on the day of the one
/// before.
pub const RULE: Rule = rule("A1101")
    .items(&[
        "Date enquiry received",
        "Date Stage 1 started",
        "Date Stage 1 ended",
        "Date Stage 2 started",
        "Date Stage 2 ended",
        "Date application submitted",
        "Date application approved",
        "Date adopter matched with child(ren)",
        "Date child/children placed with adopter(s)",
        "Date of Adoption Order",
    ])
    .per_adopter(are_out_of_order)
    .examples(&[
        passes("in order", &[adopter("Date enquiry received=2025-01-26; Date Stage 1 started=2025-02-26;")]),
        finds(
            "stage 2 ends first",
            &[adopter("Date Stage 2 started=2025-05-26; Date Stage 2 ended=2025-04-26;").found()],
        ),
        boundary_passes(
            "the same day",
            &[adopter("Date Stage 1 ended=2025-05-26; Date Stage 2 started=2025-05-26;")],
        ),
        boundary_finds(
            "the day before",
            &[adopter("Date Stage 1 ended=2025-05-26; Date Stage 2 started=2025-05-25;").found()],
        ),
    ]);

fn are_out_of_order(row: &Adopter, _: Extract) -> bool {
    let to_approval = [
        &row.enquiry_date,
        &row.stage_1_start_date,
        &row.stage_1_end_date,
        &row.stage_2_start_date,
        &row.approval_date,
        &row.matching_date,
        &row.placed_date,
        &row.adoption_order_date,
    ];
    // The application may come before stage 2 has ended or after it.
    let ends_first = row.stage_2_end_date.is_before(&row.stage_2_start_date);
    let approved_first = row.approval_date.is_before(&row.application_date);
    !are_in_order(&to_approval) || ends_first || approved_first
}
