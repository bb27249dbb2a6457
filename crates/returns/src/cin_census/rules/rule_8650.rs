//! The child's primary need is not one of the census's codes.
//!
//! Why: national figures say why children are in need by this code.
//!
//! What to do: give one of N1 to N9, or N0 where it is not stated.
//!
//! Source: Children in need census guide, validation rule 8650.

use kith_vocabulary::codes::primary_need::PrimaryNeed;

use crate::cin_census::writing::*;

/// A missing need is another rule's business.
pub const RULE: Rule = rule("8650").items(&["PrimaryNeedCode"]).per_cin_details(is_no_code).examples(&[
    passes("a code", &[details("PrimaryNeedCode=N1")]),
    finds("no code", &[details("PrimaryNeedCode=P1").found()]),
    boundary_passes("not stated", &[details("PrimaryNeedCode=N0")]),
    boundary_finds("after the last code", &[details("PrimaryNeedCode=N10").found()]),
    boundary_passes("missing", &[details("ReferralNFA=true")]),
]);

fn is_no_code(row: &CinDetails, _: &Census) -> bool {
    row.primary_need.is_filled() && PrimaryNeed::from_code(row.primary_need.as_str()).is_none()
}
