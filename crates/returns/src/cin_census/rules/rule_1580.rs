//! The child's id holds something other than letters and digits.
//!
//! Why: the Department's system cannot take it.
//!
//! What to do: leave out spaces, dashes and other signs, in every row of the child.
//!
//! Source: Children in need census guide, validation rule 1580.

use crate::cin_census::writing::*;

/// Since 2024/25.
pub const RULE: Rule =
    rule("1580").since(2025).items(&["LAchildID"]).per_identifiers(has_a_sign).examples(&[
        passes("letters and digits", &[identifiers("LAchildID=GEN101")]),
        finds("a dash and a stroke", &[identifiers("LAchildID=GEN101-/").found()]),
        boundary_finds("a space", &[identifiers("LAchildID=GEN 101").found()]),
        boundary_passes("blank, which is another rule's business", &[identifiers("LAchildID=")]),
    ]);

fn has_a_sign(child: &ChildIdentifiers, _: &Census) -> bool {
    !child.child.as_str().chars().all(char::is_alphanumeric)
}
