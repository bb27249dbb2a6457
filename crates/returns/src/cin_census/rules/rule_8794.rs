//! A child has the same disability twice.
//!
//! Why: a disability is counted once a child.
//!
//! What to do: remove the one that is there twice.
//!
//! Source: Children in need census guide, validation rule 8794.

use crate::cin_census::writing::*;

/// Points at both.
pub const RULE: Rule = rule("8794").items(&["Disability"]).per_child(has_one_twice).examples(&[
    passes("two disabilities", &[disability("Disability=MOB"), disability("Disability=LD")]),
    finds(
        "one twice",
        &[
            disability("Disability=MOB").found(),
            disability("Disability=LD"),
            disability("Disability=MOB").found(),
        ],
    ),
    boundary_passes("blank twice", &[disability("Disability="), disability("Disability=")]),
    boundary_passes(
        "of two children",
        &[disability("LAchildID=1 Disability=LD"), disability("LAchildID=2 Disability=LD")],
    ),
]);

fn has_one_twice(child: &Child, _: &Census, sink: &mut Sink) {
    for row in child.disabilities.iter().filter(|row| row.disability.is_filled()) {
        let same = child.disabilities.iter().filter(|other| other.disability == row.disability);
        if same.count() > 1 {
            sink.row(row);
        }
    }
}
