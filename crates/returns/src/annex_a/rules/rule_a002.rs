//! A child has no date of birth, or one that is not a date.
//!
//! Why: inspectors choose children by age, and many dates can only be judged by it.
//!
//! What to do: give the child's date of birth, or the expected date for an unborn child.
//!
//! Source: Ofsted, inspecting local authority children's services (ILACS), Annex A: every list.

use crate::annex_a::writing::*;

/// Every list about children.
pub const RULE: Rule = rule("A002").items(&["Date of Birth"]).per_child(has_no_birth_date).examples(&[
    passes("a date", &[contact("Date of Birth=2015-05-26;")]),
    finds("none", &[contact("Date of Birth=;").found()]),
    boundary_finds("no such day", &[contact("Date of Birth=2015-02-29;").found()]),
    boundary_passes("29 February in a leap year", &[contact("Date of Birth=2016-02-29;")]),
]);

fn has_no_birth_date(child: &Child, _: Extract, sink: &mut Sink) {
    for entry in child.entries().iter().filter(|entry| !entry.birth_date.is_known()) {
        sink.row(entry.row);
    }
}
