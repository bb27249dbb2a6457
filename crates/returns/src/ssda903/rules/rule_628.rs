//! It is said whether a care leaver is a mother, but she was not looked after this year.
//!
//! Why: the question is asked of children looked after in the year only.
//!
//! What to do: remove the answer, or add the episodes if she was looked after.
//!
//! Source: Children looked-after return guide, validation check 628.

use crate::ssda903::writing::*;

/// A care leaver with an answer, and no episode this year.
pub const RULE: Rule =
    rule("628").items(&["MOTHER"]).needs(&[Need::Table("Episodes")]).per_child(is_asked_in_vain).examples(&[
        passes("looked after", &[header("MOTHER=1"), oc3("IN_TOUCH=YES"), episode("DECOM=2026-05-26")]),
        passes("not asked", &[header("SEX=F"), oc3("IN_TOUCH=YES"), collection("given=Episodes")]),
        finds(
            "not looked after",
            &[header("MOTHER=0").found(), oc3("IN_TOUCH=YES"), collection("given=Episodes")],
        ),
        boundary_passes(
            "nothing is said of her as a care leaver",
            &[header("MOTHER=0"), oc3("CHILD=101"), collection("given=Episodes")],
        ),
    ]);

fn is_asked_in_vain(child: &Child, _: &Collection, sink: &mut Sink) {
    if child.episodes.is_empty() && child.oc3.iter().any(Oc3::is_answered) {
        child.headers.iter().filter(|header| header.mother.is_filled()).for_each(|header| sink.row(header));
    }
}
