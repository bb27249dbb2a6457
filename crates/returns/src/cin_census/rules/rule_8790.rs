//! A child has a disability and is also said to have none.
//!
//! Why: only one of the two can be true.
//!
//! What to do: remove NONE, or remove the disability.
//!
//! Source: Children in need census guide, validation rule 8790.

use crate::cin_census::writing::*;

/// Points at the disabilities beside NONE.
pub const RULE: Rule = rule("8790").items(&["Disability"]).per_child(has_none_and_some).examples(&[
    passes("two disabilities", &[disability("Disability=MOB"), disability("Disability=LD")]),
    passes("none", &[disability("Disability=NONE")]),
    finds("both", &[disability("Disability=NONE"), disability("Disability=LD").found()]),
    boundary_passes(
        "of two children",
        &[disability("LAchildID=1 Disability=NONE"), disability("LAchildID=2 Disability=LD")],
    ),
]);

fn has_none_and_some(child: &Child, _: &Census, sink: &mut Sink) {
    if child.disabilities.iter().any(|row| row.disability.is("NONE")) {
        let some = child.disabilities.iter().filter(|row| row.disability.filled_but_none_of(&["NONE"]));
        some.for_each(|row| sink.row(row));
    }
}
