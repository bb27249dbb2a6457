//! A row has no child's id.
//!
//! Why: inspectors follow one child through the lists by this id.
//!
//! What to do: give the id that your case system has for the child.
//!
//! Source: Ofsted, inspecting local authority children's services (ILACS), Annex A: every list.

use crate::annex_a::writing::*;

/// Every list about children.
pub const RULE: Rule = rule("A001").items(&["Child Unique ID"]).per_child(has_no_id).examples(&[
    passes("an id", &[contact("Child Unique ID=101;")]),
    finds("none", &[contact("Child Unique ID=;").found()]),
    boundary_finds(
        "in a later list",
        &[contact("Child Unique ID=101;"), care_leaver("Child Unique ID= ;").found()],
    ),
]);

fn has_no_id(child: &Child, _: Extract, sink: &mut Sink) {
    child.entries().iter().filter(|entry| entry.child.is_blank()).for_each(|entry| sink.row(entry.row));
}
