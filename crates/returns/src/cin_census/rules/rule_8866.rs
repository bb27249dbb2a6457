//! The source of a referral is missing or is not one of the census's codes.
//!
//! Why: national figures say who refers children.
//!
//! What to do: give the code of who made the referral; 10 where it is not known.
//!
//! Source: Children in need census guide, validation rule 8866.

use kith_vocabulary::codes::referral_source::ReferralSource;

use crate::cin_census::writing::*;

/// Referrals from April 2013 on.
pub const RULE: Rule =
    rule("8866").items(&["CINreferralDate", "ReferralSource"]).per_cin_details(has_no_source).examples(&[
        passes("a code", &[details("CINreferralDate=2025-05-26 ReferralSource=1A")]),
        finds("missing", &[details("CINreferralDate=2025-05-26").found()]),
        boundary_finds("no code", &[details("CINreferralDate=2025-05-26 ReferralSource=1Z").found()]),
        boundary_finds("the first day", &[details("CINreferralDate=2013-04-01").found()]),
        boundary_passes("the day before", &[details("CINreferralDate=2013-03-31")]),
    ]);

fn has_no_source(row: &CinDetails, _: &Census) -> bool {
    let is_code = ReferralSource::from_code(row.referral_source.as_str()).is_some();
    row.referral_date.is_on_or_after(date(2013, 4, 1)) && !is_code
}
