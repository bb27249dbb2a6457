//! A referral has no date, or is dated after the census year.
//!
//! Why: the whole case is counted from the day of the referral.
//!
//! What to do: give the day on which the referral came in.
//!
//! Source: Children in need census guide, validation rule 8600.

use crate::cin_census::writing::*;

/// A date that cannot be read counts as missing.
pub const RULE: Rule =
    rule("8600").items(&["CINreferralDate"]).per_cin_details(has_no_date_in_time).examples(&[
        passes("in an earlier year", &[details("CINreferralDate=2020-05-26")]),
        finds("missing", &[details("ReferralNFA=false").found()]),
        boundary_passes("the last day of the year", &[details("CINreferralDate=2026-03-31")]),
        boundary_finds("the day after", &[details("CINreferralDate=2026-04-01").found()]),
    ]);

fn has_no_date_in_time(row: &CinDetails, census: &Census) -> bool {
    !row.referral_date.is_known() || row.referral_date.is_after(census.end)
}
