//! One referral has two or more section 47 enquiries that are still open.
//!
//! Why: an enquiry ends in a conference or in the decision that none is needed; two at once are usually one typed twice.
//!
//! What to do: give the conference's date or say that none was required, or remove the one that did not happen.
//!
//! Source: Children in need census guide, validation rule 8839.

use crate::cin_census::writing::*;

/// Open enquiries of one referral: without a conference, and without word that none was required.
pub const RULE: Rule =
    rule("8839").items(&["Section47.DateOfInitialCPC"]).per_referral(has_several_open_enquiries).examples(&[
        passes("one open", &[section47("ICPCnotRequired=false")]),
        finds(
            "two open",
            &[section47("ICPCnotRequired=false").found(), section47("ICPCnotRequired=0").found()],
        ),
        boundary_passes("one ended", &[section47("ICPCnotRequired=0"), section47("ICPCnotRequired=1")]),
        boundary_passes(
            "each in a referral of its own",
            &[section47("CINdetailsID=1 ICPCnotRequired=0"), section47("CINdetailsID=2 ICPCnotRequired=0")],
        ),
    ]);

fn has_several_open_enquiries(referral: &Referral, _: &Census, sink: &mut Sink) {
    let open = referral.section47.iter().filter(|enquiry| {
        enquiry.initial_conference_date.is_blank() && !is_true(&enquiry.conference_not_required)
    });
    let open: Vec<&dyn Row> = open.map(|enquiry| enquiry as &dyn Row).collect();
    if open.len() > 1 {
        sink.rows(&open);
    }
}
