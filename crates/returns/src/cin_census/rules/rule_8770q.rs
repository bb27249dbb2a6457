//! A child of school age has no unique pupil number and no reason why it is not known.
//!
//! Why: the number ties the child to their schooling; at this age there nearly always is one.
//!
//! What to do: ask the school for the number, or give the reason why it is not known; UN1 is for younger
//! children.
//!
//! Source: Children in need census guide, validation rule 8770Q.

use crate::cin_census::writing::*;

/// Children with a referral that led to something. What school age is changed in 2024/25.
pub const RULES: &[Rule] = &[
    rule("8770Q")
        .query()
        .title("A child of 6 or older has no unique pupil number and no reason why it is not known.")
        .until(2024)
        .items(&["UPN", "UPNunknown"])
        .per_child(is_six_without_a_number)
        .examples(&[
            passes(
                "a number",
                &[identifiers("PersonBirthDate=2010-05-26 UPN=A123"), details("ReferralNFA=0")],
            ),
            finds("none", &[identifiers("PersonBirthDate=2010-05-26").found(), details("ReferralNFA=false")]),
            boundary_finds(
                "6 on the last day",
                &[identifiers("PersonBirthDate=2018-03-31").found(), details("ReferralNFA=0")],
            ),
            boundary_passes(
                "6 the day after",
                &[identifiers("PersonBirthDate=2018-04-01"), details("ReferralNFA=0")],
            ),
        ]),
    rule("8770Q")
        .query()
        .since(2025)
        .items(&["UPN", "UPNunknown"])
        .per_child(is_at_school_without_a_number)
        .examples(&[
            passes(
                "a number",
                &[identifiers("PersonBirthDate=2010-05-26 UPN=A123"), details("ReferralNFA=0")],
            ),
            passes(
                "a reason",
                &[identifiers("PersonBirthDate=2010-05-26 UPNunknown=UN2"), details("ReferralNFA=0")],
            ),
            finds(
                "neither",
                &[identifiers("PersonBirthDate=2010-05-26").found(), details("ReferralNFA=false")],
            ),
            finds(
                "the reason of a younger child",
                &[identifiers("PersonBirthDate=2010-05-26 UPNunknown=UN1").found(), details("ReferralNFA=0")],
            ),
            boundary_finds(
                "5 by 31 August",
                &[identifiers("PersonBirthDate=2020-08-31").found(), details("ReferralNFA=0")],
            ),
            boundary_passes(
                "5 the day after",
                &[identifiers("PersonBirthDate=2020-09-01"), details("ReferralNFA=0")],
            ),
            boundary_passes(
                "no further action",
                &[identifiers("PersonBirthDate=2010-05-26"), details("ReferralNFA=1")],
            ),
        ]),
];

fn is_six_without_a_number(child: &Child, census: &Census, sink: &mut Sink) {
    report(child, census.end.plus_years(-6), sink);
}

fn is_at_school_without_a_number(child: &Child, census: &Census, sink: &mut Sink) {
    report(child, Date::new(census.end.year() - 6, 8, 31).ok(), sink);
}

/// Reports the children born by a day who have neither.
fn report(child: &Child, born_by: Option<Date>, sink: &mut Sink) {
    let is_reason = |text: &Text| {
        let reason = text.as_str().to_ascii_uppercase();
        ["UN2", "UN3", "UN4", "UN5", "UN6", "UN7"].contains(&reason.as_str())
    };
    let with_action = child.details.iter().any(|row| is_false(&row.no_further_action));
    for identity in child.identifiers.iter().filter(|_| with_action) {
        let is_of_age = identity.birth_date.is_on_or_before(born_by);
        if is_of_age && identity.upn.is_blank() && !is_reason(&identity.upn_unknown) {
            sink.row(identity);
        }
    }
}
