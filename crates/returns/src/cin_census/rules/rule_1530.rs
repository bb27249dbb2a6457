//! Characters 2 to 4 of a unique pupil number are not the number of a local authority.
//!
//! Why: they say which authority gave the number; if there is no such authority, a digit is wrong.
//!
//! What to do: ask the school for the number, and type it again.
//!
//! Source: Children in need census guide, validation rule 1530.

use std::ops::RangeInclusive;

use crate::cin_census::writing::*;

/// The Department's numbers of authorities of England and Wales, past ones too: pupils keep their numbers.
const AUTHORITIES: &[RangeInclusive<u16>] = &[
    1..=5,
    201..=213,
    301..=320,
    330..=336,
    340..=344,
    350..=359,
    370..=373,
    380..=384,
    390..=394,
    420..=420,
    660..=681,
    701..=708,
    800..=803,
    805..=808,
    810..=813,
    815..=816,
    820..=823,
    825..=826,
    830..=831,
    835..=841,
    845..=846,
    850..=852,
    855..=857,
    860..=861,
    865..=896,
    908..=909,
    916..=916,
    919..=919,
    921..=921,
    925..=926,
    928..=929,
    931..=931,
    933..=933,
    935..=938,
    940..=941,
];

/// The authorities of April 2023 give numbers from the collection after it.
pub const RULES: &[Rule] = &[
    rule("1530").until(2023).items(&["UPN"]).per_identifiers(is_of_no_authority_before_2023).examples(&[
        passes("an authority", &[identifiers("UPN=A850123456789")]),
        finds("no authority", &[identifiers("UPN=A421123456789").found()]),
        boundary_finds("an authority that is yet to come", &[identifiers("UPN=A943123456789").found()]),
    ]),
    rule("1530").since(2024).items(&["UPN"]).per_identifiers(is_of_no_authority).examples(&[
        passes("an authority", &[identifiers("UPN=A850123456789")]),
        finds("no authority", &[identifiers("UPN=A421123456789").found()]),
        finds("letters", &[identifiers("UPN=ASFFAGSVSV123").found()]),
        boundary_passes("the newest authority", &[identifiers("UPN=A943123456789")]),
        boundary_finds("the number after it", &[identifiers("UPN=A944123456789").found()]),
        boundary_passes("too short to hold one", &[identifiers("UPN=A12")]),
    ]),
];

fn is_of_no_authority_before_2023(child: &ChildIdentifiers, _: &Census) -> bool {
    authority(child).is_some_and(|number| !is_known(number))
}

fn is_of_no_authority(child: &ChildIdentifiers, _: &Census) -> bool {
    authority(child).is_some_and(|number| !is_known(number) && number != "942" && number != "943")
}

fn authority(child: &ChildIdentifiers) -> Option<&str> {
    child.upn.as_str().get(1..4)
}

fn is_known(number: &str) -> bool {
    number.parse().is_ok_and(|number| AUTHORITIES.iter().any(|stretch| stretch.contains(&number)))
}
