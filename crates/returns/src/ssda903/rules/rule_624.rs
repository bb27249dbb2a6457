//! The date of birth of the first child is not the one in last year's return.
//!
//! Why: a first child is born once.
//!
//! What to do: correct the date here; if last year's return was wrong, ask for it to be amended.
//!
//! Source: Children looked-after return guide, validation check 624.

use crate::ssda903::writing::*;

/// A date given last year must stand here unchanged.
pub const RULE: Rule = rule("624")
    .items(&["MC_DOB"])
    .needs(&[Need::LastYear("Header")])
    .per_child(differs_from_last_year)
    .examples(&[
        passes("the same", &[header("MC_DOB=2025-05-26"), last_year(header("MC_DOB=2025-05-26"))]),
        finds("gone", &[header("MOTHER=1").found(), last_year(header("MC_DOB=2025-05-26"))]),
        boundary_passes("new this year", &[header("MC_DOB=2026-05-26"), last_year(header("MOTHER=0"))]),
        boundary_finds(
            "a day later",
            &[header("MC_DOB=2025-05-27").found(), last_year(header("MC_DOB=2025-05-26"))],
        ),
    ]);

fn differs_from_last_year(child: &Child, _: &Collection, sink: &mut Sink) {
    for header in child.headers {
        let other = |before: &Header| before.mc_dob.is_filled() && before.mc_dob != header.mc_dob;
        if child.last_year.headers.iter().any(other) {
            sink.row(header);
        }
    }
}
