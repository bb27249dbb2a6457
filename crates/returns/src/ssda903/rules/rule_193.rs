//! The child has no substance misuse problem, but it is said whether help was received or offered.
//!
//! Why: help is asked about only where there is a problem.
//!
//! What to do: leave both blank, or correct whether there is a problem.
//!
//! Source: Children looked-after return guide, validation check 193.

use crate::ssda903::writing::*;

/// No problem, or none said, and an answer about help.
pub const RULE: Rule = rule("193")
    .items(&["SUBSTANCE_MISUSE", "INTERVENTION_RECEIVED", "INTERVENTION_OFFERED"])
    .per_oc2(has_help_without_a_problem)
    .examples(&[
        passes("a problem", &[oc2("SUBSTANCE_MISUSE=1 INTERVENTION_RECEIVED=1")]),
        finds("none, and help", &[oc2("SUBSTANCE_MISUSE=0 INTERVENTION_RECEIVED=1").found()]),
        boundary_finds("none said, and no help", &[oc2("INTERVENTION_OFFERED=0").found()]),
        boundary_passes("none, and nothing", &[oc2("SUBSTANCE_MISUSE=0"), oc2("CONVICTED=0")]),
    ]);

fn has_help_without_a_problem(row: &Oc2, _: &Collection) -> bool {
    let help = row.intervention_received.is_filled() || row.intervention_offered.is_filled();
    help && !row.substance_misuse.is("1")
}
