//! A child protection plan ends after the child died.
//!
//! Why: a plan ends with the child's death at the latest, so one of the two dates is wrong.
//!
//! What to do: check both dates with the child's worker, then end the plan on the day of death or earlier.
//!
//! Source: Children in need census guide, validation rule 8920.

use crate::cin_census::writing::*;

/// Any plan of the child.
pub const RULE: Rule =
    rule("8920").items(&["PersonDeathDate", "CPPendDate"]).per_child(ends_after_death).examples(&[
        passes(
            "before",
            &[identifiers("PersonDeathDate=2025-06-10"), protection_plan("CPPendDate=2025-05-26")],
        ),
        finds(
            "after",
            &[
                identifiers("PersonDeathDate=2025-06-10").found(),
                protection_plan("CPPendDate=2025-06-11").found(),
            ],
        ),
        boundary_passes(
            "the same day",
            &[identifiers("PersonDeathDate=2025-06-10"), protection_plan("CPPendDate=2025-06-10")],
        ),
    ]);

fn ends_after_death(child: &Child, _: &Census, sink: &mut Sink) {
    for identity in child.identifiers {
        for plan in child.protection_plans {
            if plan.end_date.is_after(&identity.death_date) {
                sink.rows(&[plan, identity]);
            }
        }
    }
}
