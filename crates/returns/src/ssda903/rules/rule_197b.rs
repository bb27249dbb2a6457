//! A child who turned 4 or 17 in the year has neither a strengths and difficulties score nor a reason for having
//! none.
//!
//! Why: the child was of an age for the questionnaire for a part of the year.
//!
//! What to do: give the score, or the reason for having none.
//!
//! Source: Children looked-after return guide, validation check 197B.

use crate::ssda903::writing::*;

/// Looked after throughout, with the fourth or the seventeenth birthday in the year.
pub const RULE: Rule = rule("197B")
    .items(&["SDQ_REASON", "DOB"])
    .needs(&[Need::Table("Episodes")])
    .per_child(has_neither)
    .examples(&[
        passes("a reason", &[episode("DECOM=2025-05-26"), oc2("DOB=2022-05-26 SDQ_REASON=SDQ1")]),
        finds("turned 4", &[episode("DECOM=2025-05-26"), oc2("DOB=2022-05-26").found()]),
        finds("turned 17", &[episode("DECOM=2025-05-26"), oc2("DOB=2009-05-26").found()]),
        passes("came in the year", &[episode("DECOM=2026-05-26 RNE=S"), oc2("DOB=2022-05-26")]),
        boundary_finds("17 on the last day", &[episode("DECOM=2025-05-26"), oc2("DOB=2010-03-31").found()]),
        boundary_passes("17 the day after", &[episode("DECOM=2025-05-26"), oc2("DOB=2010-04-01")]),
    ]);

fn has_neither(child: &Child, collection: &Collection, sink: &mut Sink) {
    if !child.is_continuously_looked_after(collection) {
        return;
    }
    let turns = |row: &Oc2, age| row.dob.plus_years(age).is_within(collection.start, collection.end);
    for row in child.oc2.iter().filter(|row| row.sdq_score.is_blank() && row.sdq_reason.is_blank()) {
        if turns(row, 4) || turns(row, 17) {
            sink.row(row);
        }
    }
}
