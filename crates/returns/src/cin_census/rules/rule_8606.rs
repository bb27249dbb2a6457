//! A child was referred more than 40 weeks before birth, or before the expected date of birth.
//!
//! Why: nobody can know of a child so long before birth, so one of the dates is wrong.
//!
//! What to do: correct whichever of the dates is wrong.
//!
//! Source: Children in need census guide, validation rule 8606.

use crate::cin_census::writing::*;

/// 40 weeks are 280 days.
pub const RULE: Rule = rule("8606")
    .items(&["CINreferralDate", "PersonBirthDate", "ExpectedPersonBirthDate"])
    .per_child(is_referred_too_early)
    .examples(&[
        passes(
            "after birth",
            &[identifiers("PersonBirthDate=2025-05-26"), details("CINreferralDate=2025-06-26")],
        ),
        finds(
            "years before",
            &[
                identifiers("ExpectedPersonBirthDate=2026-05-26").found(),
                details("CINreferralDate=2023-05-26").found(),
            ],
        ),
        boundary_passes(
            "40 weeks",
            &[identifiers("PersonBirthDate=2026-01-06"), details("CINreferralDate=2025-04-01")],
        ),
        boundary_finds(
            "a day more",
            &[
                identifiers("PersonBirthDate=2026-01-07").found(),
                details("CINreferralDate=2025-04-01").found(),
            ],
        ),
    ]);

fn is_referred_too_early(child: &Child, _: &Census, sink: &mut Sink) {
    for identity in child.identifiers {
        let earliest = [identity.birth_date.plus_days(-280), identity.expected_birth_date.plus_days(-280)];
        for row in child.details {
            if earliest.iter().any(|earliest| row.referral_date.is_before(earliest)) {
                sink.rows(&[row, identity]);
            }
        }
    }
}
