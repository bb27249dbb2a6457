//! The same initial child protection conference is recorded at the referral and at a section 47 enquiry.
//!
//! Why: a conference recorded in both places is counted twice.
//!
//! What to do: leave the date at the section 47 enquiry. The date at the referral is for conferences without an
//! enquiry, such as for a child who moved in on a plan.
//!
//! Source: Children in need census guide, validation rule 2884.

use crate::cin_census::writing::*;

/// Any referral of the child beside any enquiry of the child.
pub const RULE: Rule = rule("2884").items(&["DateOfInitialCPC"]).per_child(is_recorded_twice).examples(&[
    passes(
        "at the enquiry only",
        &[details("CINreferralDate=2025-05-26"), section47("DateOfInitialCPC=2025-06-10")],
    ),
    finds(
        "at both",
        &[details("DateOfInitialCPC=2025-06-10").found(), section47("DateOfInitialCPC=2025-06-10").found()],
    ),
    boundary_passes(
        "another conference",
        &[details("DateOfInitialCPC=2025-06-10"), section47("DateOfInitialCPC=2025-06-11")],
    ),
    boundary_finds(
        "at an enquiry of another referral",
        &[
            details("CINdetailsID=1 DateOfInitialCPC=2025-06-10").found(),
            section47("CINdetailsID=2 DateOfInitialCPC=2025-06-10").found(),
        ],
    ),
]);

fn is_recorded_twice(child: &Child, _: &Census, sink: &mut Sink) {
    for row in child.details {
        for enquiry in child.section47 {
            if enquiry.initial_conference_date.is_same_day(&row.initial_conference_date) {
                sink.rows(&[enquiry, row]);
            }
        }
    }
}
