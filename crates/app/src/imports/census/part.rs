//! Taking values out of a part of the file so that nothing of it is lost: whatever is not taken is set aside whole.

use std::rc::Rc;

use jiff::civil::Date;
use kith_practice::people::YesNo;
use kith_vocabulary::codes::CodeList;

use crate::platform::xml::{Element, is_about_namespaces};

const NOT_KEPT_YET: &str = "Kith does not keep this part in its own place yet.";
const GIVEN_TWICE: &str = "This is given more than once. The first is in the record.";
const NOT_A_DATE: &str = "This is not a date that Kith can read.";
const NOT_YES_OR_NO: &str = "This is neither true nor false.";
const NOT_A_NUMBER: &str = "This is not a whole number.";
const PARTS_WITHIN: &str = "There are parts in this where one value is expected.";
const STRAY_TEXT: &str = "There is text here where none is expected.";
const ATTRIBUTES: &str = "Kith does not keep attributes.";

/// A part of the file that was set aside, to be kept whole beside the record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::imports) struct Left {
    /// Where it stands: the path and the line.
    pub(in crate::imports) place: String,
    /// Why it was set aside.
    pub(in crate::imports) why: String,
    /// The part itself.
    pub(in crate::imports) body: String,
}

/// A value that the file gives, and where.
#[derive(Debug, Clone)]
pub(super) struct Said<'f, T> {
    pub(super) value: T,
    path: Rc<str>,
    element: &'f Element,
}

impl<'f, T> Said<'f, T> {
    /// The same place with another value.
    pub(super) fn map<U>(self, change: impl FnOnce(T) -> U) -> Said<'f, U> {
        Said { value: change(self.value), path: self.path, element: self.element }
    }

    /// The value's part of the file, set aside.
    pub(super) fn left(&self, why: impl Into<String>) -> Left {
        left_of(&self.path, self.element, why)
    }
}

/// An element of the file whose children are taken one by one.
pub(super) struct Part<'f> {
    path: Rc<str>,
    element: &'f Element,
    taken: Vec<Taken>,
}

#[derive(Clone, Copy, PartialEq)]
enum Taken {
    Not,
    Yes,
}

impl<'f> Part<'f> {
    /// The outermost part.
    pub(super) fn outermost(element: &'f Element) -> Self {
        Part {
            path: Rc::from(element.name.as_str()),
            element,
            taken: vec![Taken::Not; element.children.len()],
        }
    }

    /// A part of this part.
    pub(super) fn inner(&self, element: &'f Element) -> Self {
        let path = Rc::from(format!("{}/{}", self.path, element.name));
        Part { path, element, taken: vec![Taken::Not; element.children.len()] }
    }

