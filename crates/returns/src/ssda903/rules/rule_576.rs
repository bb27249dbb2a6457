//! The child was still missing or away at the end of last year's return, and this year's does not begin with that.
//!
//! Why: a time that runs on into a new year is told in both returns, or nobody knows how it ended.
//!
//! What to do: add the row with the same start and the day it ended; if last year's return was wrong, ask for it to
//! be amended.
//!
//! Source: Children looked-after return guide, validation check 576.
//!
//! Differs: a child who has no row this year at all is shown by the row left open last year; others pass over such a
//! child.

use crate::ssda903::writing::*;

/// The first row of this year must have the start of the one left open. A child with no row this year is shown by last
/// year's.
pub const RULE: Rule = rule("576")
    .items(&["CHILD"])
    .needs(&[Need::Table("Missing"), Need::LastYear("Missing")])
    .per_child(is_not_carried_on)
    .examples(&[
        passes(
            "carried on",
            &[missing("MIS_START=2026-02-07 MIS_END=2026-04-02"), last_year(missing("MIS_START=2026-02-07"))],
        ),
        passes(
            "it had ended",
            &[missing("MIS_START=2026-05-26"), last_year(missing("MIS_START=2026-02-07 MIS_END=2026-02-09"))],
        ),
        finds(
            "the start is blank",
            &[missing("MISSING=M").found(), last_year(missing("MIS_START=2026-02-07"))],
        ),
        finds(
            "nothing this year",
            &[last_year(missing("MIS_START=2026-02-07")).found(), collection("given=Missing")],
        ),
        boundary_finds(
            "a day later",
            &[missing("MIS_START=2026-02-08").found(), last_year(missing("MIS_START=2026-02-07"))],
        ),
    ]);

fn is_not_carried_on(child: &Child, _: &Collection, sink: &mut Sink) {
    let first = in_order(child.missing, |missing| missing.mis_start.known()).first().copied();
    for before in child.last_year.missing {
        if before.mis_end.is_filled() || !before.mis_start.is_known() {
            continue;
        }
        match first {
            None => sink.row(before),
            Some(first) if !first.mis_start.is_same_day(&before.mis_start) => sink.row(first),
            Some(_) => {}
        }
    }
}
