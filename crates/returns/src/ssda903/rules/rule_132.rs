//! What a care leaver mainly does is missing or is not one of the collection's codes.
//!
//! Why: whether care leavers are learning or working is followed nationally.
//!
//! What to do: record the code as the collection's guide has it; 0 if the authority is not in touch.
//!
//! Source: Children looked-after return guide, validation check 132.

use kith_vocabulary::codes::activity::Activity;

use crate::ssda903::writing::*;

/// Blank is a fault too: 0 says that it is not known.
pub const RULE: Rule = rule("132").items(&["ACTIV"]).per_oc3(is_no_code).examples(&[
    passes("a code", &[oc3("ACTIV=F1")]),
    finds("missing", &[oc3("IN_TOUCH=YES").found(), oc3("CHILD=102 ACTIV=G6")]),
    boundary_passes("not known", &[oc3("ACTIV=0")]),
    boundary_finds("a number that is no code", &[oc3("ACTIV=1").found()]),
]);

fn is_no_code(leaver: &Oc3, _: &Collection) -> bool {
    Activity::from_code(leaver.activ.as_str()).is_none()
}
