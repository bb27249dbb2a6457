//! A child protection plan does not say how many plans the child had before.
//!
//! Why: second and later plans are counted nationally.
//!
//! What to do: give the number of earlier plans, with any authority; 0 if this is the first.
//!
//! Source: Children in need census guide, validation rule 8730.

use crate::cin_census::writing::*;

/// A number below nought is no number of plans.
pub const RULE: Rule =
    rule("8730").items(&["NumberOfPreviousCPP"]).per_protection_plan(has_no_number).examples(&[
        passes("two before", &[protection_plan("NumberOfPreviousCPP=2")]),
        finds("missing", &[protection_plan("CPPstartDate=2025-05-26").found()]),
        boundary_passes("the first plan", &[protection_plan("NumberOfPreviousCPP=0")]),
        boundary_finds("below nought", &[protection_plan("NumberOfPreviousCPP=-1").found()]),
    ]);

fn has_no_number(plan: &ProtectionPlan, _: &Census) -> bool {
    plan.n_previous_plans.known().is_none_or(|number| number < 0)
}
