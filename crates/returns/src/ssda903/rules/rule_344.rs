//! A care leaver has died or returned home, but has an activity or an accommodation.
//!
//! Why: neither is asked about a young person who died or returned home.
//!
//! What to do: enter 0 for both, or correct whether the authority is in touch.
//!
//! Source: Children looked-after return guide, validation check 344.

use crate::ssda903::writing::*;

/// Both must be 0.
pub const RULE: Rule = rule("344").items(LEAVING_ITEMS).per_oc3(has_more_to_tell).examples(&[
    passes("noughts", &[oc3("IN_TOUCH=DIED ACTIV=0 ACCOM=0")]),
    finds("an activity", &[oc3("IN_TOUCH=RHOM ACTIV=F1 ACCOM=0").found()]),
    finds("an accommodation", &[oc3("IN_TOUCH=DIED ACTIV=0 ACCOM=U1").found()]),
    boundary_finds("blank is not nought", &[oc3("IN_TOUCH=RHOM ACCOM=0").found()]),
    boundary_passes("in touch", &[oc3("IN_TOUCH=YES ACTIV=F1 ACCOM=U1")]),
]);

fn has_more_to_tell(leaver: &Oc3, _: &Collection) -> bool {
    leaver.in_touch.one_of(&["DIED", "RHOM"]) && !(leaver.activ.is("0") && leaver.accom.is("0"))
}
