//! An item on the child's health, offending or substance misuse is not 0 or 1.
//!
//! Why: each of these is a question with yes or no for an answer.
//!
//! What to do: enter 1 for yes and 0 for no.
//!
//! Source: Children looked-after return guide, validation check 181.

use crate::ssda903::writing::*;

/// Blank is another rule's business.
pub const RULE: Rule = rule("181").items(HEALTH_ITEMS).per_oc2(is_not_yes_or_no).examples(&[
    passes("yes and no", &[oc2("CONVICTED=0 HEALTH_CHECK=1")]),
    finds("a letter", &[oc2("TEETH_CHECK=Y").found()]),
    boundary_passes("nothing", &[oc2("SDQ_SCORE=12")]),
    boundary_finds("the next number", &[oc2("CONVICTED=0 INTERVENTION_OFFERED=2").found()]),
]);

fn is_not_yes_or_no(row: &Oc2, _: &Collection) -> bool {
    row.health().iter().any(|answer| answer.filled_but_none_of(&["0", "1"]))
}
