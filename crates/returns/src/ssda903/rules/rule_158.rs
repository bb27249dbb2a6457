//! The child had help with substance misuse, and it is also said whether help was offered.
//!
//! Why: whether help was offered is asked only about children who had none.
//!
//! What to do: leave the offer blank, or correct whether the child had help.
//!
//! Source: Children looked-after return guide, validation check 158.

use crate::ssda903::writing::*;

/// Help received, and any answer about the offer.
pub const RULE: Rule = rule("158")
    .items(&["INTERVENTION_RECEIVED", "INTERVENTION_OFFERED"])
    .per_oc2(is_asked_twice)
    .examples(&[
        passes("received", &[oc2("INTERVENTION_RECEIVED=1")]),
        finds("received and offered", &[oc2("INTERVENTION_RECEIVED=1 INTERVENTION_OFFERED=1").found()]),
        boundary_finds(
            "received and not offered",
            &[oc2("INTERVENTION_RECEIVED=1 INTERVENTION_OFFERED=0").found()],
        ),
        boundary_passes("not received, offered", &[oc2("INTERVENTION_RECEIVED=0 INTERVENTION_OFFERED=1")]),
    ]);

fn is_asked_twice(row: &Oc2, _: &Collection) -> bool {
    row.intervention_received.is("1") && row.intervention_offered.is_filled()
}
