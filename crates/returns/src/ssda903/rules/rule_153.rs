//! Some of the items on the care leaver are filled and others are blank.
//!
//! Why: the three items tell one story and are counted together.
//!
//! What to do: fill being in touch, activity and accommodation; 0 says of the last two that they are not known.
//!
//! Source: Children looked-after return guide, validation check 153.

use crate::ssda903::writing::*;

/// Three items, all or none.
pub const RULE: Rule = rule("153").items(LEAVING_ITEMS).per_oc3(is_told_in_part).examples(&[
    passes("whole", &[oc3("IN_TOUCH=YES ACTIV=F1 ACCOM=U1")]),
    finds("in touch only", &[oc3("IN_TOUCH=YES").found()]),
    boundary_passes("nothing", &[oc3("DOB=2008-05-26")]),
    boundary_finds("one is missing", &[oc3("IN_TOUCH=YES ACTIV=F1").found()]),
]);

fn is_told_in_part(leaver: &Oc3, _: &Collection) -> bool {
    leaver.filled().contains(&true) && leaver.filled().contains(&false)
}
