//! An initial child protection conference is held before the referral that led to it.
//!
//! Why: a conference comes out of a referral, so it cannot come first.
//!
//! What to do: correct whichever of the two dates is wrong, or move the enquiry to the referral it belongs to.
//!
//! Source: Children in need census guide, validation rule 1104.

use crate::cin_census::writing::*;

/// Looks at each section 47 enquiry beside its own referral.
pub const RULE: Rule = rule("1104")
    .items(&["CINreferralDate", "Section47.DateOfInitialCPC"])
    .per_referral(conference_comes_first)
    .examples(&[
        passes(
            "after it",
            &[details("CINreferralDate=2025-05-26"), section47("DateOfInitialCPC=2025-06-10")],
        ),
        finds(
            "before it",
            &[
                details("CINreferralDate=2025-05-26").found(),
                section47("DateOfInitialCPC=2025-05-25").found(),
            ],
        ),
        boundary_passes(
            "the same day",
            &[details("CINreferralDate=2025-05-26"), section47("DateOfInitialCPC=2025-05-26")],
        ),
        boundary_passes(
            "before another referral",
            &[
                details("CINdetailsID=1 CINreferralDate=2025-05-26"),
                section47("CINdetailsID=2 DateOfInitialCPC=2025-05-25"),
            ],
        ),
    ]);

fn conference_comes_first(referral: &Referral, _: &Census, sink: &mut Sink) {
    for row in referral.details {
        for enquiry in referral.section47 {
            if enquiry.initial_conference_date.is_before(&row.referral_date) {
                sink.rows(&[enquiry, row]);
            }
        }
    }
}
