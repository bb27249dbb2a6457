//! The child's date of birth in the adoption file is not the one in the header.
//!
//! Why: a child has one date of birth, and ages are counted from it.
//!
//! What to do: find out which is right and correct the other.
//!
//! Source: a check between files, beside the Department's numbered checks.

use crate::ssda903::writing::*;

/// Where both are dates, they must be the same.
pub const RULE: Rule = rule("INT11").items(&["DOB"]).per_child(differs_from_header).examples(&[
    passes("the same", &[header("DOB=2012-05-26"), ad1("DOB=2012-05-26")]),
    finds("another year", &[header("DOB=2012-05-26"), ad1("DOB=2013-05-26").found()]),
    boundary_passes("blank in one of them", &[header("CHILD=101"), ad1("DOB=2012-05-26")]),
    boundary_finds("a day later", &[header("DOB=2012-05-26"), ad1("DOB=2012-05-27").found()]),
]);

fn differs_from_header(child: &Child, _: &Collection, sink: &mut Sink) {
    for adoption in child.ad1 {
        let other =
            |header: &Header| header.dob.is_known() && adoption.dob.is_known() && header.dob != adoption.dob;
        if child.headers.iter().any(other) {
            sink.row(adoption);
        }
    }
}
