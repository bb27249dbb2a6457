//! A child protection plan is reviewed while a child in need plan runs.
//!
//! Why: a child has one kind of plan at a time, so one of the dates is wrong.
//!
//! What to do: correct the review's date or the dates of the plans.
//!
//! Source: Children in need census guide, validation rule 4003.

use crate::cin_census::writing::*;

/// A review on the day the child protection plan ends may be the first day of the child in need plan.
pub const RULE: Rule = rule("4003")
    .items(&["CINPlanStartDate", "CPPreviewDate", "CPPendDate"])
    .per_referral(is_reviewed_beside_another_plan)
    .examples(&[
        passes(
            "reviewed before the other plan",
            &[
                protection_plan("CPPendDate=2025-06-10"),
                review("CPPreviewDate=2025-05-26"),
                cin_plan("CINPlanStartDate=2025-06-10 CINPlanEndDate=2025-09-10"),
            ],
        ),
        finds(
            "reviewed within it",
            &[
                protection_plan("CPPendDate=2025-08-10").found(),
                review("CPPreviewDate=2025-07-26").found(),
                cin_plan("CINPlanStartDate=2025-06-10 CINPlanEndDate=2025-09-10").found(),
            ],
        ),
        boundary_passes(
            "the review that ended the plan",
            &[
                protection_plan("CPPendDate=2025-06-10"),
                review("CPPreviewDate=2025-06-10"),
                cin_plan("CINPlanStartDate=2025-06-10 CINPlanEndDate=2025-09-10"),
            ],
        ),
        boundary_passes(
            "reviewed on the last day of the other plan",
            &[
                protection_plan("CPPstartDate=2025-09-10"),
                review("CPPreviewDate=2025-09-10"),
                cin_plan("CINPlanStartDate=2025-06-10 CINPlanEndDate=2025-09-10"),
            ],
        ),
    ]);

fn is_reviewed_beside_another_plan(referral: &Referral, _: &Census, sink: &mut Sink) {
    for protection in referral.protection_plans {
        for review in referral.reviews_of(protection) {
            let date = &review.review_date;
            for plan in referral.plans {
                let within = date.is_on_or_after(&plan.start_date) && date.is_before(&plan.end_date);
                if within && !date.is_same_day(&protection.end_date) {
                    sink.rows(&[review, plan, protection]);
                }
            }
        }
    }
}
