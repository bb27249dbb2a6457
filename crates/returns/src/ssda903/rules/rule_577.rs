//! A time missing or away is open, or ends on a day, when the child was not looked after.
//!
//! Why: only a looked-after child can be missing from care: when care ends, so does the time.
//!
//! What to do: give the day the child came back or the day care ended, or correct the dates of the episodes.
//!
//! Source: Children looked-after return guide, validation check 577.

use crate::ssda903::writing::*;

/// The time must end within a period of care; while it is open, so must be the period.
pub const RULE: Rule = rule("577").items(&["MIS_END"]).per_child(ends_outside_care).examples(&[
    passes(
        "came back in care",
        &[episode("DECOM=2026-05-01 DEC=2026-06-01"), missing("MIS_START=2026-05-26 MIS_END=2026-05-28")],
    ),
    passes("missing now, and in care", &[episode("DECOM=2026-05-01"), missing("MIS_START=2026-05-26")]),
    finds(
        "care ended, no day of return",
        &[episode("DECOM=2026-05-01 DEC=2026-06-01"), missing("MIS_START=2026-05-26").found()],
    ),
    finds(
        "came back after care",
        &[
            episode("DECOM=2026-05-01 DEC=2026-06-01"),
            missing("MIS_START=2026-05-26 MIS_END=2026-07-01").found(),
        ],
    ),
    boundary_passes(
        "until the last day",
        &[episode("DECOM=2026-05-01 DEC=2026-06-01"), missing("MIS_START=2026-05-26 MIS_END=2026-06-01")],
    ),
    boundary_passes(
        "two episodes, one period",
        &[
            episode("DECOM=2026-05-01 DEC=2026-06-01"),
            episode("DECOM=2026-06-01"),
            missing("MIS_START=2026-05-26"),
        ],
    ),
]);

fn ends_outside_care(child: &Child, _: &Collection, sink: &mut Sink) {
    let periods = child.periods_of_care();
    for missing in child.missing {
        let Some(start) = missing.mis_start.known().filter(|_| !missing.mis_end.is_unknown()) else {
            continue;
        };
        let inside = periods.iter().any(|period| period.holds_the_end(start, missing.mis_end.known()));
        if !periods.is_empty() && !inside {
            sink.row(missing);
        }
    }
}
