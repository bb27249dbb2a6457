//! Two child records have the same id.
//!
//! Why: one child is one record; with two, the child is counted twice or two children are mixed up.
//!
//! What to do: join the records if they are of one child; otherwise give one of the children the right id.
//!
//! Source: Children in need census guide, validation rule 8510.

use crate::cin_census::writing::*;

/// Records without an id are another rule's business.
pub const RULE: Rule = rule("8510").items(&["LAchildID"]).per_child(has_several_records).examples(&[
    passes("each its own", &[identifiers("LAchildID=101"), identifiers("LAchildID=102")]),
    finds("the same", &[identifiers("LAchildID=101").found(), identifiers("LAchildID=101").found()]),
    boundary_passes("both without", &[identifiers("LAchildID="), identifiers("LAchildID=")]),
]);

fn has_several_records(child: &Child, _: &Census, sink: &mut Sink) {
    if child.identifiers.len() > 1 {
        child.identifiers.iter().for_each(|record| sink.row(record));
    }
}
