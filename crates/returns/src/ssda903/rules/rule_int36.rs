//! A child has more than one row in the UASC file.
//!
//! Why: with two rows nobody knows which is right, and the child is counted twice.
//!
//! What to do: keep the row that is right and remove the other. If they are two children, correct the id of one.
//!
//! Source: a check between files, beside the Department's numbered checks.

use crate::ssda903::writing::*;

/// One row a child; rows without an id are nobody's.
pub const RULE: Rule = rule("INT36").items(&["CHILD"]).per_child(has_several_rows).examples(&[
    passes("one each", &[uasc("CHILD=101"), uasc("CHILD=102")]),
    finds("two of one child", &[uasc("CHILD=101").found(), uasc("CHILD=102"), uasc("CHILD=101").found()]),
    boundary_passes("two without an id", &[uasc("CHILD="), uasc("CHILD=")]),
]);

fn has_several_rows(child: &Child, _: &Collection, sink: &mut Sink) {
    if child.uasc.len() > 1 && child.id.is_filled() {
        child.uasc.iter().for_each(|row| sink.row(row));
    }
}
