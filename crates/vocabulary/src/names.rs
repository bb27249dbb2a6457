//! Names made ready for search: folded so that spellings meet, and keyed by sound.
//!
//! Names come from every culture: with marks, apostrophes and hyphens, in other scripts, with one word or five.
//! Nothing here splits a name into first and last or judges whether it is one.

use deunicode::deunicode_char;
use rphonetic::DoubleMetaphone;

/// A name folded for search: lower case, no marks, no apostrophes, one space between words.
///
/// O'Brien, OBrien and O’Brien are the same; so are Smith-Jones and Smith Jones. Folding twice changes nothing.
pub fn name_key(name: &str) -> String {
    let mut folded = String::with_capacity(name.len());
    for character in name.to_lowercase().chars() {
        match deunicode_char(character) {
            Some(plain) => folded.extend(plain.chars().filter_map(fold_plain)),
            None if character.is_alphanumeric() => folded.push(character),
            None => {}
        }
    }
    let words: Vec<_> = folded.split_whitespace().collect();
    words.join(" ")
}

/// How the words of a name sound, for finding a name that was only heard: Double Metaphone, both ways of each word.
///
/// The keys are sorted and none comes twice. A word without letters of the Latin alphabet stands for itself.
pub fn sounds_like(name: &str) -> Vec<String> {
    let encoder = DoubleMetaphone::default();
    let mut keys = Vec::new();
    for word in name_key(name).split(' ').filter(|word| !word.is_empty()) {
        let before = keys.len();
        if word.bytes().all(|byte| byte.is_ascii_lowercase()) {
            let sound = encoder.double_metaphone(word);
            keys.extend([sound.primary(), sound.alternate()].into_iter().filter(|key| !key.is_empty()));
        }
        if keys.len() == before {
            keys.push(word.to_owned());
        }
    }
    keys.sort_unstable();
    keys.dedup();
    keys
}

/// Letters and digits stay, marks that belong inside a word go, all else parts words.
fn fold_plain(character: char) -> Option<char> {
    match character {
        '\'' | '`' => None,
        letter if letter.is_ascii_alphanumeric() => Some(letter.to_ascii_lowercase()),
        _ => Some(' '),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn meet(first: &str, second: &str) -> bool {
        let keys = sounds_like(first);
        sounds_like(second).iter().any(|key| keys.contains(key))
    }

    #[test]
    fn spellings_of_one_name_fold_to_one_key() {
        let check = |key: &str, names: &[&str]| {
            for name in names {
                assert_eq!(name_key(name), key, "{name}");
            }
        };
        check(
            "obrien",
            &["O'Brien", "OBrien", "O\u{2019}Brien", "O\u{2018}BRIEN", "o\u{b4}brien", " O`Brien "],
        );
        check("smith jones", &["Smith-Jones", "SMITH  JONES", "Smith\u{2013}Jones", "Smith - Jones"]);
        check("zoe", &["Zoë", "Zoe\u{308}", "ZOE"]);
        check("lukasz", &["Łukasz", "łukasz"]);
        check("inanc", &["İnanç", "inanç"]);
        check("sorensen", &["Sørensen"]);
        check("nguyen", &["Nguyễn"]);
        check("st john smith", &["St. John Smith"]);
        check("mariia", &["Мария"]);
    }

    #[test]
    fn a_name_may_be_short_single_or_empty() {
        assert_eq!(name_key(""), "");
        assert_eq!(name_key(" ' - "), "");
        assert_eq!(name_key("Q"), "q");
        assert!(sounds_like("").is_empty());
        assert!(sounds_like(" - ").is_empty());
        assert_eq!(sounds_like("Q").len(), 1);
        assert_eq!(sounds_like("Suharto").len(), 1);
        assert_eq!(sounds_like("3rd"), ["3rd"]);
        assert_eq!(sounds_like("H"), sounds_like("h"));
    }

    #[test]
    fn names_that_sound_alike_meet() {
        for (first, second) in [
            ("Catherine", "Kathryn"),
            ("Stephen", "Steven"),
            ("Mohammed", "Muhammad"),
            ("Smith", "Schmidt"),
            ("Hussain", "Hussein"),
            ("Aisha", "Ayesha"),
            ("Oluwaseun", "Oluwaseyun"),
            ("Kowalski", "Kowalsky"),
            ("Reilly", "O'Reilly Riley"),
        ] {
            assert!(meet(first, second), "{first} and {second}");
        }
    }

    #[test]
    fn names_that_sound_otherwise_do_not_meet() {
        for (first, second) in [("Catherine", "Margaret"), ("Singh", "Kaur"), ("Ali", "Ben")] {
            assert!(!meet(first, second), "{first} and {second}");
        }
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing(name in "\\PC{0,40}") {
            let once = name_key(&name);
            prop_assert_eq!(name_key(&once), once.clone());
        }

        #[test]
        fn every_name_with_a_letter_has_a_sound(name in "[A-Za-z' -]{0,20}") {
            prop_assert_eq!(sounds_like(&name).is_empty(), name_key(&name).is_empty());
        }

        #[test]
        fn no_text_breaks_the_search_keys(name in any::<String>()) {
            sounds_like(&name);
        }
    }
}
