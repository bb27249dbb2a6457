//! Whether the authority is in touch with a care leaver is missing or is not one of the collection's codes.
//!
//! Why: keeping in touch with care leavers is a duty, and is followed nationally.
//!
//! What to do: record YES, NO, REFU, NREQ, RHOM or DIED as the collection's guide has it.
//!
//! Source: Children looked-after return guide, validation check 131.

use kith_vocabulary::codes::in_touch::InTouch;

use crate::ssda903::writing::*;

/// Blank is a fault too.
pub const RULE: Rule = rule("131").items(&["IN_TOUCH"]).per_oc3(is_no_code).examples(&[
    passes("a code", &[oc3("IN_TOUCH=NREQ")]),
    finds("missing", &[oc3("ACTIV=F1").found(), oc3("CHILD=102 IN_TOUCH=YES")]),
    boundary_finds("the whole word", &[oc3("IN_TOUCH=REFUSE").found()]),
    boundary_passes("typed in small letters", &[oc3("IN_TOUCH=refu")]),
]);

fn is_no_code(leaver: &Oc3, _: &Collection) -> bool {
    InTouch::from_code(leaver.in_touch.as_str()).is_none()
}
