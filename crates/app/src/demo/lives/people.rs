//! One person: the rows that say who they are.

use jiff::civil::Date;
use kith_practice::people::{ContactKind, IdentifierScheme, NameKind, YesNo};
use kith_vocabulary::birth::Birth;
use kith_vocabulary::codes::sex::Sex;
use kith_vocabulary::codes::upn_unknown::UpnUnknown;
use kith_vocabulary::identifiers::nhs_number::NhsNumber;
use kith_vocabulary::identifiers::upn;

use super::names::Called;
use crate::demo::chance::{Chance, Ids, days_after, days_between};
use crate::demo::lists::{Culture, lists};
use crate::people::rows::{ContactDetail, Identifier, Person, PersonName};

/// The number by which Solentshire goes in pupil numbers. No authority of England has it.
pub(crate) const LA_CODE: &str = "999";
/// Days in a year, near enough for ages.
pub(crate) const YEAR: i64 = 365;

/// What somebody is in the family.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kin {
    Child,
    Mother,
    Father,
    StepParent,
    Grandmother,
    AuntOrUncle,
    Friend,
}

/// A person with all their rows.
#[derive(Debug, Clone)]
pub(crate) struct Being {
    pub(crate) kin: Kin,
    pub(crate) called: Called,
    pub(crate) sex: Sex,
    /// The day of birth, or the day on which it is expected.
    pub(crate) born: Date,
    /// Which child of the authority this is.
    pub(crate) number: u64,
    pub(crate) person: Person,
    pub(crate) names: Vec<PersonName>,
    pub(crate) identifiers: Vec<Identifier>,
    pub(crate) contacts: Vec<ContactDetail>,
}

/// What is the same for everybody of a family.
pub(crate) struct Ways<'a> {
    pub(crate) culture: &'a Culture,
    pub(crate) language: &'static str,
    pub(crate) religion: &'static str,
}

impl<'a> Ways<'a> {
    /// The ways of a family of this culture.
    pub(crate) fn of(chance: &mut Chance, culture: &'a Culture) -> Self {
        let (language, religion) = (chance.word(&culture.languages), chance.word(&culture.religions));
        Ways { culture, language, religion }
    }
}

/// The rows of an adult.
pub(crate) fn adult(
    ids: &mut Ids,
    chance: &mut Chance,
    ways: &Ways,
    kin: Kin,
    called: Called,
    sex: Sex,
    born: Date,
) -> Being {
    let mut being = bare(ids, kin, called, sex, born, Birth::Born(born));
    // The older the memory, the less exact: relatives are often known by the year only.
    if matches!(kin, Kin::Grandmother | Kin::AuntOrUncle | Kin::Friend) {
        being.person.birth = chance.weighted(&[
            (3, Birth::BornInYear(born.year())),
            (1, Birth::BornInMonth { year: born.year(), month: born.month() }),
            (3, Birth::Born(born)),
            (3, Birth::Unknown),
        ]);
    }
    let close = matches!(kin, Kin::Mother | Kin::Father | Kin::StepParent);
    if close {
        being.person.ethnicity = Some(ways.culture.ethnicity.to_owned());
        being.person.first_language = Some(ways.language.to_owned());
        being.person.religion = chance.happens(60).then(|| ways.religion.to_owned());
        let needed = ways.language != "en" && chance.happens(35);
        being.person.needs_interpreter =
            (ways.language != "en").then_some(if needed { YesNo::Yes } else { YesNo::No });
    }
    let notes = lists().section("number notes");
    if close || chance.happens(60) {
        let number = format!("07700 900{:03}", chance.below(1000));
        let note = chance.happens(25).then(|| chance.word(notes).to_owned());
        being.add_contact(ids, ContactKind::Phone, number, note);
    }
    if close && chance.happens(30) {
        let letters = kith_vocabulary::names::name_key(&being.called.whole()).replace(' ', ".");
        being.add_contact(ids, ContactKind::Email, format!("{letters}@example.org"), None);
    } else if kin == Kin::Grandmother && chance.happens(40) {
        being.add_contact(ids, ContactKind::Phone, format!("01632 960{:03}", chance.below(1000)), None);
    }
    being
}

/// The rows of a child, who is the authority's child of this number. Numbers of others come with [`Being::note_numbers`].
pub(crate) fn child(
    ids: &mut Ids,
    chance: &mut Chance,
    ways: &Ways,
    ethnicity: &'static str,
    (called, sex, birth): (Called, Sex, Birth),
    number: u64,
) -> Being {
    let born = birth.born_on().or(birth.expected_on()).expect("a child's birth is known to the day");
    let mut being = bare(ids, Kin::Child, called, sex, born, birth);
    being.number = number;
    being.person.ethnicity = Some(if chance.happens(4) { "NOBT" } else { ethnicity }.to_owned());
    being.person.first_language = Some(if chance.happens(45) { "en" } else { ways.language }.to_owned());
    being.person.religion = chance.happens(55).then(|| ways.religion.to_owned());
    if birth.expected_on().is_some() {
        being.person.upn_unknown = Some(UpnUnknown::Unborn.code().to_owned());
    } else {
        being.person.disabilities = any_disability(chance).to_owned();
    }
    being
}

/// What a child's disability affects, as often as it is met; blank where nobody has asked.
pub(crate) fn any_disability(chance: &mut Chance) -> &'static str {
    chance.weighted(&[(78, "NONE"), (9, ""), (5, "AUT"), (3, "BEH"), (3, "COMM LD"), (2, "HEAR")])
}

