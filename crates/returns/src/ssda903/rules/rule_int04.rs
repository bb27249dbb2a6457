//! A child in the missing file is not in the header file.
//!
//! Why: without a header row nothing is known of the child but an id.
//!
//! What to do: add the child's header row, or correct the child's id in the missing file.
//!
//! Source: a check between files, beside the Department's numbered checks.

use crate::ssda903::writing::*;

/// Every child of Missing has a header row.
pub const RULE: Rule =
    rule("INT04").items(&["CHILD"]).needs(&[Need::Table("Header")]).per_child(has_no_header).examples(&[
        passes("in both", &[header("CHILD=101"), missing("CHILD=101")]),
        finds("in one only", &[header("CHILD=101"), missing("CHILD=102").found()]),
        boundary_passes("in the header only", &[header("CHILD=101"), collection("given=Missing")]),
    ]);

fn has_no_header(child: &Child, _: &Collection, sink: &mut Sink) {
    if child.headers.is_empty() {
        child.missing.iter().for_each(|missing| sink.row(missing));
    }
}
