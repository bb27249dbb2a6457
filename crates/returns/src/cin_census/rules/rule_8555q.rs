//! A child was referred after the child died.
//!
//! Why: one of the two dates is wrong, or the referral is another child's.
//!
//! What to do: check both dates with the child's worker before you change either.
//!
//! Source: Children in need census guide, validation rule 8555Q.

use crate::cin_census::writing::*;

/// Any referral of the child.
pub const RULE: Rule = rule("8555Q")
    .query()
    .items(&["PersonDeathDate", "CINreferralDate"])
    .per_child(is_referred_after_death)
    .examples(&[
        passes("before", &[identifiers("PersonDeathDate=2025-06-10"), details("CINreferralDate=2025-05-26")]),
        finds(
            "after",
            &[
                identifiers("PersonDeathDate=2025-06-10").found(),
                details("CINreferralDate=2025-06-11").found(),
            ],
        ),
        boundary_passes(
            "the same day",
            &[identifiers("PersonDeathDate=2025-06-10"), details("CINreferralDate=2025-06-10")],
        ),
    ]);

fn is_referred_after_death(child: &Child, _: &Census, sink: &mut Sink) {
    for identity in child.identifiers {
        for row in child.details {
            if row.referral_date.is_after(&identity.death_date) {
                sink.rows(&[row, identity]);
            }
        }
    }
}
