//! A child of 5 or over has information on the health checks of small children.
//!
//! Why: the checks are for children under 5.
//!
//! What to do: leave the item blank, or correct the date of birth.
//!
//! Source: Children looked-after return guide, validation check 546.

use crate::ssda903::writing::*;

/// Five or over on the last day, and looked after throughout the year. Of others no health item is asked at all.
pub const RULE: Rule = rule("546")
    .items(&["DOB", "HEALTH_CHECK"])
    .needs(&[Need::Table("Episodes")])
    .per_child(is_said_of_5)
    .examples(&[
        passes("blank", &[episode("DECOM=2025-05-26"), oc2("DOB=2014-05-26")]),
        finds("filled in", &[episode("DECOM=2025-05-26"), oc2("DOB=2014-05-26 HEALTH_CHECK=0").found()]),
        passes(
            "came in the year",
            &[episode("DECOM=2026-05-26 RNE=S"), oc2("DOB=2014-05-26 HEALTH_CHECK=0")],
        ),
        boundary_finds(
            "5 on the last day",
            &[episode("DECOM=2025-05-26"), oc2("DOB=2022-03-31 HEALTH_CHECK=1").found()],
        ),
        boundary_passes(
            "5 the day after",
            &[episode("DECOM=2025-05-26"), oc2("DOB=2022-04-01 HEALTH_CHECK=1")],
        ),
    ]);

fn is_said_of_5(child: &Child, collection: &Collection, sink: &mut Sink) {
    if !child.is_continuously_looked_after(collection) {
        return;
    }
    for row in child.oc2 {
        if row.health_check.is_filled() && row.dob.plus_years(5).is_on_or_before(collection.end) {
            sink.row(row);
        }
    }
}
