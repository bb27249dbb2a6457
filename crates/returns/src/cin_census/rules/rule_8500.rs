//! A child has no id.
//!
//! Why: without it nobody can tell which child the record is of, this year or next.
//!
//! What to do: give the id that your case system has for the child.
//!
//! Source: Children in need census guide, validation rule 8500.

use crate::cin_census::writing::*;

/// Looks at each child's identifiers.
pub const RULE: Rule = rule("8500").items(&["LAchildID"]).per_identifiers(has_no_id).examples(&[
    passes("an id", &[identifiers("LAchildID=101")]),
    finds("none", &[identifiers("LAchildID= UPN=A123").found()]),
    boundary_finds("spaces only", &[identifiers("LAchildID=   UPN=A123").found()]),
]);

fn has_no_id(child: &ChildIdentifiers, _: &Census) -> bool {
    child.child.is_blank()
}
