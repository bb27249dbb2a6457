//! A referral has more than one open child in need plan.
//!
//! Why: a child has one plan at a time; two open ones are usually an old one that was not ended.
//!
//! What to do: give the day on which the earlier plan ended, or remove the plan that is there twice.
//!
//! Source: Children in need census guide, validation rule 4004.

use crate::cin_census::writing::*;

/// Open is without an end date.
pub const RULE: Rule =
    rule("4004").items(&["CINPlanEndDate"]).per_referral(has_several_open_plans).examples(&[
        passes(
            "one open",
            &[
                cin_plan("CINPlanStartDate=2025-05-26"),
                cin_plan("CINPlanStartDate=2024-05-26 CINPlanEndDate=2025-04-26"),
            ],
        ),
        finds(
            "two open",
            &[
                cin_plan("CINPlanStartDate=2025-05-26").found(),
                cin_plan("CINPlanStartDate=2024-05-26").found(),
            ],
        ),
        boundary_passes(
            "each in a referral of its own",
            &[
                cin_plan("CINdetailsID=1 CINPlanStartDate=2025-05-26"),
                cin_plan("CINdetailsID=2 CINPlanStartDate=2024-05-26"),
            ],
        ),
    ]);

fn has_several_open_plans(referral: &Referral, _: &Census, sink: &mut Sink) {
    let open = referral.plans.iter().filter(|plan| plan.end_date.is_blank());
    let open: Vec<&dyn Row> = open.map(|plan| plan as &dyn Row).collect();
    if open.len() > 1 {
        sink.rows(&open);
    }
}
