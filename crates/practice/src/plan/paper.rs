//! What a printed plan may hold for the person who is given it, and what they would newly learn from it.
//!
//! Paper cannot be taken back. What workers note for themselves is never printed; what is about one child goes to that
//! child and the adults of the family; and whatever the reader does not know yet is left out until somebody says
//! that they may.

use kith_vocabulary::ids::PersonId;

use crate::words;

/// Who is given the paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reader {
    /// An adult of the family.
    Adult(PersonId),
    /// A child of the plan.
    Child(PersonId),
    /// Somebody of the network, who lives elsewhere.
    Network(PersonId),
}

impl Reader {
    /// Who.
    pub fn person(self) -> PersonId {
        match self {
            Reader::Adult(person) | Reader::Child(person) | Reader::Network(person) => person,
        }
    }

    /// Whether what is about one child is for them.
    fn may_read_about(self, child: PersonId) -> bool {
        match self {
            Reader::Adult(_) => true,
            Reader::Child(reader) => reader == child,
            Reader::Network(_) => false,
        }
    }
}

/// A line of a plan that could be printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// What it stands under.
    pub heading: &'static str,
    /// Its words.
    pub words: String,
    /// The child that it is about; nothing when everybody shares it.
    pub about: Option<PersonId>,
    /// Whether it is for workers only.
    pub is_for_workers: bool,
}

words! {
    /// What kind of thing somebody may not know.
    SecretKind {
        /// Where somebody lives.
        Address "address" "An address",
        /// How to reach somebody.
        Phone "phone" "A phone number",
        /// Who told the service of a worry.
        Referrer "referrer" "Who told us",
        /// Somebody who is no part of their life as the record has it.
        ThirdParty "third party" "Another person",
    }
}

/// Something that not everybody knows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Secret {
    /// What kind of thing.
    pub kind: SecretKind,
    /// The thing itself, as it could stand in a line.
    pub value: String,
    /// What it is, in words: `where Ada lives`.
    pub what: String,
    /// Who knows it already.
    pub known_by: Vec<PersonId>,
}

/// The lines that are for the reader at all.
pub fn for_reader(lines: Vec<Line>, reader: Reader) -> Vec<Line> {
    let is_for =
        |line: &Line| !line.is_for_workers && line.about.is_none_or(|child| reader.may_read_about(child));
    lines.into_iter().filter(is_for).collect()
}

/// Which of the secrets the reader would learn from the lines: their places in `secrets`.
pub fn newly_learned(lines: &[Line], reader: Reader, secrets: &[Secret]) -> Vec<usize> {
    let learned = |secret: &Secret| {
        !secret.known_by.contains(&reader.person()) && lines.iter().any(|line| tells(&line.words, secret))
    };
    (0..secrets.len()).filter(|at| learned(&secrets[*at])).collect()
}

/// The lines without those that tell a secret, unless somebody said that the reader may know it.
pub fn without_secrets(
    lines: Vec<Line>,
    reader: Reader,
    secrets: &[Secret],
    may_know: &[usize],
) -> Vec<Line> {
    let kept: Vec<&Secret> = newly_learned(&lines, reader, secrets)
        .into_iter()
        .filter(|at| !may_know.contains(at))
        .map(|at| &secrets[at])
        .collect();
    lines.into_iter().filter(|line| !kept.iter().any(|secret| tells(&line.words, secret))).collect()
}

