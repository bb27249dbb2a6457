//! The child had no help with substance misuse, and it is not said whether help was offered.
//!
//! Why: a child who was never offered help is not the same as one who refused it.
//!
//! What to do: say whether help was offered: 1 for yes, 0 for no.
//!
//! Source: Children looked-after return guide, validation check 159.

use crate::ssda903::writing::*;

/// A known problem, no help received, nothing about the offer.
pub const RULE: Rule = rule("159")
    .items(&["SUBSTANCE_MISUSE", "INTERVENTION_RECEIVED", "INTERVENTION_OFFERED"])
    .per_oc2(offer_is_not_said)
    .examples(&[
        passes("said", &[oc2("SUBSTANCE_MISUSE=1 INTERVENTION_RECEIVED=0 INTERVENTION_OFFERED=0")]),
        finds("not said", &[oc2("SUBSTANCE_MISUSE=1 INTERVENTION_RECEIVED=0").found()]),
        boundary_passes("help received", &[oc2("SUBSTANCE_MISUSE=1 INTERVENTION_RECEIVED=1")]),
        boundary_passes("no problem", &[oc2("SUBSTANCE_MISUSE=0 INTERVENTION_RECEIVED=0")]),
    ]);

fn offer_is_not_said(row: &Oc2, _: &Collection) -> bool {
    row.substance_misuse.is("1") && row.intervention_received.is("0") && row.intervention_offered.is_blank()
}
