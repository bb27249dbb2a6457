//! A child has more than one row in the adoption file.
//!
//! Why: with two rows nobody knows which is right, and the child is counted twice.
//!
//! What to do: keep the row that is right and remove the other. If they are two children, correct the id of one.
//!
//! Source: a check between files, beside the Department's numbered checks.

use crate::ssda903::writing::*;

/// One row a child; rows without an id are nobody's.
pub const RULE: Rule = rule("INT31").items(&["CHILD"]).per_child(has_several_rows).examples(&[
    passes("one each", &[ad1("CHILD=101"), ad1("CHILD=102")]),
    finds("two of one child", &[ad1("CHILD=101").found(), ad1("CHILD=102"), ad1("CHILD=101").found()]),
    boundary_passes("two without an id", &[ad1("CHILD="), ad1("CHILD=")]),
]);

fn has_several_rows(child: &Child, _: &Collection, sink: &mut Sink) {
    if child.ad1.len() > 1 && child.id.is_filled() {
        child.ad1.iter().for_each(|adoption| sink.row(adoption));
    }
}
