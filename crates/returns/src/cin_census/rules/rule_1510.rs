//! The first letter of a unique pupil number is not the one that the other characters call for.
//!
//! Why: the letter is there to catch a wrong digit; this number belongs to nobody, or to another child.
//!
//! What to do: ask the school for the number, and type it again.
//!
//! Source: Children in need census guide, validation rule 1510.
//!
//! Differs: the public validator says nothing of a number that begins with a digit; Kith does.

use kith_vocabulary::identifiers::upn::check_letter;

use crate::cin_census::writing::*;

/// A number of another length, or with letters among its digits, is another rule's business.
pub const RULE: Rule = rule("1510").items(&["UPN"]).per_identifiers(letter_is_wrong).examples(&[
    passes("the right letter", &[identifiers("UPN=R100000000001")]),
    finds("another letter", &[identifiers("UPN=T100000000001").found()]),
    boundary_finds("the letter next to it", &[identifiers("UPN=Q100000000001").found()]),
    boundary_finds("a digit in its place", &[identifiers("UPN=352251234567Z").found()]),
    boundary_passes("a temporary number", &[identifiers("UPN=P00000000000B")]),
    boundary_passes("too short", &[identifiers("UPN=R325")]),
]);

fn letter_is_wrong(child: &ChildIdentifiers, _: &Census) -> bool {
    let upn = child.upn.as_str().to_ascii_uppercase();
    if upn.len() != 13 || !upn.is_ascii() || !upn[1..12].bytes().all(|byte| byte.is_ascii_digit()) {
        return false;
    }
    check_letter(&upn[1..]).is_some_and(|letter| !upn.starts_with(letter))
}
