//! A case has a reason for closure and no closure date.
//!
//! Why: nobody can tell whether the case is open or closed.
//!
//! What to do: give the day the case closed, or remove the reason if it is open.
//!
//! Source: Children in need census guide, validation rule 8810.

use crate::cin_census::writing::*;

/// Looks at each referral.
pub const RULE: Rule = rule("8810")
    .items(&["ReasonForClosure", "CINclosureDate"])
    .per_cin_details(has_reason_without_closing)
    .examples(&[
        passes("closed", &[details("CINclosureDate=2025-05-26 ReasonForClosure=RC1")]),
        finds("no date", &[details("ReasonForClosure=RC1").found()]),
        boundary_passes("open", &[details("CINreferralDate=2025-05-26")]),
    ]);

fn has_reason_without_closing(row: &CinDetails, _: &Census) -> bool {
    row.reason_for_closure.is_filled() && row.closure_date.is_blank()
}
