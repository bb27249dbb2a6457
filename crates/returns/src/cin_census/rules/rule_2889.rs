//! A section 47 enquiry starts before the referral it belongs to.
//!
//! Why: an enquiry comes out of a referral, so it cannot come first.
//!
//! What to do: correct whichever of the two dates is wrong, or move the enquiry to the referral it belongs to.
//!
//! Source: Children in need census guide, validation rule 2889.

use crate::cin_census::writing::*;

/// Looks at each enquiry beside its own referral.
pub const RULE: Rule = rule("2889")
    .items(&["S47ActualStartDate", "CINreferralDate"])
    .per_referral(enquiry_comes_first)
    .examples(&[
        passes(
            "after it",
            &[details("CINreferralDate=2025-05-26"), section47("S47ActualStartDate=2025-05-27")],
        ),
        finds(
            "before it",
            &[
                details("CINreferralDate=2025-05-26").found(),
                section47("S47ActualStartDate=2025-05-25").found(),
            ],
        ),
        boundary_passes(
            "the same day",
            &[details("CINreferralDate=2025-05-26"), section47("S47ActualStartDate=2025-05-26")],
        ),
    ]);

fn enquiry_comes_first(referral: &Referral, _: &Census, sink: &mut Sink) {
    for row in referral.details {
        for enquiry in referral.section47 {
            if enquiry.start_date.is_before(&row.referral_date) {
                sink.rows(&[enquiry, row]);
            }
        }
    }
}
