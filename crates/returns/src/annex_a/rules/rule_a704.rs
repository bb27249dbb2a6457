//! A child protection plan has not been reviewed in time.
//!
//! Why: a plan that is not reviewed goes on whether or not it keeps the child safe.
//!
//! What to do: hold the review conference; if it was held, record it.
//!
//! S: Working Together to Safeguard Children 2023.
//!
//! Source: Ofsted, inspecting local authority children's services (ILACS), Annex A: list 7.

use crate::annex_a::writing::*;

/// Open plans: the first review within 3 months of the start, each other within 6 months of the one before.
pub const RULE: Rule = rule("A704")
    .items(&["Child Protection Plan Start Date", "Date of latest review conference"])
    .per_child_protection(is_unreviewed)
    .examples(&[
        passes(
            "reviewed in spring",
            &[protection(
                "Child Protection Plan Start Date=2025-01-26; Date of latest review conference=2026-04-26;",
            )],
        ),
        finds(
            "reviewed last year",
            &[protection(
                "Child Protection Plan Start Date=2025-01-26; Date of latest review conference=2025-07-26;",
            )
            .found()],
        ),
        finds("never", &[protection("Child Protection Plan Start Date=2025-01-26;").found()]),
        boundary_passes("3 months", &[protection("Child Protection Plan Start Date=2026-03-30;")]),
        boundary_finds("a day more", &[protection("Child Protection Plan Start Date=2026-03-29;").found()]),
        boundary_passes("6 months", &[protection("Date of latest review conference=2025-12-30;")]),
        boundary_finds(
            "a day more than 6 months",
            &[protection("Date of latest review conference=2025-12-29;").found()],
        ),
    ]);

fn is_unreviewed(row: &ChildProtection, extract: Extract) -> bool {
    let review = row.last_review_date.known().filter(|review| !review.is_before(&row.start_date));
    let due = review.plus_months(6).or(row.start_date.plus_months(3));
    row.end_date.is_blank() && due.is_before(extract.on)
}
