//! A child looked after has had no health assessment in time.
//!
//! Why: children in care have more health needs than others, and these are missed without it.
//!
//! What to do: arrange the assessment; if it was done, record it.
//!
//! S: Care Planning, Placement and Case Review (England) Regulations 2010, regulation 7.
//!
//! Source: Ofsted, inspecting local authority children's services (ILACS), Annex A: list 8.

use crate::annex_a::writing::*;

/// Every 6 months under 5, every 12 months from 5 on; the first within 20 working days is not looked at.
pub const RULE: Rule = rule("A804")
    .query()
    .items(&["Date of Birth", "Date of Last Health Assessment"])
    .per_looked_after(has_had_none)
    .examples(&[
        passes(
            "this year",
            &[looked_after("Date of Birth=2015-05-26; Date of Last Health Assessment=2026-01-26;")],
        ),
        finds(
            "years ago",
            &[looked_after("Date of Birth=2015-05-26; Date of Last Health Assessment=2022-01-26;").found()],
        ),
        finds(
            "never",
            &[looked_after("Date of Birth=2015-05-26; Date Started to be Looked After=2022-01-26;").found()],
        ),
        boundary_passes(
            "a year",
            &[looked_after("Date of Birth=2015-05-26; Date of Last Health Assessment=2025-06-30;")],
        ),
        boundary_finds(
            "a day more",
            &[looked_after("Date of Birth=2015-05-26; Date of Last Health Assessment=2025-06-29;").found()],
        ),
        boundary_finds(
            "half a year, aged 4",
            &[looked_after("Date of Birth=2021-07-01; Date of Last Health Assessment=2025-12-29;").found()],
        ),
        boundary_passes(
            "half a year, aged 5",
            &[looked_after("Date of Birth=2021-06-30; Date of Last Health Assessment=2025-12-29;")],
        ),
    ]);

fn has_had_none(row: &LookedAfter, extract: Extract) -> bool {
    let months = if row.birth_date.plus_years(5).is_after(extract.on) { 6 } else { 12 };
    let since = row.last_health_assessment_date.known().or(row.start_date.known());
    row.end_date.is_blank() && since.plus_months(months).is_before(extract.on)
}
