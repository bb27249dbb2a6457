//! A child looked after has not been reviewed in time.
//!
//! Why: the review is where the child's plan is checked by somebody independent.
//!
//! What to do: hold the review; if it was held, record it.
//!
//! S: Care Planning, Placement and Case Review (England) Regulations 2010, regulation 33.
//!
//! Source: Ofsted, inspecting local authority children's services (ILACS), Annex A: list 8.

use kith_vocabulary::calendar::add_working_days;

use crate::annex_a::writing::*;

/// Open periods of care: the first review within 20 working days, later ones within 6 months of the one before.
pub const RULE: Rule = rule("A802")
    .items(&["Date Started to be Looked After", "Date of Latest Statutory Review"])
    .per_looked_after(is_unreviewed)
    .examples(&[
        passes("reviewed in spring", &[looked_after("Date of Latest Statutory Review=2026-04-26;")]),
        finds("reviewed last year", &[looked_after("Date of Latest Statutory Review=2025-10-26;").found()]),
        finds("never", &[looked_after("Date Started to be Looked After=2026-01-26;").found()]),
        boundary_passes("20 working days", &[looked_after("Date Started to be Looked After=2026-06-02;")]),
        boundary_finds("a day more", &[looked_after("Date Started to be Looked After=2026-06-01;").found()]),
        boundary_finds(
            "the review is of an earlier period of care",
            &[looked_after(
                "Date Started to be Looked After=2026-05-01; Date of Latest Statutory Review=2026-04-26;",
            )
            .found()],
        ),
        boundary_passes(
            "left",
            &[looked_after(
                "Date of Latest Statutory Review=2025-10-26; Date Ceased to be Looked After=2026-04-26;",
            )],
        ),
    ]);

fn is_unreviewed(row: &LookedAfter, extract: Extract) -> bool {
    let review = row.last_review_date.known().filter(|review| !review.is_before(&row.start_date));
    let first = row.start_date.known().map(|start| add_working_days(start, 20));
    row.end_date.is_blank() && review.plus_months(6).or(first).is_before(extract.on)
}
