//! The keys by which search finds a person: names folded and by sound, the day of birth, identifiers.
//!
//! Keys are no part of the record: they are made from its rows, and made again whenever those change. Looking them
//! up is the work of search.

use std::collections::BTreeSet;

use kith_vocabulary::birth::Birth;
use kith_vocabulary::ids::{AuthorityId, PersonId};
use kith_vocabulary::names::{name_key, sounds_like};

use super::rows::{Identifier, PersonName};
use crate::platform::db::Tx;
use crate::platform::problem::Problem;
use crate::{statement, values};

/// A word of a name, or the whole of it.
pub const NAME: &str = "name";
/// How a word of a name sounds.
pub const SOUND: &str = "sound";
/// The day of birth.
pub const BORN: &str = "born";
/// A number or code by which others know the person.
pub const IDENTIFIER: &str = "identifier";

statement! {
    FORGET_KEYS = "
        delete from person_key
         where authority_id = ?1
           and person_id = ?2";

    ADD_KEY = "
        insert into person_key (authority_id, kind, key, person_id)
        values (?1, ?2, ?3, ?4)";
}

/// Writes the keys of a person anew.
pub fn write_keys(
    tx: &mut Tx,
    authority: AuthorityId,
    person: PersonId,
    names: &[PersonName],
    birth: &Birth,
    identifiers: &[Identifier],
) -> Result<(), Problem> {
    tx.run(&FORGET_KEYS, values![authority, person])?;
    for (kind, key) in keys(names, birth, identifiers) {
        tx.run(&ADD_KEY, values![authority, kind, key, person])?;
    }
    Ok(())
}

/// The keys of a person: kind and key, none twice.
pub fn keys(
    names: &[PersonName],
    birth: &Birth,
    identifiers: &[Identifier],
) -> BTreeSet<(&'static str, String)> {
    let mut keys = BTreeSet::new();
    for name in names {
        let whole = name_key(&format!("{} {}", name.given, name.family));
        keys.extend(whole.split(' ').map(|word| (NAME, word.to_owned())));
        keys.extend(sounds_like(&whole).into_iter().map(|sound| (SOUND, sound)));
        keys.insert((NAME, whole));
    }
    keys.extend(birth.born_on().map(|born| (BORN, born.to_string())));
    keys.extend(identifiers.iter().map(|identifier| (IDENTIFIER, identifier_key(&identifier.value))));
    keys.retain(|(_, key)| !key.is_empty());
    keys
}

/// An identifier folded for search: capitals and digits alone, so that spaces and hyphens do not matter.
pub fn identifier_key(value: &str) -> String {
    value.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_uppercase).collect()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use kith_practice::people::{IdentifierScheme, NameKind};
    use kith_vocabulary::ids::{IdentifierId, PersonNameId};
    use uuid::Uuid;

    use super::*;

    fn name(given: &str, family: &str) -> PersonName {
        PersonName {
            person_name_id: PersonNameId(Uuid::nil()),
            version: 0,
            person_id: PersonId(Uuid::nil()),
            kind: NameKind::Legal,
            given: given.to_owned(),
            family: family.to_owned(),
            starts_on: None,
            ends_on: None,
        }
    }

    fn of_kind(keys: &BTreeSet<(&'static str, String)>, wanted: &str) -> Vec<String> {
        keys.iter().filter(|(kind, _)| *kind == wanted).map(|(_, key)| key.clone()).collect()
    }

    #[test]
    fn a_name_is_found_by_each_word_and_by_the_whole() {
        let check = |given: &str, family: &str, expected: &[&str]| {
            assert_eq!(of_kind(&keys(&[name(given, family)], &Birth::Unknown, &[]), NAME), expected);
        };
        check("Zoë", "O'Brien", &["obrien", "zoe", "zoe obrien"]);
        check("Lily-Mae", "Smith-Jones", &["jones", "lily", "lily mae smith jones", "mae", "smith"]);
        check("Habib", "", &["habib"]);
        check("", "", &[]);
    }

    #[test]
    fn former_names_are_found_too_and_no_key_comes_twice() {
        let both = keys(
            &[name("Kelly", "Ward"), name("Kelly", "Ward"), name("Kelly", "Hunt")],
            &Birth::Unknown,
            &[],
        );
        assert_eq!(of_kind(&both, NAME), ["hunt", "kelly", "kelly hunt", "kelly ward", "ward"]);
        assert!(!of_kind(&both, SOUND).is_empty());
    }

    #[test]
    fn a_birth_is_found_only_where_the_day_is_known() {
        let check = |birth: Birth, expected: &[&str]| {
            assert_eq!(of_kind(&keys(&[], &birth, &[]), BORN), expected);
        };
        check(Birth::Born(date(2020, 2, 29)), &["2020-02-29"]);
        check(Birth::BornInYear(2020), &[]);
        check(Birth::Expected(date(2027, 1, 3)), &[]);
        check(Birth::Unknown, &[]);
    }

    #[test]
    fn an_identifier_is_found_however_it_is_spaced() {
        let identifier = Identifier {
            identifier_id: IdentifierId(Uuid::nil()),
            version: 0,
            person_id: PersonId(Uuid::nil()),
            scheme: IdentifierScheme::NhsNumber,
            value: "999 000-0018".to_owned(),
            source: "letter".to_owned(),
            noted_on: date(2026, 1, 5),
            ends_on: None,
        };
        assert_eq!(of_kind(&keys(&[], &Birth::Unknown, &[identifier]), IDENTIFIER), ["9990000018"]);
        assert_eq!(identifier_key("a12 345"), "A12345");
    }
}
