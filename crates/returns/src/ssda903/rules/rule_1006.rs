//! Whether the child was missing or away is not one of the collection's codes.
//!
//! Why: being missing and being away are counted apart.
//!
//! What to do: say M for missing or A for away from placement without authorisation.
//!
//! Source: Children looked-after return guide, validation check 1006.

use kith_vocabulary::codes::missing_kind::MissingKind;

use crate::ssda903::writing::*;

/// Blank is another rule's business.
pub const RULE: Rule = rule("1006").items(&["MISSING"]).per_missing(is_no_code).examples(&[
    passes("the two codes", &[missing("MISSING=M"), missing("MISSING=A")]),
    finds("a word", &[missing("MISSING=AWAY").found()]),
    boundary_passes("blank, and in small letters", &[missing("MIS_START=2026-05-26"), missing("MISSING=m")]),
]);

fn is_no_code(missing: &Missing, _: &Collection) -> bool {
    missing.missing.is_filled() && MissingKind::from_code(missing.missing.as_str()).is_none()
}
