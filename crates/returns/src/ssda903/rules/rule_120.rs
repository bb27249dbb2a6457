//! The reason a child is no longer to be placed for adoption is not one of the collection's codes.
//!
//! Why: the reasons show whether adopters, courts or the child's own needs changed the plan.
//!
//! What to do: record RD1, RD2, RD3 or RD4 as the collection's guide has it.
//!
//! Source: Children looked-after return guide, validation check 120.

use kith_vocabulary::codes::placed_adoption_end_reason::PlacedAdoptionEndReason;

use crate::ssda903::writing::*;

/// Blank is another rule's business.
pub const RULE: Rule =
    rule("120").items(&["REASON_PLACED_CEASED"]).per_placed_adoption(is_no_code).examples(&[
        passes("a code", &[placed_adoption("REASON_PLACED_CEASED=RD4")]),
        finds("no code", &[placed_adoption("REASON_PLACED_CEASED=1").found()]),
        boundary_passes("nothing", &[placed_adoption("DATE_PLACED=2026-05-26")]),
        boundary_finds("the nearest code", &[placed_adoption("REASON_PLACED_CEASED=RD0").found()]),
    ]);

fn is_no_code(decision: &PlacedAdoption, _: &Collection) -> bool {
    let reason = &decision.reason_placed_ceased;
    reason.is_filled() && PlacedAdoptionEndReason::from_code(reason.as_str()).is_none()
}
