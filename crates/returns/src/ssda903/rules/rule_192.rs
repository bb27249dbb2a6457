//! The child has a substance misuse problem, and it is not said whether they had help with it.
//!
//! Why: whether children get the help they need is the reason for asking.
//!
//! What to do: say whether the child had help: 1 for yes, 0 for no.
//!
//! Source: Children looked-after return guide, validation check 192.

use crate::ssda903::writing::*;

/// A known problem and nothing about help.
pub const RULE: Rule =
    rule("192").items(&["SUBSTANCE_MISUSE", "INTERVENTION_RECEIVED"]).per_oc2(help_is_not_said).examples(&[
        passes("said", &[oc2("SUBSTANCE_MISUSE=1 INTERVENTION_RECEIVED=0")]),
        finds("not said", &[oc2("SUBSTANCE_MISUSE=1").found()]),
        boundary_passes("no problem, and nothing", &[oc2("SUBSTANCE_MISUSE=0"), oc2("CONVICTED=0")]),
    ]);

fn help_is_not_said(row: &Oc2, _: &Collection) -> bool {
    row.substance_misuse.is("1") && row.intervention_received.is_blank()
}
