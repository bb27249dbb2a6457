//! The young woman is said to be a mother since before this year, but last year's return said she was not.
//!
//! Why: a child who was born before the year began was there when last year's return was made.
//!
//! What to do: correct the child's date of birth; if last year's return was wrong, ask for it to be amended.
//!
//! Source: Children looked-after return guide, validation check 626.

use crate::ssda903::writing::*;

/// A birth before 1 April belongs to last year's answer.
pub const RULE: Rule = rule("626")
    .items(&["MC_DOB", "MOTHER"])
    .needs(&[Need::LastYear("Header")])
    .per_child(contradicts_last_year)
    .examples(&[
        passes("said last year", &[header("MOTHER=1 MC_DOB=2025-05-26"), last_year(header("MOTHER=1"))]),
        finds(
            "denied last year",
            &[header("MOTHER=1 MC_DOB=2025-05-26").found(), last_year(header("MOTHER=0"))],
        ),
        boundary_passes(
            "born on 1 April",
            &[header("MOTHER=1 MC_DOB=2026-04-01"), last_year(header("MOTHER=0"))],
        ),
        boundary_finds(
            "born on 31 March",
            &[header("MOTHER=1 MC_DOB=2026-03-31").found(), last_year(header("MOTHER=0"))],
        ),
    ]);

fn contradicts_last_year(child: &Child, collection: &Collection, sink: &mut Sink) {
    let denied = child.last_year.headers.iter().any(|header| header.mother.decimal() == Some(0.0));
    for header in child.headers {
        if denied && header.mother.decimal() == Some(1.0) && header.mc_dob.is_before(collection.start) {
            sink.row(header);
        }
    }
}
