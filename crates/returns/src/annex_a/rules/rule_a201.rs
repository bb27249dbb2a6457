//! An early help assessment was completed before it started.
//!
//! Why: how long it took is counted from these two days.
//!
//! What to do: correct whichever of the two dates is wrong.
//!
//! Source: Ofsted, inspecting local authority children's services (ILACS), Annex A: list 2.

use crate::annex_a::writing::*;

/// It may be completed on the day it starts.
pub const RULE: Rule = rule("A201")
    .items(&["Assessment start date", "Assessment completion date"])
    .per_early_help(ends_first)
    .examples(&[
        passes(
            "later",
            &[early_help("Assessment start date=2026-05-26; Assessment completion date=2026-06-26;")],
        ),
        finds(
            "before",
            &[early_help("Assessment start date=2026-05-26; Assessment completion date=2026-05-25;").found()],
        ),
        boundary_passes(
            "the same day",
            &[early_help("Assessment start date=2026-05-26; Assessment completion date=2026-05-26;")],
        ),
    ]);

fn ends_first(row: &EarlyHelp, _: Extract) -> bool {
    row.completion_date.is_before(&row.start_date)
}
