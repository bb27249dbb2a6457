//! A referral does not say whether it led to further action.
//!
//! Why: referrals with no further action are counted apart, and many rules look at this flag.
//!
//! What to do: give true where nothing more was done, and false where something was.
//!
//! Source: Children in need census guide, validation rule 8568.

use crate::cin_census::writing::*;

/// Also 1 and 0.
pub const RULE: Rule = rule("8568").items(&["ReferralNFA"]).per_cin_details(says_neither).examples(&[
    passes("false", &[details("ReferralNFA=false")]),
    passes("1", &[details("ReferralNFA=1")]),
    finds("missing", &[details("CINreferralDate=2025-05-26").found()]),
    boundary_finds("2", &[details("ReferralNFA=2").found()]),
    boundary_passes("in capitals", &[details("ReferralNFA=TRUE")]),
]);

fn says_neither(row: &CinDetails, _: &Census) -> bool {
    !is_true(&row.no_further_action) && !is_false(&row.no_further_action)
}
