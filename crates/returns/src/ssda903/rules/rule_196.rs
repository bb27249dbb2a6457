//! The reason for no strengths and difficulties score is not one of the collection's codes.
//!
//! Why: the reasons show why children go without.
//!
//! What to do: record SDQ1 to SDQ5 as the collection's guide has it.
//!
//! Source: Children looked-after return guide, validation check 196.

use kith_vocabulary::codes::sdq_reason::SdqReason;

use crate::ssda903::writing::*;

/// Blank is another rule's business.
pub const RULE: Rule = rule("196").items(&["SDQ_REASON"]).per_oc2(is_no_code).examples(&[
    passes("a code", &[oc2("SDQ_REASON=SDQ2")]),
    finds("a number", &[oc2("SDQ_REASON=2").found()]),
    boundary_passes("the last code, and nothing", &[oc2("SDQ_REASON=SDQ5"), oc2("SDQ_SCORE=12")]),
    boundary_finds("the next", &[oc2("SDQ_REASON=SDQ6").found()]),
]);

fn is_no_code(row: &Oc2, _: &Collection) -> bool {
    row.sdq_reason.is_filled() && SdqReason::from_code(row.sdq_reason.as_str()).is_none()
}
