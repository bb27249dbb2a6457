//! A child in need plan starts before the referral it belongs to.
//!
//! Why: a plan comes out of a referral, so it cannot come first.
//!
//! What to do: correct whichever of the two dates is wrong, or move the plan to the referral it belongs to.
//!
//! Source: Children in need census guide, validation rule 4015.

use crate::cin_census::writing::*;

/// Looks at each plan beside its own referral.
pub const RULE: Rule =
    rule("4015").items(&["CINPlanStartDate", "CINreferralDate"]).per_referral(plan_comes_first).examples(&[
        passes("after it", &[details("CINreferralDate=2025-05-26"), cin_plan("CINPlanStartDate=2025-05-27")]),
        finds(
            "before it",
            &[details("CINreferralDate=2025-05-26").found(), cin_plan("CINPlanStartDate=2025-05-25").found()],
        ),
        boundary_passes(
            "the same day",
            &[details("CINreferralDate=2025-05-26"), cin_plan("CINPlanStartDate=2025-05-26")],
        ),
    ]);

fn plan_comes_first(referral: &Referral, _: &Census, sink: &mut Sink) {
    for row in referral.details {
        for plan in referral.plans {
            if plan.start_date.is_before(&row.referral_date) {
                sink.rows(&[plan, row]);
            }
        }
    }
}
