//! A child in the OC2 (health and offending) file is not in the header file.
//!
//! Why: without a header row nothing is known of the child but an id.
//!
//! What to do: add the child's header row, or correct the child's id in the OC2 (health and offending) file.
//!
//! Source: a check between files, beside the Department's numbered checks.

use crate::ssda903::writing::*;

/// Every child of OC2 has a header row.
pub const RULE: Rule =
    rule("INT05").items(&["CHILD"]).needs(&[Need::Table("Header")]).per_child(has_no_header).examples(&[
        passes("in both", &[header("CHILD=101"), oc2("CHILD=101")]),
        finds("in one only", &[header("CHILD=101"), oc2("CHILD=102").found()]),
        boundary_passes("in the header only", &[header("CHILD=101"), collection("given=OC2")]),
    ]);

fn has_no_header(child: &Child, _: &Collection, sink: &mut Sink) {
    if child.headers.is_empty() {
        child.oc2.iter().for_each(|row| sink.row(row));
    }
}
