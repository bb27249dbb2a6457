//! A child has both care leaver information and the information of children looked after for the whole year.
//!
//! Why: who was looked after until 31 March did not leave care before it.
//!
//! What to do: remove the one that does not belong to the child.
//!
//! Source: Children looked-after return guide, validation check 215.

use crate::ssda903::writing::*;

/// Both files say something beside who the child is. A strengths and difficulties score is not looked at.
pub const RULE: Rule = rule("215")
    .items(&[
        "IN_TOUCH",
        "ACTIV",
        "ACCOM",
        "CONVICTED",
        "HEALTH_CHECK",
        "IMMUNISATIONS",
        "TEETH_CHECK",
        "HEALTH_ASSESSMENT",
        "SUBSTANCE_MISUSE",
        "INTERVENTION_RECEIVED",
        "INTERVENTION_OFFERED",
    ])
    .per_child(is_both)
    .examples(&[
        passes("a care leaver", &[oc3("IN_TOUCH=YES")]),
        finds("both", &[oc3("IN_TOUCH=YES").found(), oc2("CONVICTED=0").found()]),
        boundary_passes("a care leaver row that says nothing", &[oc3("DOB=2008-05-26"), oc2("CONVICTED=0")]),
        boundary_passes("a score only", &[oc3("IN_TOUCH=YES"), oc2("SDQ_SCORE=12")]),
    ]);

fn is_both(child: &Child, _: &Collection, sink: &mut Sink) {
    for leaver in child.oc3.iter().filter(|row| row.filled().contains(&true)) {
        let answered = |row: &&Oc2| row.health().iter().any(|answer| answer.is_filled());
        child.oc2.iter().filter(answered).for_each(|row| sink.rows(&[leaver, row]));
    }
}
