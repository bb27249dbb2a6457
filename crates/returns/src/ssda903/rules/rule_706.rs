//! A deprivation of liberty order was open at the end of last year's return, and is not in this year's.
//!
//! Why: an order that runs on into a new year is told in both returns, or nobody knows how it ended.
//!
//! What to do: add the order with the same start and the day it ended; if last year's return was wrong, ask for it
//! to be amended.
//!
//! Source: Children looked-after return guide, validation check 706, from 2026/27.
//!
//! Differs: the row is shown in last year's return; others give last year's row number as one of this year's. In the
//! first year of the collection there is no last year's file, and the rule says that it was not run.

use crate::ssda903::writing::*;

/// The row shown is last year's, for there is none this year.
pub const RULE: Rule = rule("706")
    .since(2027)
    .items(&["DOLO_START"])
    .needs(&[Need::Table("DoLo"), Need::LastYear("DoLo")])
    .per_child(is_not_carried_on)
    .examples(&[
        passes(
            "carried on",
            &[dolo("DOLO_START=2026-02-07 DOLO_END=2026-04-02"), last_year(dolo("DOLO_START=2026-02-07"))],
        ),
        passes(
            "it had ended",
            &[dolo("DOLO_START=2026-05-26"), last_year(dolo("DOLO_START=2026-02-07 DOLO_END=2026-02-09"))],
        ),
        finds(
            "nothing this year",
            &[last_year(dolo("DOLO_START=2026-02-07")).found(), collection("given=DoLo")],
        ),
        boundary_finds(
            "a day later",
            &[dolo("DOLO_START=2026-02-08"), last_year(dolo("DOLO_START=2026-02-07")).found()],
        ),
    ]);

fn is_not_carried_on(child: &Child, _: &Collection, sink: &mut Sink) {
    for before in child.last_year.dolo.iter().filter(|order| order.dolo_end.is_blank()) {
        let carried_on = |order: &DoLo| order.dolo_start == before.dolo_start;
        if before.dolo_start.is_known() && !child.dolo.iter().any(carried_on) {
            sink.row(before);
        }
    }
}