/// Whether the words tell the secret: an address or a number however it is spaced, a name as whole words.
pub fn tells(words: &str, secret: &Secret) -> bool {
    match secret.kind {
        SecretKind::Phone => {
            // The last nine digits are the same with a leading 0 and with +44.
            let wanted = digits(&secret.value);
            let wanted = &wanted[wanted.len().saturating_sub(9)..];
            wanted.len() >= 6 && digits(words).contains(wanted)
        }
        SecretKind::Address => {
            let wanted = squeezed(&secret.value);
            wanted.len() >= 5 && squeezed(words).contains(&wanted)
        }
        SecretKind::Referrer | SecretKind::ThirdParty => {
            let wanted = in_words(&secret.value);
            let words = in_words(words);
            !wanted.is_empty() && words.windows(wanted.len()).any(|some| some == wanted)
        }
    }
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

fn squeezed(text: &str) -> String {
    text.to_lowercase().chars().filter(|letter| letter.is_alphanumeric()).collect()
}

fn in_words(text: &str) -> Vec<String> {
    let lower = text.to_lowercase();
    let words = lower.split(|letter: char| !letter.is_alphanumeric());
    words.filter(|word| !word.is_empty() && *word != "s").map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn person(n: u128) -> PersonId {
        format!("00000000-0000-7000-8000-{n:012}").parse().unwrap()
    }

    fn secret(kind: SecretKind, value: &str) -> Secret {
        Secret { kind, value: value.to_owned(), what: String::new(), known_by: vec![person(1)] }
    }

    #[test]
    fn a_secret_is_found_however_it_is_written() {
        use SecretKind::{Address, Phone, Referrer, ThirdParty};
        let check = |words: &str, kind, value: &str, expected| {
            assert_eq!(tells(words, &secret(kind, value)), expected, "{words:?} {value:?}");
        };
        check("Ring 07700 900 123 at night", Phone, "07700900123", true);
        check("Ring +44 7700 900123", Phone, "07700 900123", true);
        check("Ring 07700 900124", Phone, "07700 900123", false);
        check("Ring 999", Phone, "999", false);
        check("Meet at SO99 1AA", Address, "so991aa", true);
        check("Meet at 12, Elm Road.", Address, "12 Elm Road", true);
        check("Meet at 12 Elm Close", Address, "12 Elm Road", false);
        check("Sam's house", ThirdParty, "Sam", true);
        check("Samira's house", ThirdParty, "Sam", false);
        check("Sam Reed comes", ThirdParty, "sam reed", true);
        check("The school REFERRED us", Referrer, "referred", true);
        check("", ThirdParty, "", false);
    }

    #[test]
    fn what_is_about_one_child_goes_to_that_child_and_the_adults() {
        let line =
            |about, is_for_workers| Line { heading: "h", words: "w".to_owned(), about, is_for_workers };
        let lines = vec![
            line(None, false),
            line(Some(person(1)), false),
            line(Some(person(2)), false),
            line(None, true),
        ];
        let check = |reader, expected: usize| {
            assert_eq!(for_reader(lines.clone(), reader).len(), expected, "{reader:?}");
        };
        check(Reader::Adult(person(9)), 3);
        check(Reader::Child(person(1)), 2);
        check(Reader::Child(person(3)), 1);
        check(Reader::Network(person(9)), 1);
    }

    fn any_line() -> impl Strategy<Value = Line> {
        let word = prop::sample::select(vec![
            "Gran",
            "cooks",
            "07700 900123",
            "+447700900123",
            "SO99 1AA",
            "so991aa",
            "Dean",
            "referred",
            "home",
        ]);
        (prop::collection::vec(word, 0..6), prop::option::of(1u128..4), any::<bool>()).prop_map(
            |(words, about, is_for_workers)| Line {
                heading: "h",
                words: words.join(" "),
                about: about.map(person),
                is_for_workers,
            },
        )
    }

    proptest! {
        #[test]
        fn no_paper_holds_what_its_reader_may_not_know(
            lines in prop::collection::vec(any_line(), 0..12),
            reader in (0usize..3, 1u128..5),
            allowed in prop::collection::vec(0usize..4, 0..3),
        ) {
            let reader = match reader {
                (0, n) => Reader::Adult(person(n)),
                (1, n) => Reader::Child(person(n)),
                (_, n) => Reader::Network(person(n)),
            };
            let secrets = [
                secret(SecretKind::Phone, "07700 900123"),
                secret(SecretKind::Address, "SO99 1AA"),
                secret(SecretKind::ThirdParty, "Dean"),
                secret(SecretKind::Referrer, "referred"),
            ];
            let printed = without_secrets(for_reader(lines.clone(), reader), reader, &secrets, &allowed);
            for line in &printed {
                prop_assert!(!line.is_for_workers);
                if let (Some(child), Reader::Child(me)) = (line.about, reader) {
                    prop_assert_eq!(child, me);
                }
                prop_assert!(!(line.about.is_some() && matches!(reader, Reader::Network(_))));
                for (at, secret) in secrets.iter().enumerate() {
                    let knows = secret.known_by.contains(&reader.person()) || allowed.contains(&at);
                    prop_assert!(knows || !tells(&line.words, secret), "{:?} tells {:?}", line.words, secret.value);
                }
            }
            // Nothing is lost without a reason, and the order stands.
            let all = without_secrets(for_reader(lines, reader), reader, &secrets, &[0, 1, 2, 3]);
            prop_assert!(printed.iter().all(|line| all.contains(line)));
        }
    }
}
