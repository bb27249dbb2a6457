//! The latest category of abuse of a child protection plan is missing or is not one of the census's codes.
//!
//! Why: national figures say why children have plans.
//!
//! What to do: give the category that the latest conference decided on: NEG, PHY, SAB, EMO or MUL.
//!
//! Source: Children in need census guide, validation rule 8910.

use kith_vocabulary::codes::abuse_category::AbuseCategory;

use crate::cin_census::writing::*;

/// Blank is no code.
pub const RULE: Rule =
    rule("8910").items(&["LatestCategoryOfAbuse"]).per_protection_plan(is_no_code).examples(&[
        passes("a code", &[protection_plan("LatestCategoryOfAbuse=EMO")]),
        finds("missing", &[protection_plan("InitialCategoryOfAbuse=EMO").found()]),
        boundary_finds("nearly a code", &[protection_plan("LatestCategoryOfAbuse=EMOT").found()]),
    ]);

fn is_no_code(plan: &ProtectionPlan, _: &Census) -> bool {
    AbuseCategory::from_code(plan.latest_category.as_str()).is_none()
}
