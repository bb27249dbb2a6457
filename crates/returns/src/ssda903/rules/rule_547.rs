//! A child has had health checks recorded, but one of the other health items is blank.
//!
//! Why: these items are asked together about every child looked after all year.
//!
//! What to do: fill in immunisations, teeth check, health assessment and substance misuse.
//!
//! Source: Children looked-after return guide, validation check 547.

use crate::ssda903::writing::*;

/// Health checks recorded as 1 goes with all four.
pub const RULE: Rule = rule("547")
    .items(&["HEALTH_ASSESSMENT", "HEALTH_CHECK", "IMMUNISATIONS", "SUBSTANCE_MISUSE", "TEETH_CHECK"])
    .per_oc2(lacks_one)
    .examples(&[
        passes(
            "all four",
            &[oc2("HEALTH_CHECK=1 IMMUNISATIONS=1 TEETH_CHECK=1 HEALTH_ASSESSMENT=1 SUBSTANCE_MISUSE=0")],
        ),
        finds("none of them", &[oc2("HEALTH_CHECK=1").found()]),
        boundary_finds(
            "all but one",
            &[oc2("HEALTH_CHECK=1 IMMUNISATIONS=1 TEETH_CHECK=1 HEALTH_ASSESSMENT=1").found()],
        ),
        boundary_passes("recorded as 0", &[oc2("HEALTH_CHECK=0")]),
    ]);

fn lacks_one(row: &Oc2, _: &Collection) -> bool {
    let four = [&row.immunisations, &row.teeth_check, &row.health_assessment, &row.substance_misuse];
    row.health_check.is("1") && four.iter().any(|item| item.is_blank())
}
