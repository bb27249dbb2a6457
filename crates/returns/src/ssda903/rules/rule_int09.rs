//! A child in the UASC file is not in the header file.
//!
//! Why: without a header row nothing is known of the child but an id.
//!
//! What to do: add the child's header row, or correct the child's id in the UASC file.
//!
//! Source: a check between files, beside the Department's numbered checks.

use crate::ssda903::writing::*;

/// Every child of UASC has a header row.
pub const RULE: Rule =
    rule("INT09").items(&["CHILD"]).needs(&[Need::Table("Header")]).per_child(has_no_header).examples(&[
        passes("in both", &[header("CHILD=101"), uasc("CHILD=101")]),
        finds("in one only", &[header("CHILD=101"), uasc("CHILD=102").found()]),
        boundary_passes("in the header only", &[header("CHILD=101"), collection("given=UASC")]),
    ]);

fn has_no_header(child: &Child, _: &Collection, sink: &mut Sink) {
    if child.headers.is_empty() {
        child.uasc.iter().for_each(|row| sink.row(row));
    }
}
