//! A referral with no further action has a child protection plan.
//!
//! Why: a plan is further action, so one of the two is wrong.
//!
//! What to do: correct the no further action flag, or move the plan to the referral it belongs to.
//!
//! Source: Children in need census guide, validation rule 8832.

use crate::cin_census::writing::*;

/// Looks within each referral.
pub const RULE: Rule = rule("8832")
    .items(&["ReferralNFA", "ChildProtectionPlans.LAchildID"])
    .per_referral(has_a_plan_all_the_same)
    .examples(&[
        passes("further action", &[details("ReferralNFA=false"), protection_plan("CPPstartDate=2025-05-26")]),
        finds(
            "no further action",
            &[details("ReferralNFA=1").found(), protection_plan("CPPstartDate=2025-05-26").found()],
        ),
        boundary_passes(
            "the plan is of another referral",
            &[
                details("CINdetailsID=1 ReferralNFA=1"),
                protection_plan("CINdetailsID=2 CPPstartDate=2025-05-26"),
            ],
        ),
    ]);

fn has_a_plan_all_the_same(referral: &Referral, _: &Census, sink: &mut Sink) {
    for row in referral.details.iter().filter(|row| is_true(&row.no_further_action)) {
        for plan in referral.protection_plans {
            sink.rows(&[row, plan]);
        }
    }
}
