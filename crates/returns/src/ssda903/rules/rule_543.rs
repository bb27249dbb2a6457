//! A child of 10 or over who was looked after all year has no conviction information.
//!
//! Why: how many children in care are convicted is published every year.
//!
//! What to do: record 1 for a conviction, final warning or reprimand in the year, and 0 for none.
//!
//! Source: Children looked-after return guide, validation check 543.

use crate::ssda903::writing::*;

/// Ten or over on the last day, and looked after throughout the year.
pub const RULE: Rule = rule("543")
    .items(&["CONVICTED", "DOB"])
    .needs(&[Need::Table("Episodes")])
    .per_child(is_not_said_of_10)
    .examples(&[
        passes("said", &[episode("DECOM=2025-05-26"), oc2("DOB=2014-05-26 CONVICTED=0")]),
        finds("not said", &[episode("DECOM=2025-05-26"), oc2("DOB=2014-05-26").found()]),
        passes("came in the year", &[episode("DECOM=2026-05-26 RNE=S"), oc2("DOB=2014-05-26")]),
        boundary_finds("10 on the last day", &[episode("DECOM=2025-05-26"), oc2("DOB=2017-03-31").found()]),
        boundary_passes("10 the day after", &[episode("DECOM=2025-05-26"), oc2("DOB=2017-04-01")]),
    ]);

fn is_not_said_of_10(child: &Child, collection: &Collection, sink: &mut Sink) {
    if !child.is_continuously_looked_after(collection) {
        return;
    }
    for row in child.oc2 {
        if row.convicted.is_blank() && row.dob.plus_years(10).is_on_or_before(collection.end) {
            sink.row(row);
        }
    }
}
