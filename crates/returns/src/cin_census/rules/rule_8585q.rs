//! A case was closed because the child died, but the child has no date of death.
//!
//! Why: the reason and the date say the same thing twice; one of them is missing or wrong.
//!
//! What to do: give the child's date of death, or correct the reason for closure.
//!
//! Source: Children in need census guide, validation rule 8585Q.

use crate::cin_census::writing::*;

/// RC2 is died. A date that cannot be read counts as missing.
pub const RULE: Rule = rule("8585Q")
    .query()
    .items(&["ReasonForClosure", "PersonDeathDate"])
    .per_child(died_without_a_date)
    .examples(&[
        passes(
            "with the date",
            &[identifiers("PersonDeathDate=2025-06-10"), details("ReasonForClosure=RC2")],
        ),
        finds("without", &[identifiers("UPN=A123").found(), details("ReasonForClosure=RC2").found()]),
        boundary_passes(
            "closed for the next reason",
            &[identifiers("UPN=A123"), details("ReasonForClosure=RC3")],
        ),
    ]);

fn died_without_a_date(child: &Child, _: &Census, sink: &mut Sink) {
    for identity in child.identifiers.iter().filter(|identity| !identity.death_date.is_known()) {
        for row in child.details.iter().filter(|row| row.reason_for_closure.is("RC2")) {
            sink.rows(&[row, identity]);
        }
    }
}
