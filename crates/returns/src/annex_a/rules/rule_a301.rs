//! A referral has no date, or is dated after the day of the lists.
//!
//! Why: the list is of the referrals of the last six months.
//!
//! What to do: give the day on which the referral came in.
//!
//! Source: Ofsted, inspecting local authority children's services (ILACS), Annex A: list 3.

use crate::annex_a::writing::*;

/// The day of the lists itself is in time.
pub const RULE: Rule =
    rule("A301").items(&["Date of Referral"]).per_referral(has_no_date_in_time).examples(&[
        passes("a date", &[referral("Date of Referral=2026-05-26;")]),
        finds("none", &[referral("Age=11;").found()]),
        boundary_passes("the day itself", &[referral("Date of Referral=2026-06-30;")]),
        boundary_finds("the day after", &[referral("Date of Referral=2026-07-01;").found()]),
    ]);

fn has_no_date_in_time(referral: &Referral, extract: Extract) -> bool {
    !referral.referral_date.is_on_or_before(extract.on)
}
