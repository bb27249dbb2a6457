//! There is care leaver information for somebody who has no episode of care.
//!
//! Why: care leaver information is for those who were in care.
//!
//! What to do: add the episodes, or correct the child's id. If they were in care before last year only, the row may
//! be right.
//!
//! Source: Children looked-after return guide, validation check 1002.
//!
//! Differs: only this year and last year are loaded, so care that ended earlier is not seen.

use crate::ssda903::writing::*;

/// No episode this year or last.
pub const RULE: Rule = rule("1002")
    .query()
    .items(&["ACCOM", "ACTIV", "IN_TOUCH"])
    .needs(&[Need::Table("Episodes"), Need::LastYear("Episodes")])
    .per_child(was_never_in_care)
    .examples(&[
        passes(
            "this year",
            &[oc3("IN_TOUCH=YES"), episode("DECOM=2026-05-26"), collection("given_last_year=Episodes")],
        ),
        boundary_passes(
            "last year only",
            &[oc3("IN_TOUCH=YES"), last_year(episode("DECOM=2025-05-26")), collection("given=Episodes")],
        ),
        finds(
            "neither",
            &[oc3("IN_TOUCH=YES").found(), collection("given=Episodes given_last_year=Episodes")],
        ),
    ]);

fn was_never_in_care(child: &Child, _: &Collection, sink: &mut Sink) {
    if child.episodes.is_empty() && child.last_year.episodes.is_empty() {
        child.oc3.iter().for_each(|leaver| sink.row(leaver));
    }
}
