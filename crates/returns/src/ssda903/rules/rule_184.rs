//! The decision to place the child for adoption is before the child was born.
//!
//! Why: no such decision is made about a child who is not born; one of the dates is wrong.
//!
//! What to do: check the date of the decision and the date of birth.
//!
//! Source: Children looked-after return guide, validation check 184.

use crate::ssda903::writing::*;

/// The birthday is this file's, or the header's where this file has none. A decision on the very day may be right.
pub const RULE: Rule = rule("184").items(&["DATE_PLACED", "DOB"]).per_child(is_before_birth).examples(&[
    passes("after", &[header("DOB=2020-05-26"), placed_adoption("DATE_PLACED=2026-05-26")]),
    finds("before", &[header("DOB=2026-05-26"), placed_adoption("DATE_PLACED=2020-05-26").found()]),
    boundary_finds("the day before", &[placed_adoption("DOB=2026-05-26 DATE_PLACED=2026-05-25").found()]),
    boundary_passes("that very day", &[header("DOB=2026-05-26"), placed_adoption("DATE_PLACED=2026-05-26")]),
]);

fn is_before_birth(child: &Child, _: &Collection, sink: &mut Sink) {
    for decision in child.placed_adoption {
        if decision.date_placed.is_before(decision.dob.known().or(child.dob())) {
            sink.row(decision);
        }
    }
}
