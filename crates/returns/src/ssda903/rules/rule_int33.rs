//! A child has more than one row in the OC2 (health and offending) file.
//!
//! Why: with two rows nobody knows which is right, and the child is counted twice.
//!
//! What to do: keep the row that is right and remove the other. If they are two children, correct the id of one.
//!
//! Source: a check between files, beside the Department's numbered checks.

use crate::ssda903::writing::*;

/// One row a child; rows without an id are nobody's.
pub const RULE: Rule = rule("INT33").items(&["CHILD"]).per_child(has_several_rows).examples(&[
    passes("one each", &[oc2("CHILD=101"), oc2("CHILD=102")]),
    finds("two of one child", &[oc2("CHILD=101").found(), oc2("CHILD=102"), oc2("CHILD=101").found()]),
    boundary_passes("two without an id", &[oc2("CHILD="), oc2("CHILD=")]),
]);

fn has_several_rows(child: &Child, _: &Collection, sink: &mut Sink) {
    if child.oc2.len() > 1 && child.id.is_filled() {
        child.oc2.iter().for_each(|row| sink.row(row));
    }
}
