//! Where a care leaver lives is missing or is not one of the collection's codes.
//!
//! Why: whether care leavers live somewhere suitable is followed nationally.
//!
//! What to do: record the letter for the kind of place with 1 if it is suitable and 2 if not; 0 if the authority is
//! not in touch.
//!
//! Source: Children looked-after return guide, validation check 133.

use kith_vocabulary::codes::accommodation::Accommodation;

use crate::ssda903::writing::*;

/// Blank is a fault too: 0 says that it is not known.
pub const RULE: Rule = rule("133").items(&["ACCOM"]).per_oc3(is_no_code).examples(&[
    passes("a code", &[oc3("ACCOM=U1")]),
    finds("missing", &[oc3("IN_TOUCH=YES").found(), oc3("CHILD=102 ACCOM=B2")]),
    boundary_finds("a letter without a number", &[oc3("ACCOM=X").found()]),
    boundary_finds("custody is never suitable", &[oc3("ACCOM=X1").found()]),
]);

fn is_no_code(leaver: &Oc3, _: &Collection) -> bool {
    Accommodation::from_code(leaver.accom.as_str()).is_none()
}
