//! A child has a conviction recorded, but one of the health items is blank.
//!
//! Why: these items are asked together about every child looked after all year.
//!
//! What to do: fill in immunisations, teeth check, health assessment and substance misuse.
//!
//! Source: Children looked-after return guide, validation check 544.

use crate::ssda903::writing::*;

/// A conviction recorded as 1 goes with all four.
pub const RULE: Rule = rule("544")
    .items(&["CONVICTED", "HEALTH_ASSESSMENT", "IMMUNISATIONS", "SUBSTANCE_MISUSE", "TEETH_CHECK"])
    .per_oc2(lacks_one)
    .examples(&[
        passes(
            "all four",
            &[oc2("CONVICTED=1 IMMUNISATIONS=1 TEETH_CHECK=1 HEALTH_ASSESSMENT=1 SUBSTANCE_MISUSE=0")],
        ),
        finds("none of them", &[oc2("CONVICTED=1").found()]),
        boundary_finds(
            "all but one",
            &[oc2("CONVICTED=1 IMMUNISATIONS=1 TEETH_CHECK=1 HEALTH_ASSESSMENT=1").found()],
        ),
        boundary_passes("recorded as 0", &[oc2("CONVICTED=0")]),
    ]);

fn lacks_one(row: &Oc2, _: &Collection) -> bool {
    let four = [&row.immunisations, &row.teeth_check, &row.health_assessment, &row.substance_misuse];
    row.convicted.is("1") && four.iter().any(|item| item.is_blank())
}
