//! A child has more than one row in the OC3 (care leavers) file.
//!
//! Why: with two rows nobody knows which is right, and the child is counted twice.
//!
//! What to do: keep the row that is right and remove the other. If they are two children, correct the id of one.
//!
//! Source: a check between files, beside the Department's numbered checks.

use crate::ssda903::writing::*;

/// One row a child; rows without an id are nobody's.
pub const RULE: Rule = rule("INT34").items(&["CHILD"]).per_child(has_several_rows).examples(&[
    passes("one each", &[oc3("CHILD=101"), oc3("CHILD=102")]),
    finds("two of one child", &[oc3("CHILD=101").found(), oc3("CHILD=102"), oc3("CHILD=101").found()]),
    boundary_passes("two without an id", &[oc3("CHILD="), oc3("CHILD=")]),
]);

fn has_several_rows(child: &Child, _: &Collection, sink: &mut Sink) {
    if child.oc3.len() > 1 && child.id.is_filled() {
        child.oc3.iter().for_each(|leaver| sink.row(leaver));
    }
}
