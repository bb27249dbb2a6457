//! The reason a case was closed is not one of the census's codes.
//!
//! Why: national figures say why cases close by this code.
//!
//! What to do: give one of RC1 to RC9.
//!
//! Source: Children in need census guide, validation rule 8640.

use kith_vocabulary::codes::closure_reason::ClosureReason;

use crate::cin_census::writing::*;

/// A missing reason is another rule's business.
pub const RULE: Rule = rule("8640").items(&["ReasonForClosure"]).per_cin_details(is_no_code).examples(&[
    passes("a code", &[details("ReasonForClosure=RC1")]),
    finds("no code", &[details("ReasonForClosure=RC13").found()]),
    boundary_passes("the last code", &[details("ReasonForClosure=RC9")]),
    boundary_finds("before the first code", &[details("ReasonForClosure=RC0").found()]),
    boundary_passes("missing", &[details("CINclosureDate=2025-05-26")]),
]);

fn is_no_code(row: &CinDetails, _: &Census) -> bool {
    let reason = &row.reason_for_closure;
    reason.is_filled() && ClosureReason::from_code(reason.as_str()).is_none()
}
