//! What forms of several slices have in common: choices offered, faults told, and half-known births read.

use std::collections::BTreeMap;

use kith_vocabulary::birth::Birth;
use kith_vocabulary::codes::CodeList;
use kith_vocabulary::names::name_key;

use crate::platform::http::Answers;
use crate::platform::problem::{FieldErrors, Problem};

/// One answer that a question offers.
#[derive(Debug, Clone)]
pub struct Choice {
    /// What is sent.
    pub value: String,
    /// What is read.
    pub label: String,
    /// More about it; may be blank.
    pub hint: String,
    /// Whether it is chosen already.
    pub chosen: bool,
}

impl Choice {
    /// An answer without a hint.
    pub fn new(value: impl Into<String>, label: impl Into<String>, chosen: &str) -> Self {
        let value = value.into();
        let chosen = value == chosen;
        Choice { value, label: label.into(), hint: String::new(), chosen }
    }

    /// An answer to the question `name`, chosen when it is among what was answered.
    pub fn among(value: impl Into<String>, label: impl Into<String>, answers: &Answers, name: &str) -> Self {
        let value = value.into();
        let chosen = answers.has(name, &value);
        Choice { value, label: label.into(), hint: String::new(), chosen }
    }

    /// The answer with a hint.
    pub fn hinted(self, hint: impl Into<String>) -> Self {
        Choice { hint: hint.into(), ..self }
    }
}

/// The choices of a statutory list, after one that leaves the question open.
pub fn choices_of<T: CodeList>(open: &str, chosen: &str) -> Vec<Choice> {
    let known =
        T::ALL.iter().map(|value| value.entry()).map(|entry| Choice::new(entry.code, entry.label, chosen));
    let mut all: Vec<Choice> = [Choice::new("", open, chosen)].into_iter().chain(known).collect();
    if !all.iter().any(|choice| choice.chosen) {
        // A code that is not in the list came from a file; it stays until somebody changes it.
        all.push(Choice::new(chosen, format!("{chosen} (not in the list)"), chosen));
    }
    all
}

/// What is wrong with the answers, by field.
#[derive(Debug, Clone, Default)]
pub struct Faults(FieldErrors);

impl Faults {
    /// No fault.
    pub fn none() -> Self {
        Faults::default()
    }

    /// The faults of a problem, if that is what it is; any other problem stays one.
    pub fn of(problem: Problem) -> Result<Self, Problem> {
        match problem {
            Problem::Invalid(fields) => Ok(Faults(fields)),
            other => Err(other),
        }
    }

    /// Notes a fault.
    pub fn add(&mut self, field: &str, message: impl Into<String>) {
        self.0.entry(field.to_owned()).or_insert_with(|| message.into());
    }

    /// The message at a field; blank where all is well.
    pub fn at(&self, field: &str) -> &str {
        self.0.get(field).map_or("", String::as_str)
    }

    /// The list above the form.
    pub fn list(&self) -> Vec<(String, String)> {
        self.0.clone().into_iter().collect()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Stops with what was found, or goes on.
    pub fn stop(self) -> Result<(), Problem> {
        if self.0.is_empty() { Ok(()) } else { Err(Problem::Invalid(self.0)) }
    }
}

/// A birth from three boxes, any of which but the year may be blank, and whether it is still to come.
pub fn birth_in(answers: &Answers, name: &str) -> Result<Birth, String> {
    let part = |part: &str| answers.text(&format!("{name}-{part}"));
    let is_expected = answers.has(&format!("{name}-expected"), "yes");
    match (part("day"), part("month"), part("year")) {
        (None, None, None) if is_expected => Err("Enter the day the baby is expected".to_owned()),
        (None, None, None) => Ok(Birth::Unknown),
        (None, month, Some(year)) if !is_expected => {
            let year: i16 = year
                .parse()
                .ok()
                .filter(|year| (1850..=2150).contains(year))
                .ok_or("The year must have four numbers, like 2016")?;
            match month {
                None => Ok(Birth::BornInYear(year)),
                Some(month) => month
                    .parse()
                    .ok()
                    .filter(|month| (1..=12).contains(month))
                    .map(|month| Birth::BornInMonth { year, month })
                    .ok_or_else(|| "The month must be a number from 1 to 12".to_owned()),
            }
        }
        _ => {
            let date = answers.date(name)?.ok_or("Enter a date")?;
            Ok(if is_expected { Birth::Expected(date) } else { Birth::Born(date) })
        }
    }
}

/// The answers that three boxes would give for a birth.
pub fn birth_answers(answers: &mut Answers, name: &str, birth: Birth) {
    let mut push = |part: &str, value: String| answers.push(&format!("{name}-{part}"), value);
    match birth {
        Birth::Born(date) | Birth::Expected(date) => {
            push("day", date.day().to_string());
            push("month", date.month().to_string());
            push("year", date.year().to_string());
        }
        Birth::BornInMonth { year, month } => {
            push("month", month.to_string());
            push("year", year.to_string());
        }
        Birth::BornInYear(year) => push("year", year.to_string()),
        Birth::Unknown => {}
    }
    if matches!(birth, Birth::Expected(_)) {
        push("expected", "yes".to_owned());
    }
}

/// The answers by name, for a form that shows again what was sent.
#[derive(Debug, Clone, Default)]
pub struct Typed(BTreeMap<String, Vec<String>>);

impl Typed {
    /// What was sent.
    pub fn new(answers: &Answers) -> Self {
        let mut typed = Typed::default();
        for (name, value) in &answers.0 {
            typed.0.entry(name.clone()).or_default().push(value.clone());
        }
        typed
    }

    /// The first answer of this name; blank where there is none.
    pub fn at(&self, name: &str) -> &str {
        self.0.get(name).and_then(|values| values.first()).map_or("", String::as_str)
    }
}

/// Whether a name has anything in it that could be searched for.
pub fn is_a_name(given: &str, family: &str) -> bool {
    !name_key(&format!("{given} {family}")).is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_birth_may_be_half_known_or_still_to_come() {
        let check = |sent: &str, expected: Result<&str, &str>| {
            let read = birth_in(&Answers::parse(sent), "born").map(|birth| birth.to_string());
            assert_eq!(read.as_deref().map_err(String::as_str), expected, "{sent}");
        };
        check("", Ok(""));
        check("born-day=&born-month=&born-year=2016", Ok("2016"));
        check("born-month=2&born-year=2016", Ok("2016-02"));
        check("born-day=29&born-month=2&born-year=2016", Ok("2016-02-29"));
        check("born-day=29&born-month=2&born-year=2015", Err("This is not a real date"));
        check("born-day=1&born-month=2&born-year=2027&born-expected=yes", Ok("expected 2027-02-01"));
        check("born-expected=yes", Err("Enter the day the baby is expected"));
        check("born-year=16", Err("The year must have four numbers, like 2016"));
        check("born-month=13&born-year=2016", Err("The month must be a number from 1 to 12"));
        check("born-day=1&born-year=2016", Err("The date must include a month"));
    }

    #[test]
    fn a_birth_is_shown_again_as_it_was_sent() {
        for text in ["2016-02-29", "2016-02", "2016", "expected 2027-02-01", ""] {
            let birth: Birth = text.parse().unwrap();
            let mut answers = Answers::default();
            birth_answers(&mut answers, "born", birth);
            assert_eq!(birth_in(&answers, "born"), Ok(birth));
        }
    }
}
