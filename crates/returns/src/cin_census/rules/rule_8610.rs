//! A referral that led to further action has no primary need.
//!
//! Why: national figures say why children are in need by this code.
//!
//! What to do: give the child's main need when the case was opened.
//!
//! Source: Children in need census guide, validation rule 8610.

use crate::cin_census::writing::*;

/// An invalid code is another rule's business.
pub const RULE: Rule =
    rule("8610").items(&["ReferralNFA", "PrimaryNeedCode"]).per_cin_details(has_no_need).examples(&[
        passes("a need", &[details("ReferralNFA=false PrimaryNeedCode=N1")]),
        finds("none", &[details("ReferralNFA=false").found()]),
        finds("none, with a nought", &[details("ReferralNFA=0").found()]),
        boundary_passes("no further action", &[details("ReferralNFA=true")]),
        boundary_passes("nothing said about further action", &[details("CINreferralDate=2025-05-26")]),
    ]);

fn has_no_need(row: &CinDetails, _: &Census) -> bool {
    is_false(&row.no_further_action) && row.primary_need.is_blank()
}
