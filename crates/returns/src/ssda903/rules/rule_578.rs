//! The child went missing or away on a day when they were not looked after.
//!
//! Why: only a looked-after child can be missing from care.
//!
//! What to do: correct the day the child went, or the dates of the episodes.
//!
//! Source: Children looked-after return guide, validation check 578.

use crate::ssda903::writing::*;

/// The day must lie in a period of care, its last day included.
pub const RULE: Rule = rule("578").items(&["MIS_START"]).per_child(starts_outside_care).examples(&[
    passes("in care", &[episode("DECOM=2026-05-01"), missing("MIS_START=2026-05-26")]),
    passes("no episodes", &[missing("MIS_START=2026-05-26")]),
    finds(
        "after care",
        &[episode("DECOM=2026-05-01 DEC=2026-06-01"), missing("MIS_START=2026-07-26").found()],
    ),
    finds("before care", &[episode("DECOM=2026-05-01"), missing("MIS_START=2026-04-26").found()]),
    boundary_passes(
        "the last day",
        &[episode("DECOM=2026-05-01 DEC=2026-06-01"), missing("MIS_START=2026-06-01")],
    ),
    boundary_finds(
        "the day after",
        &[episode("DECOM=2026-05-01 DEC=2026-06-01"), missing("MIS_START=2026-06-02").found()],
    ),
]);

fn starts_outside_care(child: &Child, _: &Collection, sink: &mut Sink) {
    let periods = child.periods_of_care();
    for missing in child.missing {
        let Some(start) = missing.mis_start.known() else { continue };
        if !periods.is_empty() && !periods.iter().any(|period| period.holds(start)) {
            sink.row(missing);
        }
    }
}
