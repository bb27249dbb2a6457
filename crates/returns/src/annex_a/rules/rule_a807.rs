//! A person is looked after although they are 18 or older.
//!
//! Why: care ends at 18 at the latest.
//!
//! What to do: record the day care ended, and add the young person to the care leavers; or correct the date of
//! birth.
//!
//! Source: Ofsted, inspecting local authority children's services (ILACS), Annex A: list 8.

use crate::annex_a::writing::*;

/// The 18th birthday itself is the last day.
pub const RULE: Rule = rule("A807")
    .items(&["Date of Birth", "Date Ceased to be Looked After"])
    .per_looked_after(is_grown_up)
    .examples(&[
        passes("a child", &[looked_after("Date of Birth=2015-05-26;")]),
        finds("an adult", &[looked_after("Date of Birth=2005-05-26;").found()]),
        boundary_passes("18 today", &[looked_after("Date of Birth=2008-06-30;")]),
        boundary_finds("18 yesterday", &[looked_after("Date of Birth=2008-06-29;").found()]),
        boundary_passes(
            "left",
            &[looked_after("Date of Birth=2005-05-26; Date Ceased to be Looked After=2026-01-26;")],
        ),
    ]);

fn is_grown_up(row: &LookedAfter, extract: Extract) -> bool {
    row.end_date.is_blank() && row.birth_date.plus_years(18).is_before(extract.on)
}
