//! A child in need has not been seen for more than six weeks.
//!
//! Why: nobody can know how the child is.
//!
//! What to do: see the child; if the child was seen, record it.
//!
//! Source: Ofsted, inspecting local authority children's services (ILACS), Annex A: list 6.

use crate::annex_a::writing::*;

/// Open cases; one that has just started has six weeks too. How often children in need are seen is each authority's
/// own standard, and six weeks is a usual one.
pub const RULE: Rule =
    rule("A602").query().items(&["Date Child Was Last Seen"]).per_child_in_need(is_unseen).examples(&[
        passes(
            "seen this month",
            &[in_need("CIN Start Date=2026-01-26; Date Child Was Last Seen=2026-06-16;")],
        ),
        finds(
            "seen in March",
            &[in_need("CIN Start Date=2026-01-26; Date Child Was Last Seen=2026-03-16;").found()],
        ),
        finds("never", &[in_need("CIN Start Date=2026-01-26;").found()]),
        boundary_passes(
            "six weeks",
            &[in_need("CIN Start Date=2026-01-26; Date Child Was Last Seen=2026-05-19;")],
        ),
        boundary_finds(
            "a day more",
            &[in_need("CIN Start Date=2026-01-26; Date Child Was Last Seen=2026-05-18;").found()],
        ),
        boundary_passes("closed", &[in_need("CIN Start Date=2026-01-26; CIN Closure Date=2026-06-30;")]),
    ]);

fn is_unseen(row: &ChildInNeed, extract: Extract) -> bool {
    let since = row.last_seen_date.known().or(row.start_date.known());
    row.closure_date.is_blank() && since.days_until(extract.on).is_some_and(|days| days > 42)
}