    /// Takes the first element of this name that says something.
    pub(super) fn take(&mut self, name: &str) -> Option<&'f Element> {
        let children = self.element.children.iter().zip(&mut self.taken);
        for (child, taken) in children {
            if child.name == name && *taken == Taken::Not && !child.is_blank() {
                *taken = Taken::Yes;
                return Some(child);
            }
        }
        None
    }

    /// Takes every element of this name.
    pub(super) fn take_all(&mut self, name: &str) -> Vec<&'f Element> {
        std::iter::from_fn(|| self.take(name)).collect()
    }

    /// Takes the first element of this name as a part.
    pub(super) fn take_part(&mut self, name: &str) -> Option<Part<'f>> {
        self.take(name).map(|element| self.inner(element))
    }

    /// Takes every element of this name as a part.
    pub(super) fn take_parts(&mut self, name: &str) -> Vec<Part<'f>> {
        self.take_all(name).into_iter().map(|element| self.inner(element)).collect()
    }

    /// Takes the text of an element.
    pub(super) fn text(&mut self, name: &str, left: &mut Vec<Left>) -> Option<Said<'f, String>> {
        let element = self.take(name)?;
        self.value_of(element, left)
    }

    /// Takes the texts of every element of this name.
    pub(super) fn texts(&mut self, name: &str, left: &mut Vec<Left>) -> Vec<Said<'f, String>> {
        let elements = self.take_all(name);
        elements.into_iter().filter_map(|element| self.value_of(element, left)).collect()
    }

    fn value_of(&self, element: &'f Element, left: &mut Vec<Left>) -> Option<Said<'f, String>> {
        let said = Said { value: element.text.clone(), path: self.path.clone(), element };
        if !element.children.is_empty() {
            left.push(said.left(PARTS_WITHIN));
            return None;
        }
        if has_attributes(element) {
            left.push(said.left(ATTRIBUTES));
        }
        (!said.value.is_empty()).then_some(said)
    }

    /// Takes a date, written `2026-03-31`.
    pub(super) fn date(&mut self, name: &str, left: &mut Vec<Left>) -> Option<Said<'f, Date>> {
        let said = self.text(name, left)?;
        match date_in(&said.value) {
            Some(date) => Some(said.map(|_| date)),
            None => {
                left.push(said.left(NOT_A_DATE));
                None
            }
        }
    }

    /// Takes every date of this name.
    pub(super) fn dates(&mut self, name: &str, left: &mut Vec<Left>) -> Vec<Said<'f, Date>> {
        let mut dates = Vec::new();
        for said in self.texts(name, left) {
            match date_in(&said.value) {
                Some(date) => dates.push(said.map(|_| date)),
                None => left.push(said.left(NOT_A_DATE)),
            }
        }
        dates
    }

    /// Takes the date by which this part is known. One that cannot be read stays, since the part is then set aside
    /// whole.
    pub(super) fn key_date(&mut self, name: &str) -> Option<Said<'f, Date>> {
        let element = self.element.children.iter().find(|child| child.name == name && !child.is_blank())?;
        let date =
            date_in(&element.text).filter(|_| element.children.is_empty() && !has_attributes(element))?;
        self.take(name)?;
        Some(Said { value: date, path: self.path.clone(), element })
    }

    /// Takes a code. One that is not in the list is kept as it came, and told.
    pub(super) fn code<L: CodeList>(&mut self, name: &str, left: &mut Vec<Left>) -> Option<Said<'f, String>> {
        let said = self.text(name, left)?;
        tell_unknown::<L>(&said, left);
        Some(said)
    }

    /// Takes codes that are kept together with a space between, each once.
    pub(super) fn codes<L: CodeList>(
        &mut self,
        name: &str,
        left: &mut Vec<Left>,
    ) -> Option<Said<'f, String>> {
        let mut all: Option<Said<'f, String>> = None;
        for said in self.texts(name, left) {
            if said.value.contains(char::is_whitespace) {
                left.push(said.left(not_in_list::<L>()));
                continue;
            }
            tell_unknown::<L>(&said, left);
            match &mut all {
                None => all = Some(said),
                Some(all) if all.value.split(' ').any(|code| code == said.value) => {
                    left.push(said.left(GIVEN_TWICE))
                }
                Some(all) => {
                    all.value.push(' ');
                    all.value.push_str(&said.value);
                }
            }
        }
        all
    }

    /// Takes `true`, `false`, `1` or `0`.
    pub(super) fn yes_no(&mut self, name: &str, left: &mut Vec<Left>) -> Option<Said<'f, YesNo>> {
        let said = self.text(name, left)?;
        match said.value.as_str() {
            "true" | "1" => Some(said.map(|_| YesNo::Yes)),
            "false" | "0" => Some(said.map(|_| YesNo::No)),
            _ => {
                left.push(said.left(NOT_YES_OR_NO));
                None
            }
        }
    }

    /// Takes a whole number that counts something.
    pub(super) fn number(&mut self, name: &str, left: &mut Vec<Left>) -> Option<Said<'f, i64>> {
        let said = self.text(name, left)?;
        match said.value.parse::<u32>() {
            Ok(number) => Some(said.map(|_| i64::from(number))),
            Err(_) => {
                left.push(said.left(NOT_A_NUMBER));
                None
            }
        }
    }

    /// Sets the whole part aside.
    pub(super) fn leave(self, why: &str, left: &mut Vec<Left>) {
        let outer = self.path.rsplit_once('/').map_or("", |(outer, _)| outer);
        left.push(left_of(outer, self.element, why));
    }

    /// Sets aside whatever was not taken.
    pub(super) fn leave_rest(self, left: &mut Vec<Left>) {
        let element = self.element;
        let here = |why: &str, body: String| Left {
            place: format!("{}, line {}", self.path, element.line),
            why: why.to_owned(),
            body,
        };
        if !element.text.is_empty() {
            left.push(here(STRAY_TEXT, element.text.clone()));
        }
        if has_attributes(element) {
            let alone = Element { text: String::new(), children: Vec::new(), ..element.clone() };
            left.push(here(ATTRIBUTES, alone.to_xml()));
        }
        for (at, child) in element.children.iter().enumerate() {
            if self.taken[at] == Taken::Yes || child.is_blank() {
                continue;
            }
            let twice = element.children[..at]
                .iter()
                .zip(&self.taken)
                .any(|(other, taken)| *taken == Taken::Yes && other.name == child.name);
            left.push(left_of(&self.path, child, if twice { GIVEN_TWICE } else { NOT_KEPT_YET }));
        }
    }
}

fn left_of(path: &str, element: &Element, why: impl Into<String>) -> Left {
    let slash = if path.is_empty() { "" } else { "/" };
    Left {
        place: format!("{path}{slash}{}, line {}", element.name, element.line),
        why: why.into(),
        body: element.to_xml(),
    }
}

fn has_attributes(element: &Element) -> bool {
    element.attributes.iter().any(|(name, _)| !is_about_namespaces(name))
}

fn not_in_list<L: CodeList>() -> String {
    format!("This code is not in the list “{}”. It is kept as it came.", L::NAME)
}

fn tell_unknown<L: CodeList>(said: &Said<String>, left: &mut Vec<Left>) {
    if L::from_code(&said.value).is_none() {
        left.push(said.left(not_in_list::<L>()));
    }
}

/// A date of ten characters in a year that a living person's record may hold.
fn date_in(text: &str) -> Option<Date> {
    let date: Date = text.parse().ok()?;
    (date.to_string() == text && (1900..=2150).contains(&date.year())).then_some(date)
}
