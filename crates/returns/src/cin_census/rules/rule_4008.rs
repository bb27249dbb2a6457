//! A child in need plan starts after the child died.
//!
//! Why: one of the two dates is wrong, or the plan is another child's.
//!
//! What to do: check both dates with the child's worker before you change either.
//!
//! Source: Children in need census guide, validation rule 4008.

use crate::cin_census::writing::*;

/// Any plan of the child.
pub const RULE: Rule =
    rule("4008").items(&["PersonDeathDate", "CINPlanStartDate"]).per_child(starts_after_death).examples(&[
        passes(
            "before",
            &[identifiers("PersonDeathDate=2025-06-10"), cin_plan("CINPlanStartDate=2025-05-26")],
        ),
        finds(
            "after",
            &[
                identifiers("PersonDeathDate=2025-06-10").found(),
                cin_plan("CINPlanStartDate=2025-06-11").found(),
            ],
        ),
        boundary_passes(
            "the same day",
            &[identifiers("PersonDeathDate=2025-06-10"), cin_plan("CINPlanStartDate=2025-06-10")],
        ),
    ]);

fn starts_after_death(child: &Child, _: &Census, sink: &mut Sink) {
    for identity in child.identifiers {
        for plan in child.plans {
            if plan.start_date.is_after(&identity.death_date) {
                sink.rows(&[identity, plan]);
            }
        }
    }
}
