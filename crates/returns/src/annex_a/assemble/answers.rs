//! How Ofsted's answers are written: a letter before the word, or a code with its words.

use jiff::civil::Date;
use kith_vocabulary::codes::CodeList;
use kith_vocabulary::codes::abuse_category::AbuseCategory;
use kith_vocabulary::codes::ethnicity::Ethnicity;
use kith_vocabulary::codes::sex::Sex;

use crate::cell::{Cell, Text};

/// Yes or no, or that nobody said.
pub(super) fn yes_no(answer: Option<bool>) -> Text {
    Text::from(match answer {
        Some(true) => "a) Yes",
        Some(false) => "b) No",
        None => "c) Unknown",
    })
}

/// The sex, as the lists call gender.
pub(super) fn gender(code: Option<&str>) -> Text {
    Text::from(match code.and_then(Sex::from_code) {
        Some(Sex::Male) => "a) Male",
        Some(Sex::Female) => "b) Female",
        Some(Sex::NotKnown) | None => "c) Not stated/recorded",
    })
}

/// The ethnicity: the code, after the letter of its place in the list.
pub(super) fn ethnicity(code: Option<&str>) -> Text {
    let Some(code) = code else { return Text::default() };
    let at = Ethnicity::ALL.iter().position(|one| one.entry().code == code);
    let letter = at.and_then(|at| u8::try_from(at).ok()).map(|at| char::from(b'a' + at));
    match letter {
        Some(letter) => Text::from(format!("{letter}) {code}").as_str()),
        None => Text::from(code),
    }
}

/// A category of abuse.
pub(super) fn abuse(code: Option<&str>) -> Text {
    let Some(code) = code else { return Text::default() };
    let words = ["a) Neglect", "b) Physical abuse", "c) Sexual abuse", "d) Emotional abuse", "e) Multiple"];
    let codes = ["NEG", "PHY", "SAB", "EMO", "MUL"];
    debug_assert!(codes.iter().all(|code| AbuseCategory::from_code(code).is_some()));
    codes.iter().position(|one| *one == code).map_or_else(|| Text::from(code), |at| Text::from(words[at]))
}

/// A code of a statutory list with its words.
pub(super) fn coded<L: CodeList>(code: Option<&str>) -> Text {
    let Some(code) = code else { return Text::default() };
    match L::from_code(code) {
        Some(known) => Text::from(format!("{code}: {}", known.entry().label).as_str()),
        None => Text::from(code),
    }
}

/// Whether any disability is recorded: `NONE` says that there is none.
pub(super) fn disability(codes: &str) -> Text {
    let mut codes = codes.split_whitespace().peekable();
    yes_no(codes.peek().is_some().then(|| codes.any(|code| code != "NONE")))
}

/// A text, or nothing.
pub(super) fn text(value: Option<&str>) -> Text {
    value.map_or_else(Text::default, Text::from)
}

/// A day, or nothing.
pub(super) fn cell(value: Option<Date>) -> Cell<Date> {
    value.map_or(Cell::Blank, Cell::Known)
}

/// How many.
pub(super) fn count(n: usize) -> Cell<i64> {
    Cell::Known(i64::try_from(n).unwrap_or(i64::MAX))
}
