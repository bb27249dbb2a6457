//! A child in the episodes file is not in the header file.
//!
//! Why: without a header row nothing is known of the child but an id.
//!
//! What to do: add the child's header row, or correct the child's id in the episodes file.
//!
//! Source: a check between files, beside the Department's numbered checks.

use crate::ssda903::writing::*;

/// Every child of Episodes has a header row.
pub const RULE: Rule =
    rule("INT03").items(&["CHILD"]).needs(&[Need::Table("Header")]).per_child(has_no_header).examples(&[
        passes("in both", &[header("CHILD=101"), episode("CHILD=101")]),
        finds("in one only", &[header("CHILD=101"), episode("CHILD=102").found()]),
        boundary_passes("in the header only", &[header("CHILD=101"), collection("given=Episodes")]),
    ]);

fn has_no_header(child: &Child, _: &Collection, sink: &mut Sink) {
    if child.headers.is_empty() {
        child.episodes.iter().for_each(|episode| sink.row(episode));
    }
}
