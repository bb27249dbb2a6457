//! A referral from before the census year is there although it is not said to have led to further action.
//!
//! Why: a referral with no further action is over in a day, so one from before the year does not belong in this
//! census.
//!
//! What to do: leave the referral out, or correct its date or its no further action flag.
//!
//! Source: Children in need census guide, validation rule 8569Q.

use kith_vocabulary::calendar::is_working_day;

use crate::cin_census::writing::*;

/// The last working day before the year may still be in it.
pub const RULE: Rule =
    rule("8569Q").query().items(&["CINreferralDate"]).per_cin_details(is_old_without_action).examples(&[
        passes("in the year", &[details("CINreferralDate=2025-05-26 ReferralNFA=true")]),
        passes("further action", &[details("CINreferralDate=2020-05-26 ReferralNFA=false")]),
        finds("years ago", &[details("CINreferralDate=2020-05-26 ReferralNFA=true").found()]),
        boundary_passes(
            "the last working day before",
            &[details("CINreferralDate=2025-03-31 ReferralNFA=1")],
        ),
        boundary_finds("the day before that", &[details("CINreferralDate=2025-03-30 ReferralNFA=1").found()]),
    ]);

fn is_old_without_action(row: &CinDetails, census: &Census) -> bool {
    let mut last_working_day = census.start.plus_days(-1);
    while last_working_day.is_some_and(|day| !is_working_day(day)) {
        last_working_day = last_working_day.plus_days(-1);
    }
    row.referral_date.is_before(last_working_day) && !is_false(&row.no_further_action)
}
