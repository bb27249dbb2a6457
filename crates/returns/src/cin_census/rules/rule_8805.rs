//! A case was closed and no reason is given.
//!
//! Why: national figures say why cases close.
//!
//! What to do: give the reason for closure, or remove the closure date if the case is open.
//!
//! Source: Children in need census guide, validation rule 8805.

use crate::cin_census::writing::*;

/// Looks at each referral.
pub const RULE: Rule = rule("8805")
    .items(&["CINclosureDate", "ReasonForClosure"])
    .per_cin_details(closes_without_reason)
    .examples(&[
        passes("a reason", &[details("CINclosureDate=2025-05-26 ReasonForClosure=RC1")]),
        finds("none", &[details("CINclosureDate=2025-05-26").found()]),
        boundary_passes("open", &[details("CINreferralDate=2025-05-26")]),
    ]);

fn closes_without_reason(row: &CinDetails, _: &Census) -> bool {
    row.closure_date.is_filled() && row.reason_for_closure.is_blank()
}
