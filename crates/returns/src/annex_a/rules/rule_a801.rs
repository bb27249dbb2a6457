//! A child looked after left care, or moved to the present placement or legal status, before coming into care.
//!
//! Why: every length of stay is counted from these days.
//!
//! What to do: correct whichever of the dates is wrong.
//!
//! Source: Ofsted, inspecting local authority children's services (ILACS), Annex A: list 8.

use crate::annex_a::writing::*;

/// All may be on the day care started.
pub const RULE: Rule = rule("A801")
    .items(&[
        "Date Started to be Looked After",
        "Start date of current legal status",
        "Date Ceased to be Looked After",
        "Start Date of Most Recent Placement",
    ])
    .per_looked_after(comes_before_care)
    .examples(&[
        passes(
            "later",
            &[looked_after(
                "Date Started to be Looked After=2025-05-26; Date Ceased to be Looked After=2026-05-26;",
            )],
        ),
        finds(
            "left before",
            &[looked_after(
                "Date Started to be Looked After=2025-05-26; Date Ceased to be Looked After=2025-05-25;",
            )
            .found()],
        ),
        boundary_passes(
            "placed the same day",
            &[looked_after(
                "Date Started to be Looked After=2025-05-26; Start Date of Most Recent Placement=2025-05-26;",
            )],
        ),
        boundary_finds(
            "placed the day before",
            &[looked_after(
                "Date Started to be Looked After=2025-05-26; Start Date of Most Recent Placement=2025-05-25;",
            )
            .found()],
        ),
    ]);

fn comes_before_care(row: &LookedAfter, _: Extract) -> bool {
    [&row.end_date, &row.placement_date, &row.legal_status_date]
        .iter()
        .any(|date| date.is_before(&row.start_date))
}