fn bare(ids: &mut Ids, kin: Kin, called: Called, sex: Sex, born: Date, birth: Birth) -> Being {
    let person = Person {
        person_id: ids.next(),
        version: 0,
        birth,
        died_on: None,
        sex: Some(if birth.expected_on().is_some() { Sex::NotKnown } else { sex }.code().to_owned()),
        gender_identity: None,
        ethnicity: None,
        first_language: None,
        needs_interpreter: None,
        religion: None,
        disabilities: String::new(),
        communication_needs: None,
        upn_unknown: None,
        merged_into_id: None,
    };
    let mut being = Being {
        kin,
        called,
        sex,
        born,
        number: 0,
        person,
        names: Vec::new(),
        identifiers: Vec::new(),
        contacts: Vec::new(),
    };
    let (given, family) = (being.called.given.clone(), being.called.family.clone());
    if birth.expected_on().is_some() {
        being.add_name(ids, NameKind::Legal, "Baby".to_owned(), family);
        return being;
    }
    being.add_name(ids, NameKind::Legal, given, family.clone());
    if let Some(known_as) = being.called.known_as.clone() {
        being.add_name(ids, NameKind::Preferred, known_as, family);
    }
    being
}

impl Being {
    /// Gives another name.
    pub(crate) fn add_name(&mut self, ids: &mut Ids, kind: NameKind, given: String, family: String) {
        self.names.push(PersonName {
            person_name_id: ids.next(),
            version: 0,
            person_id: self.person.person_id,
            kind,
            given,
            family,
            starts_on: None,
            ends_on: None,
        });
    }

    /// Gives a child the numbers that are known on a day: ours, the health service's, and the school's.
    pub(crate) fn note_numbers(&mut self, ids: &mut Ids, chance: &mut Chance, on: Date) {
        let number = self.number;
        self.add_identifier(ids, IdentifierScheme::ChildId, (100_001 + number).to_string(), "Kith", on);
        if self.person.birth.expected_on().is_none() {
            self.note_birth_numbers(ids, chance, on);
        }
    }

    /// Gives the numbers that a child has from birth on, or the reason why not.
    pub(crate) fn note_birth_numbers(&mut self, ids: &mut Ids, chance: &mut Chance, on: Date) {
        let source = *chance.pick(&["GP surgery", "Health visitor", "Hospital letter"]);
        let value = health_number(self.number).as_str().to_owned();
        self.add_identifier(ids, IdentifierScheme::NhsNumber, value, source, on);
        if days_between(self.born, on) < 5 * YEAR {
            self.person.upn_unknown = Some(UpnUnknown::NotSchoolAge.code().to_owned());
        } else {
            self.note_pupil_number(ids, on);
        }
    }

    /// Gives a child's pupil number.
    pub(crate) fn note_pupil_number(&mut self, ids: &mut Ids, on: Date) {
        self.person.upn_unknown = None;
        let value = pupil_number(self.number, self.born);
        self.add_identifier(ids, IdentifierScheme::Upn, value, "School", on);
    }

    fn add_identifier(
        &mut self,
        ids: &mut Ids,
        scheme: IdentifierScheme,
        value: String,
        source: &str,
        noted_on: Date,
    ) {
        self.identifiers.push(Identifier {
            identifier_id: ids.next(),
            version: 0,
            person_id: self.person.person_id,
            scheme,
            value,
            source: source.to_owned(),
            noted_on,
            ends_on: None,
        });
    }

    fn add_contact(&mut self, ids: &mut Ids, kind: ContactKind, value: String, note: Option<String>) {
        self.contacts.push(ContactDetail {
            contact_detail_id: ids.next(),
            version: 0,
            person_id: self.person.person_id,
            kind,
            value,
            note,
            starts_on: None,
            ends_on: None,
        });
    }
}

/// A pupil number of Solentshire with the right check letter; each child's is their own.
fn pupil_number(number: u64, born: Date) -> String {
    let school = 2000 + number / 1000 % 8000;
    let year = days_after(born, 5 * YEAR).year().rem_euclid(100);
    let following = format!("{LA_CODE}{school:04}{year:02}{:03}", number % 1000);
    let letter = upn::check_letter(&following).expect("a pupil number goes on with digits alone");
    format!("{letter}{following}")
}

/// An NHS number of the range for tests; each child's is their own, up to a hundred thousand.
fn health_number(number: u64) -> NhsNumber {
    // 27,183 has no factor in common with 100,000, so that no two numbers meet.
    let scattered = number * 27_183 % 100_000;
    (0..10u64)
        .flat_map(|last| (0..10u64).map(move |check| format!("999{scattered:05}{last}{check}")))
        .find_map(|digits| digits.parse().ok())
        .expect("of ten endings nine at least have a check digit")
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use jiff::civil::date;
    use kith_vocabulary::identifiers::upn::Upn;

    use super::*;

    #[test]
    fn pupil_numbers_have_the_right_letter_and_are_never_shared() {
        let mut seen = BTreeSet::new();
        for number in (0..100_000).step_by(37) {
            let text = pupil_number(number, date(2014, 9, 1));
            assert!(text.parse::<Upn>().unwrap().check_letter_is_right(), "{text}");
            assert!(seen.insert(text[4..].to_owned()), "{text}");
        }
    }

    #[test]
    fn health_numbers_are_right_and_never_shared() {
        let mut seen = BTreeSet::new();
        for number in (0..100_000).step_by(41) {
            let value = health_number(number);
            assert!(value.as_str().starts_with("999"));
            assert!(seen.insert(value), "{value}");
        }
    }
}
