//! A referral with no further action has a child in need plan.
//!
//! Why: a plan is further action, so one of the two is wrong.
//!
//! What to do: correct the no further action flag, or remove the plan.
//!
//! Source: Children in need census guide, validation rule 4000.

use crate::cin_census::writing::*;

/// Looks within each referral.
pub const RULE: Rule = rule("4000")
    .items(&["ReferralNFA", "CINplanDates.LAchildID"])
    .per_referral(has_a_plan_all_the_same)
    .examples(&[
        passes("further action", &[details("ReferralNFA=false"), cin_plan("CINPlanStartDate=2025-05-26")]),
        finds(
            "no further action",
            &[details("ReferralNFA=true").found(), cin_plan("CINPlanStartDate=2025-05-26").found()],
        ),
        boundary_passes(
            "the plan is of another referral",
            &[
                details("CINdetailsID=1 ReferralNFA=1"),
                cin_plan("CINdetailsID=2 CINPlanStartDate=2025-05-26"),
            ],
        ),
    ]);

fn has_a_plan_all_the_same(referral: &Referral, _: &Census, sink: &mut Sink) {
    for row in referral.details.iter().filter(|row| is_true(&row.no_further_action)) {
        for plan in referral.plans {
            sink.rows(&[row, plan]);
        }
    }
}
