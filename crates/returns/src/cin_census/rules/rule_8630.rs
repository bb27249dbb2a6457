//! A case was closed before it was referred.
//!
//! Why: how long the case was open is counted from these two days.
//!
//! What to do: correct whichever of the two dates is wrong.
//!
//! Source: Children in need census guide, validation rule 8630.

use crate::cin_census::writing::*;

/// A case may be closed on the day it was referred.
pub const RULE: Rule =
    rule("8630").items(&["CINreferralDate", "CINclosureDate"]).per_cin_details(closes_first).examples(&[
        passes("open", &[details("CINreferralDate=2025-05-26")]),
        finds("the day before", &[details("CINreferralDate=2025-05-26 CINclosureDate=2025-05-25").found()]),
        boundary_passes("the same day", &[details("CINreferralDate=2025-05-26 CINclosureDate=2025-05-26")]),
    ]);

fn closes_first(row: &CinDetails, _: &Census) -> bool {
    row.closure_date.is_before(&row.referral_date)
}
