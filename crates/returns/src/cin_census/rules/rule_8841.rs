//! A child protection plan is reviewed on the day it starts or before.
//!
//! Why: the first review comes up to three months after the conference that made the plan.
//!
//! What to do: correct whichever of the two dates is wrong, or remove the review if it was the initial
//! conference.
//!
//! Source: Children in need census guide, validation rule 8841.

use crate::cin_census::writing::*;

/// Looks at each plan beside its own reviews.
pub const RULE: Rule =
    rule("8841").items(&["CPPstartDate", "CPPreviewDate"]).per_referral(is_reviewed_too_early).examples(&[
        passes("later", &[protection_plan("CPPstartDate=2025-05-26"), review("CPPreviewDate=2025-08-10")]),
        finds(
            "before",
            &[protection_plan("CPPstartDate=2025-05-26").found(), review("CPPreviewDate=2025-04-10").found()],
        ),
        boundary_finds(
            "the same day",
            &[protection_plan("CPPstartDate=2025-05-26").found(), review("CPPreviewDate=2025-05-26").found()],
        ),
        boundary_passes(
            "the day after",
            &[protection_plan("CPPstartDate=2025-05-26"), review("CPPreviewDate=2025-05-27")],
        ),
        boundary_passes(
            "of another plan",
            &[protection_plan("CPPID=1 CPPstartDate=2025-05-26"), review("CPPID=2 CPPreviewDate=2025-04-10")],
        ),
    ]);

fn is_reviewed_too_early(referral: &Referral, _: &Census, sink: &mut Sink) {
    for plan in referral.protection_plans {
        for review in referral.reviews_of(plan) {
            if review.review_date.is_on_or_before(&plan.start_date) {
                sink.rows(&[plan, review]);
            }
        }
    }
}
