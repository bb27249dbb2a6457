//! The authority is in touch with a care leaver, but the activity or the accommodation is 0, not known.
//!
//! Why: who is in touch knows what the young person does and where they live.
//!
//! What to do: give the activity and the accommodation, or correct whether the authority is in touch.
//!
//! Source: Children looked-after return guide, validation check 345.

use crate::ssda903::writing::*;

/// Blank is another rule's business.
pub const RULE: Rule = rule("345").items(LEAVING_ITEMS).per_oc3(should_be_known).examples(&[
    passes("known", &[oc3("IN_TOUCH=YES ACTIV=F1 ACCOM=U1")]),
    finds("no activity", &[oc3("IN_TOUCH=YES ACTIV=0 ACCOM=U1").found()]),
    finds("no accommodation", &[oc3("IN_TOUCH=YES ACTIV=F1 ACCOM=0").found()]),
    boundary_passes("not in touch", &[oc3("IN_TOUCH=NO ACTIV=0 ACCOM=0")]),
    boundary_passes("blank", &[oc3("IN_TOUCH=YES")]),
]);

fn should_be_known(leaver: &Oc3, _: &Collection) -> bool {
    leaver.in_touch.is("YES") && (leaver.activ.is("0") || leaver.accom.is("0"))
}
