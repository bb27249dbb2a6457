//! The child's sex in the UASC file is not the one in the header.
//!
//! Why: a child has one answer, and every national figure is given by it.
//!
//! What to do: find out which is right and correct the other.
//!
//! Source: a check between files, beside the Department's numbered checks.

use crate::ssda903::writing::*;

/// Where both are filled in, they must be the same.
pub const RULE: Rule = rule("INT21").items(&["SEX"]).per_child(differs_from_header).examples(&[
    passes("the same", &[header("SEX=M"), uasc("SEX=M")]),
    finds("another", &[header("SEX=M"), uasc("SEX=F").found()]),
    boundary_passes("blank in one of them", &[header("CHILD=101"), uasc("SEX=F")]),
]);

fn differs_from_header(child: &Child, _: &Collection, sink: &mut Sink) {
    for row in child.uasc {
        let other = |header: &Header| header.sex.is_filled() && row.sex.is_filled() && header.sex != row.sex;
        if child.headers.iter().any(other) {
            sink.row(row);
        }
    }
}
