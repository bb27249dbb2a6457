//! The reason for no strengths and difficulties score is the child's age, but the child is of an age to have one.
//!
//! Why: the score is how a child's emotional health is followed; SDQ1 is for children too young or too old for it.
//!
//! What to do: give the score, or the reason that is true.
//!
//! Source: Children looked-after return guide, validation check 157.
//!
//! Differs: a child is 16 until the seventeenth birthday; the public validator stops at the sixteenth.

use crate::ssda903::writing::*;

/// Four or over on the first day of the year, under 17 on the last, and looked after throughout.
pub const RULE: Rule = rule("157")
    .items(&["SDQ_REASON", "DOB"])
    .needs(&[Need::Table("Episodes")])
    .per_child(is_of_age)
    .examples(&[
        passes("another reason", &[episode("DECOM=2025-05-26"), oc2("DOB=2016-05-26 SDQ_REASON=SDQ2")]),
        finds("ten years old", &[episode("DECOM=2025-05-26"), oc2("DOB=2016-05-26 SDQ_REASON=SDQ1").found()]),
        passes(
            "came in the year",
            &[episode("DECOM=2026-05-26 RNE=S"), oc2("DOB=2016-05-26 SDQ_REASON=SDQ1")],
        ),
        boundary_finds(
            "four that very day",
            &[episode("DECOM=2025-05-26"), oc2("DOB=2022-04-01 SDQ_REASON=SDQ1").found()],
        ),
        boundary_passes(
            "four the day after",
            &[episode("DECOM=2025-05-26"), oc2("DOB=2022-04-02 SDQ_REASON=SDQ1")],
        ),
        boundary_passes(
            "17 on the last day",
            &[episode("DECOM=2025-05-26"), oc2("DOB=2010-03-31 SDQ_REASON=SDQ1")],
        ),
    ]);

fn is_of_age(child: &Child, collection: &Collection, sink: &mut Sink) {
    if !child.is_continuously_looked_after(collection) {
        return;
    }
    for row in child.oc2.iter().filter(|row| row.sdq_score.is_blank() && row.sdq_reason.is("SDQ1")) {
        if row.dob.plus_years(4).is_on_or_before(collection.start)
            && row.dob.plus_years(17).is_after(collection.end)
        {
            sink.row(row);
        }
    }
}
