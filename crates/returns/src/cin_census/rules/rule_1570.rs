//! The child's id is longer than 20 characters.
//!
//! Why: the Department's system cannot take it.
//!
//! What to do: use the id that your case system gives the child, without anything added.
//!
//! Source: Children in need census guide, validation rule 1570.

use crate::cin_census::writing::*;

/// Since 2024/25.
pub const RULE: Rule =
    rule("1570").since(2025).items(&["LAchildID"]).per_identifiers(is_too_long).examples(&[
        passes("short", &[identifiers("LAchildID=101")]),
        finds("long", &[identifiers("LAchildID=1234567890123456789012345").found()]),
        boundary_passes("20 characters", &[identifiers("LAchildID=12345678901234567890")]),
        boundary_finds("21 characters", &[identifiers("LAchildID=123456789012345678901").found()]),
    ]);

fn is_too_long(child: &ChildIdentifiers, _: &Census) -> bool {
    child.child.as_str().chars().count() > 20
}
