//! A child protection plan starts before the referral that led to it.
//!
//! Why: a plan comes out of a referral, so it cannot come first.
//!
//! What to do: correct whichever of the two dates is wrong, or move the plan to the referral it belongs to.
//!
//! Source: Children in need census guide, validation rule 1105.

use crate::cin_census::writing::*;

/// Looks at each plan beside its own referral.
pub const RULE: Rule =
    rule("1105").items(&["CPPstartDate", "CINreferralDate"]).per_referral(plan_comes_first).examples(&[
        passes(
            "after it",
            &[details("CINreferralDate=2025-05-26"), protection_plan("CPPstartDate=2025-06-10")],
        ),
        finds(
            "before it",
            &[
                details("CINreferralDate=2025-05-26").found(),
                protection_plan("CPPstartDate=2025-05-25").found(),
            ],
        ),
        boundary_passes(
            "the same day",
            &[details("CINreferralDate=2025-05-26"), protection_plan("CPPstartDate=2025-05-26")],
        ),
        boundary_finds(
            "two referrals, each with its own plan",
            &[
                details("CINdetailsID=1 CINreferralDate=2025-05-26"),
                details("CINdetailsID=2 CINreferralDate=2025-09-26").found(),
                protection_plan("CINdetailsID=1 CPPstartDate=2025-06-10"),
                protection_plan("CINdetailsID=2 CPPstartDate=2025-06-10").found(),
            ],
        ),
    ]);

fn plan_comes_first(referral: &Referral, _: &Census, sink: &mut Sink) {
    for row in referral.details {
        for plan in referral.protection_plans {
            if plan.start_date.is_before(&row.referral_date) {
                sink.rows(&[plan, row]);
            }
        }
    }
}
