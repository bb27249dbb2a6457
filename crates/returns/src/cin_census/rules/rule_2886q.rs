//! More than 2 in 100 children have no sex recorded.
//!
//! Why: national figures are given by sex, and these children fall out of them.
//!
//! What to do: find the children without a sex, other than the unborn, and record it.
//!
//! Source: Children in need census guide, validation rule 2886Q.

use crate::cin_census::writing::*;

/// Unborn children are those with an expected date of birth; they do not count at all.
pub const RULES: &[Rule] = &[
    rule("2886Q")
        .query()
        .title("More than 2 in 100 children have no gender recorded.")
        .until(2024)
        .items(&["GenderCurrent", "ExpectedPersonBirthDate"])
        .whole_return(too_many_without_gender)
        .examples(&[
            passes(
                "all recorded",
                &[identifiers("LAchildID=1 GenderCurrent=1"), identifiers("LAchildID=2 GenderCurrent=2")],
            ),
            finds(
                "one of two not known",
                &[identifiers("LAchildID=1 GenderCurrent=1"), identifiers("LAchildID=2 GenderCurrent=0")],
            ),
            boundary_passes(
                "one of two unborn",
                &[
                    identifiers("LAchildID=1 GenderCurrent=1"),
                    identifiers("LAchildID=2 GenderCurrent=0 ExpectedPersonBirthDate=2024-05-26"),
                ],
            ),
        ]),
    rule("2886Q")
        .query()
        .since(2025)
        .items(&["Sex", "ExpectedPersonBirthDate"])
        .whole_return(too_many_without_sex)
        .examples(&[
            passes("all recorded", &[identifiers("LAchildID=1 Sex=F"), identifiers("LAchildID=2 Sex=M")]),
            finds("one of two missing", &[identifiers("LAchildID=1 Sex=F"), identifiers("LAchildID=2")]),
            finds(
                "born, and said to be unborn",
                &[identifiers("LAchildID=1 Sex=F"), identifiers("LAchildID=2 Sex=U")],
            ),
            boundary_passes(
                "all unborn",
                &[identifiers("LAchildID=1 Sex=U ExpectedPersonBirthDate=2026-05-26")],
            ),
            boundary_passes(
                "one of two unborn",
                &[
                    identifiers("LAchildID=1 Sex=F"),
                    identifiers("LAchildID=2 Sex=U ExpectedPersonBirthDate=2026-05-26"),
                ],
            ),
        ]),
];

fn too_many_without_gender(returned: &Return, _: &Census, sink: &mut Sink) {
    report(returned, sink, |child| child.gender_current.is_blank() || child.gender_current.is("0"));
}

fn too_many_without_sex(returned: &Return, _: &Census, sink: &mut Sink) {
    report(returned, sink, |child| child.sex.is_blank() || child.sex.is("U"));
}

fn report(returned: &Return, sink: &mut Sink, is_unrecorded: fn(&ChildIdentifiers) -> bool) {
    let born = returned.tables.identifiers.iter().filter(|child| child.expected_birth_date.is_blank());
    let (all, without) =
        born.fold((0, 0), |(all, without), child| (all + 1, without + usize::from(is_unrecorded(child))));
    if without * 50 > all {
        sink.whole_return();
    }
}
