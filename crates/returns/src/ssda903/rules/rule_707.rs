//! A deprivation of liberty order is open, or ends on a day, when the child was not looked after.
//!
//! Why: the return tells of orders on looked-after children: when care ends, so does what is told.
//!
//! What to do: give the day the order ended or the day care ended, or correct the dates of the episodes.
//!
//! Source: Children looked-after return guide, validation check 707, from 2026/27.

use crate::ssda903::writing::*;

/// The order must end within a period of care; while it is open, so must be the period.
pub const RULE: Rule = rule("707").since(2027).items(&["DOLO_END"]).per_child(ends_outside_care).examples(&[
    passes(
        "ended in care",
        &[episode("DECOM=2026-05-01 DEC=2026-06-01"), dolo("DOLO_START=2026-05-26 DOLO_END=2026-05-28")],
    ),
    passes("open, and in care", &[episode("DECOM=2026-05-01"), dolo("DOLO_START=2026-05-26")]),
    finds(
        "care ended, the order did not",
        &[episode("DECOM=2026-05-01 DEC=2026-06-01"), dolo("DOLO_START=2026-05-26").found()],
    ),
    boundary_passes(
        "until the last day",
        &[episode("DECOM=2026-05-01 DEC=2026-06-01"), dolo("DOLO_START=2026-05-26 DOLO_END=2026-06-01")],
    ),
    boundary_finds(
        "a day longer",
        &[
            episode("DECOM=2026-05-01 DEC=2026-06-01"),
            dolo("DOLO_START=2026-05-26 DOLO_END=2026-06-02").found(),
        ],
    ),
]);

fn ends_outside_care(child: &Child, _: &Collection, sink: &mut Sink) {
    let periods = child.periods_of_care();
    for order in child.dolo {
        let Some(start) = order.dolo_start.known().filter(|_| !order.dolo_end.is_unknown()) else { continue };
        let inside = periods.iter().any(|period| period.holds_the_end(start, order.dolo_end.known()));
        if !periods.is_empty() && !inside {
            sink.row(order);
        }
    }
}
