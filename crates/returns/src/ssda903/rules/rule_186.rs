//! A child of 4 to 16 who was looked after all year has no strengths and difficulties score.
//!
//! Why: the score is how a child's emotional health is followed from year to year.
//!
//! What to do: give the score, or ask the carer for the questionnaire.
//!
//! Source: Children looked-after return guide, validation check 186.

use crate::ssda903::writing::*;

/// Four or over on the first day of the year, under 17 on the last, and looked after throughout.
pub const RULE: Rule =
    rule("186").items(&["SDQ_SCORE"]).needs(&[Need::Table("Episodes")]).per_child(has_no_score).examples(&[
        passes("a score", &[episode("DECOM=2025-05-26"), oc2("DOB=2016-05-26 SDQ_SCORE=12")]),
        finds("none", &[episode("DECOM=2025-05-26"), oc2("DOB=2016-05-26").found()]),
        passes("came in the year", &[episode("DECOM=2026-04-02 RNE=S"), oc2("DOB=2016-05-26")]),
        boundary_finds("four that very day", &[episode("DECOM=2025-05-26"), oc2("DOB=2022-04-01").found()]),
        boundary_passes("four the day after", &[episode("DECOM=2025-05-26"), oc2("DOB=2022-04-02")]),
        boundary_passes("17 on the last day", &[episode("DECOM=2025-05-26"), oc2("DOB=2010-03-31")]),
    ]);

fn has_no_score(child: &Child, collection: &Collection, sink: &mut Sink) {
    if !child.is_continuously_looked_after(collection) {
        return;
    }
    for row in child.oc2 {
        let of_age = row.dob.plus_years(4).is_on_or_before(collection.start)
            && row.dob.plus_years(17).is_after(collection.end);
        if of_age && row.sdq_score.is_blank() {
            sink.row(row);
        }
    }
}
