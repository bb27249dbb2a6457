//! The unique pupil number is not one.
//!
//! Why: the number ties the child's care to their schooling.
//!
//! What to do: ask the school for the number; UN1 to UN5 say why it is not known.
//!
//! Source: Children looked-after return guide, validation check 168.

use crate::ssda903::writing::*;

/// A letter and 12 digits, or a letter, 11 digits and a letter; the first is never I, O or S.
pub const RULE: Rule = rule("168").items(&["UPN"]).per_header(is_no_number).examples(&[
    passes("a number", &[header("UPN=A123456789012")]),
    passes("a temporary number", &[header("UPN=A12345678901B")]),
    finds("too short", &[header("UPN=A12345678901").found()]),
    finds("too long", &[header("UPN=A1234567890123").found()]),
    boundary_passes("not known, or blank", &[header("UPN=UN5"), header("CHILD=102 SEX=F")]),
    boundary_finds("no such reason", &[header("UPN=UN6").found()]),
    boundary_finds("a first letter that looks like a digit", &[header("UPN=I123456789012").found()]),
]);

fn is_no_number(header: &Header, _: &Collection) -> bool {
    let upn = &header.upn;
    upn.filled_but_none_of(&["UN1", "UN2", "UN3", "UN4", "UN5"]) && !is_number(upn.as_str().as_bytes())
}

fn is_number(upn: &[u8]) -> bool {
    let [first, middle @ .., last] = upn else { return false };
    first.is_ascii_uppercase()
        && !b"IOS".contains(first)
        && middle.len() == 11
        && middle.iter().all(u8::is_ascii_digit)
        && (last.is_ascii_digit() || last.is_ascii_uppercase())
}
