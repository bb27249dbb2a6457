//! What somebody typed, as what to look for.

use jiff::civil::Date;
use kith_vocabulary::names::{name_key, sounds_like};

use crate::people::keys::identifier_key;

/// How many words of a name are looked for; more say nothing more.
pub(super) const MOST_WORDS: usize = 4;

/// One word of a name, and how it sounds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    pub(super) key: String,
    pub(super) sounds: [String; 2],
}

/// What to look for. Everything in it must be found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Query {
    pub(super) words: Vec<Word>,
    pub(super) born: Option<Date>,
    pub(super) identifier: Option<String>,
}

impl Query {
    /// Reads what was typed: a day in any order people use, a number, and the rest as words of a name.
    pub(super) fn read(typed: &str) -> Self {
        let mut query = Query::default();
        let mut names = Vec::new();
        for token in typed.split_whitespace() {
            if let Some(day) = day_in(token) {
                query.born = Some(day);
            } else if is_a_number(token) {
                // A number may be typed in groups: 999 000 0018.
                query.identifier.get_or_insert_with(String::new).push_str(&identifier_key(token));
            } else {
                names.push(token);
            }
        }
        let key = name_key(&names.join(" "));
        query.words = key.split_whitespace().take(MOST_WORDS).map(word).collect();
        query
    }

    /// Whether there is enough to look for: one letter finds half the service.
    pub(super) fn is_enough(&self) -> bool {
        match (self.parts(), self.words.as_slice()) {
            (0, _) => false,
            (1, [word]) => word.key.chars().count() >= 2,
            _ => true,
        }
    }

    /// How many things must be found of a person.
    pub(super) fn parts(&self) -> usize {
        self.words.len() + usize::from(self.born.is_some()) + usize::from(self.identifier.is_some())
    }
}

fn word(key: &str) -> Word {
    let mut sounds = sounds_like(key).into_iter();
    let mut next = || sounds.next().unwrap_or_default();
    Word { key: key.to_owned(), sounds: [next(), next()] }
}

fn is_a_number(token: &str) -> bool {
    token.chars().filter(char::is_ascii_digit).count() >= 3
}

/// A day as `4/5/2019`, `04.05.2019`, `4-5-2019` or `2019-05-04`.
fn day_in(token: &str) -> Option<Date> {
    let parts: Vec<&str> = token.split(['/', '.', '-']).collect();
    let [first, second, third] = parts.as_slice() else {
        return None;
    };
    let number = |text: &str| text.parse::<i16>().ok();
    let (first_number, month, third_number) = (number(first)?, number(second)?, number(third)?);
    let (year, day) =
        if first.len() == 4 { (first_number, third_number) } else { (third_number, first_number) };
    if !(1900..=2100).contains(&year) {
        return None;
    }
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn check(typed: &str, words: &[&str], born: Option<Date>, identifier: Option<&str>) {
        let query = Query::read(typed);
        let keys: Vec<&str> = query.words.iter().map(|word| word.key.as_str()).collect();
        assert_eq!(keys, words, "{typed}");
        assert_eq!((query.born, query.identifier.as_deref()), (born, identifier), "{typed}");
    }

    #[test]
    fn what_is_typed_is_read_as_people_mean_it() {
        check("Zoë O’Brien", &["zoe", "obrien"], None, None);
        check("obrien 4/5/2019", &["obrien"], Some(date(2019, 5, 4)), None);
        check("2019-05-04", &[], Some(date(2019, 5, 4)), None);
        check("29/02/2023", &[], None, Some("29022023"));
        check("999 000 0018", &[], None, Some("9990000018"));
        check("a123456789123", &[], None, Some("A123456789123"));
        check("Jean-Luc", &["jean", "luc"], None, None);
        check("  ", &[], None, None);
        check("one two three four five", &["one", "two", "three", "four"], None, None);
    }
}
