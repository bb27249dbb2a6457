//! A child in the header file has no episode and no care leaver information.
//!
//! Why: a child is in the return for a reason: they were looked after, or have left care.
//!
//! What to do: add the child's episodes, or their care leaver row, or remove the header row.
//!
//! Source: a check between files, beside the Department's numbered checks.

use crate::ssda903::writing::*;

/// A header row, and neither an episode nor a care leaver row.
pub const RULE: Rule = rule("EPI").query().items(&["CHILD"]).per_child(is_in_no_other).examples(&[
    passes("looked after", &[header("CHILD=101"), episode("CHILD=101")]),
    finds("neither", &[header("CHILD=101"), episode("CHILD=101"), header("CHILD=102").found()]),
    boundary_passes("a care leaver", &[header("CHILD=101"), oc3("CHILD=101")]),
    boundary_finds("a review alone", &[header("CHILD=101").found(), review("CHILD=101")]),
]);

fn is_in_no_other(child: &Child, _: &Collection, sink: &mut Sink) {
    if child.episodes.is_empty() && child.oc3.is_empty() {
        child.headers.iter().for_each(|header| sink.row(header));
    }
}
