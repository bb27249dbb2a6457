//! A child has different dates of birth in the lists.
//!
//! Why: one of them is wrong, or two children share an id.
//!
//! What to do: find out which is right and correct the record, not only the list.
//!
//! Source: Ofsted, inspecting local authority children's services (ILACS), Annex A: every list.

use crate::annex_a::writing::*;

/// Points at every row of the child that has one.
pub const RULE: Rule = rule("A003").items(&["Date of Birth"]).per_child(has_several_birth_dates).examples(&[
    passes("the same", &[contact("Date of Birth=2015-05-26;"), referral("Date of Birth=2015-05-26;")]),
    finds(
        "another",
        &[contact("Date of Birth=2015-05-26;").found(), referral("Date of Birth=2014-05-26;").found()],
    ),
    boundary_finds(
        "a day apart",
        &[contact("Date of Birth=2015-05-26;").found(), in_need("Date of Birth=2015-05-27;").found()],
    ),
    boundary_passes("one is missing", &[contact("Date of Birth=2015-05-26;"), referral("Date of Birth=;")]),
    boundary_passes(
        "of two children",
        &[contact("Date of Birth=2015-05-26;"), referral("Child Unique ID=102; Date of Birth=2014-05-26;")],
    ),
]);

fn has_several_birth_dates(child: &Child, _: Extract, sink: &mut Sink) {
    let mut entries = child.entries();
    entries.retain(|entry| entry.birth_date.is_known() && entry.child.is_filled());
    let rows: Vec<&dyn Row> = entries.iter().map(|entry| entry.row).collect();
    if entries.iter().any(|entry| entry.birth_date != entries[0].birth_date) {
        sink.rows(&rows);
    }
}
