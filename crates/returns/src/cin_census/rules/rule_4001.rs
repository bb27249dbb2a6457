//! A referral has an open child in need plan and an open child protection plan.
//!
//! Why: a child has one kind of plan at a time; a child protection plan takes the place of a child in need plan.
//!
//! What to do: end the plan that no longer runs.
//!
//! Source: Children in need census guide, validation rule 4001.

use crate::cin_census::writing::*;

/// Open is without an end date.
pub const RULE: Rule =
    rule("4001").items(&["CINPlanEndDate", "CPPendDate"]).per_referral(has_both_plans_open).examples(&[
        passes(
            "the first ended",
            &[
                cin_plan("CINPlanStartDate=2025-05-26 CINPlanEndDate=2025-06-10"),
                protection_plan("CPPstartDate=2025-06-10"),
            ],
        ),
        finds(
            "both open",
            &[
                cin_plan("CINPlanStartDate=2025-05-26").found(),
                protection_plan("CPPstartDate=2025-06-10").found(),
            ],
        ),
        boundary_passes(
            "each in a referral of its own",
            &[
                cin_plan("CINdetailsID=1 CINPlanStartDate=2025-05-26"),
                protection_plan("CINdetailsID=2 CPPstartDate=2025-06-10"),
            ],
        ),
    ]);

fn has_both_plans_open(referral: &Referral, _: &Census, sink: &mut Sink) {
    for plan in referral.plans.iter().filter(|plan| plan.end_date.is_blank()) {
        for protection in referral.protection_plans.iter().filter(|plan| plan.end_date.is_blank()) {
            sink.rows(&[plan, protection]);
        }
    }
}
