//! A person is over 25.
//!
//! Why: the census is about children, and young people up to 25 in some cases.
//!
//! What to do: correct the date of birth, or close the case.
//!
//! Source: Children in need census guide, validation rule 8775Q.

use crate::cin_census::writing::*;

/// The case is open, or closed after the 25th birthday.
pub const RULE: Rule =
    rule("8775Q").query().items(&["PersonBirthDate", "CINclosureDate"]).per_child(is_over_25).examples(&[
        passes(
            "a child",
            &[identifiers("PersonBirthDate=2015-05-26"), details("CINreferralDate=2025-05-26")],
        ),
        finds(
            "an adult",
            &[
                identifiers("PersonBirthDate=1990-05-26").found(),
                details("CINreferralDate=2025-05-26").found(),
            ],
        ),
        boundary_passes(
            "25 on the last day",
            &[identifiers("PersonBirthDate=2001-03-31"), details("CINreferralDate=2025-05-26")],
        ),
        boundary_finds(
            "25 the day before",
            &[
                identifiers("PersonBirthDate=2001-03-30").found(),
                details("CINreferralDate=2025-05-26").found(),
            ],
        ),
        boundary_passes(
            "closed on the birthday",
            &[identifiers("PersonBirthDate=2000-05-26"), details("CINclosureDate=2025-05-26")],
        ),
    ]);

fn is_over_25(child: &Child, census: &Census, sink: &mut Sink) {
    for identity in child.identifiers {
        let birthday = identity.birth_date.plus_years(25);
        for row in child.details.iter().filter(|_| birthday.is_before(census.end)) {
            if row.closure_date.is_blank() || row.closure_date.is_after(birthday) {
                sink.rows(&[identity, row]);
            }
        }
    }
}
