//! Characters 5 to 12 of a unique pupil number are not all digits.
//!
//! Why: the number cannot be matched with the child's schooling.
//!
//! What to do: ask the school for the number, and type it again.
//!
//! Source: Children in need census guide, validation rule 1540.

use crate::cin_census::writing::*;

/// A number too short to have these characters is at fault too.
pub const RULE: Rule = rule("1540").items(&["UPN"]).per_identifiers(middle_is_not_digits).examples(&[
    passes("digits", &[identifiers("UPN=R100000000001")]),
    passes("no number", &[identifiers("UPNunknown=UN1")]),
    finds("a letter among them", &[identifiers("UPN=R1000y0000001").found()]),
    boundary_passes("a letter before them", &[identifiers("UPN=R1X000000000B")]),
    boundary_finds(
        "one short",
        &[identifiers("UPN=R10000000000"), identifiers("LAchildID=102 UPN=R1000000000").found()],
    ),
]);

fn middle_is_not_digits(child: &ChildIdentifiers, _: &Census) -> bool {
    let middle = child.upn.as_str().get(4..12);
    child.upn.is_filled() && !middle.is_some_and(|middle| middle.bytes().all(|byte| byte.is_ascii_digit()))
}
