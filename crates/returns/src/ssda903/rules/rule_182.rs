//! Some items on the child's health are filled, but not all of those that every child must have.
//!
//! Why: immunisations, teeth checks, health assessments and substance misuse are counted for every child.
//!
//! What to do: fill these four, or leave every item blank if the child was not looked after for the whole year.
//!
//! Source: Children looked-after return guide, validation check 182.

use crate::ssda903::writing::*;

/// When any other item is filled, the four must be.
pub const RULE: Rule = rule("182").items(HEALTH_ITEMS).per_oc2(is_told_in_part).examples(&[
    passes("the four", &[oc2("IMMUNISATIONS=1 TEETH_CHECK=1 HEALTH_ASSESSMENT=1 SUBSTANCE_MISUSE=0")]),
    finds("convicted only", &[oc2("CONVICTED=1").found()]),
    boundary_finds(
        "three of the four",
        &[oc2("IMMUNISATIONS=1 TEETH_CHECK=1 HEALTH_ASSESSMENT=1 CONVICTED=0").found()],
    ),
    boundary_passes("nothing", &[oc2("SDQ_SCORE=12")]),
]);

fn is_told_in_part(row: &Oc2, _: &Collection) -> bool {
    let others = [&row.convicted, &row.health_check, &row.intervention_received, &row.intervention_offered];
    others.iter().any(|answer| answer.is_filled())
        && row.required_health().iter().any(|answer| answer.is_blank())
}
