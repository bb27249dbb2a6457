//! A child with a referral that led to something has no disability recorded, or one that is not among the
//! census's codes.
//!
//! Why: whether a child is disabled is to be known of every child in need; NONE is an answer.
//!
//! What to do: record the child's disabilities, or NONE.
//!
//! Source: Children in need census guide, validation rule 8540.
//!
//! Differs: the public validator finds these and then loses them on the way to its report.

use kith_vocabulary::codes::disability::Disability as Kind;

use crate::cin_census::writing::*;

/// Born children with at least one referral that is not without further action.
pub const RULE: Rule = rule("8540")
    .items(&["Disability", "PersonBirthDate", "ReferralNFA"])
    .per_child(is_unrecorded)
    .examples(&[
        passes(
            "recorded",
            &[
                identifiers("PersonBirthDate=2015-05-26"),
                details("ReferralNFA=false"),
                disability("Disability=MOB"),
            ],
        ),
        finds(
            "none recorded",
            &[identifiers("PersonBirthDate=2015-05-26").found(), details("ReferralNFA=0").found()],
        ),
        boundary_finds(
            "one of two is no code",
            &[
                identifiers("PersonBirthDate=2015-05-26").found(),
                details("ReferralNFA=false").found(),
                disability("Disability=MOB"),
                disability("Disability=mob").found(),
            ],
        ),
        boundary_passes(
            "no further action",
            &[identifiers("PersonBirthDate=2015-05-26"), details("ReferralNFA=true")],
        ),
        boundary_passes(
            "unborn",
            &[identifiers("ExpectedPersonBirthDate=2026-05-26"), details("ReferralNFA=false")],
        ),
    ]);

fn is_unrecorded(child: &Child, _: &Census, sink: &mut Sink) {
    let with_action = child.details.iter().filter(|row| is_false(&row.no_further_action));
    let with_action: Vec<&dyn Row> = with_action.map(|row| row as &dyn Row).collect();
    let no_code = child.disabilities.iter().filter(|row| Kind::from_code(row.disability.as_str()).is_none());
    let no_code: Vec<&dyn Row> = no_code.map(|row| row as &dyn Row).collect();
    let is_fault = child.disabilities.is_empty() || !no_code.is_empty();
    for identity in child.identifiers.iter().filter(|identity| identity.birth_date.is_filled()) {
        if is_fault && !with_action.is_empty() {
            let mut rows: Vec<&dyn Row> = vec![identity];
            rows.extend(&no_code);
            rows.extend(&with_action);
            sink.rows(&rows);
        }
    }
}
