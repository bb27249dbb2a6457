//! A child under 5 who was looked after all year has no information on health checks.
//!
//! Why: whether small children have their development checked is published every year.
//!
//! What to do: record 1 if the checks are up to date, and 0 if not.
//!
//! Source: Children looked-after return guide, validation check 545.

use crate::ssda903::writing::*;

/// Under five on the last day, and looked after throughout the year.
pub const RULE: Rule = rule("545")
    .items(&["DOB", "HEALTH_CHECK"])
    .needs(&[Need::Table("Episodes")])
    .per_child(is_not_said_under_5)
    .examples(&[
        passes("said", &[episode("DECOM=2025-05-26"), oc2("DOB=2024-05-26 HEALTH_CHECK=1")]),
        finds("not said", &[episode("DECOM=2025-05-26"), oc2("DOB=2024-05-26").found()]),
        passes("came in the year", &[episode("DECOM=2026-05-26 RNE=S"), oc2("DOB=2024-05-26")]),
        boundary_passes("5 on the last day", &[episode("DECOM=2025-05-26"), oc2("DOB=2022-03-31")]),
        boundary_finds("5 the day after", &[episode("DECOM=2025-05-26"), oc2("DOB=2022-04-01").found()]),
    ]);

fn is_not_said_under_5(child: &Child, collection: &Collection, sink: &mut Sink) {
    if !child.is_continuously_looked_after(collection) {
        return;
    }
    for row in child.oc2 {
        if row.health_check.is_blank() && row.dob.plus_years(5).is_after(collection.end) {
            sink.row(row);
        }
    }
}
