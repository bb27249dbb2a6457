//! The last character of a unique pupil number is neither a digit nor a letter that such numbers use.
//!
//! Why: the number cannot be matched with the child's schooling.
//!
//! What to do: ask the school for the number, and type it again. The letters I, O and S are not used: they look
//! like digits.
//!
//! Source: Children in need census guide, validation rule 1550.

use crate::cin_census::writing::*;

/// Looks at character 13, if there is one.
pub const RULE: Rule = rule("1550").items(&["UPN"]).per_identifiers(last_is_not_in_use).examples(&[
    passes("a digit", &[identifiers("UPN=R100000000001")]),
    passes("a letter of a temporary number", &[identifiers("UPN=P00000000000B")]),
    finds("the letter I", &[identifiers("UPN=R10000000000I").found()]),
    boundary_passes("the letter before it", &[identifiers("UPN=R10000000000H")]),
    boundary_passes("too short to have one", &[identifiers("UPN=A12")]),
]);

fn last_is_not_in_use(child: &ChildIdentifiers, _: &Census) -> bool {
    let last = child.upn.as_str().chars().nth(12).map(|last| last.to_ascii_uppercase());
    last.is_some_and(|last| !last.is_ascii_alphanumeric() || matches!(last, 'I' | 'O' | 'S'))
}
