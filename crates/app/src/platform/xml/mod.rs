//! Reading XML that comes from outside, piece by piece, in memory that does not grow with the file.
//!
//! Only plain elements, attributes and text are read. Document types and entities are refused: no statutory file
//! needs them, and they are how a small file becomes an endless one. What the elements mean is not here.
//!
//! The returns checker has a reader of its own, `kith_returns::files::xml`, and the two are not one on purpose. A check
//! wants the values fast, for a hundred thousand children in a second or two, and reads on through a stray byte. What
//! goes into the record must lose nothing and guess nothing: here attributes, stray text and the line of every element
//! are kept, and a byte that means nothing stops the file.

mod characters;
mod element;
#[cfg(test)]
mod tests;

use std::fmt;
use std::io::Read;

use quick_xml::XmlVersion;
use quick_xml::errors::{Error, IllFormedError};
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::reader::Reader;

use characters::Characters;
pub use element::{Element, is_about_namespaces};

/// How deep elements may stand in one another.
const DEEPEST: usize = 32;
/// How many attributes an element may have.
const MOST_ATTRIBUTES: usize = 64;
/// How many elements a part that is read whole may have.
const MOST_ELEMENTS: usize = 10_000;
/// How much text a part that is read whole may have, in bytes.
const MOST_TEXT: usize = 1024 * 1024;

/// Why a file cannot be read, and on which line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unreadable {
    /// The line, from 1.
    pub line: u64,
    /// What is wrong, and what to do, in words.
    pub why: String,
}

impl Unreadable {
    /// A fault on a line.
    pub fn at(line: u64, why: impl Into<String>) -> Self {
        Unreadable { line, why: why.into() }
    }
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Line {}: {}", self.line, self.why)
    }
}

impl std::error::Error for Unreadable {}

/// What comes next in the file.
#[derive(Debug)]
pub enum Piece {
    /// An element opens; its content follows.
    Open(Element),
    /// The innermost open element is closed.
    Close,
    /// Text, maybe blank, and the line on which it begins.
    Text(String, u64),
    /// The file has ended with every element closed.
    End,
}

/// A file of XML, read once from its beginning to its end.
pub struct Xml<R: Read> {
    reader: Reader<Characters<R>>,
    held: Vec<u8>,
    open: Vec<(String, u64)>,
    elements: u64,
}

impl<R: Read> Xml<R> {
    /// Begins a file.
    pub fn open(source: R) -> Result<Self, Unreadable> {
        let mut reader = Reader::from_reader(Characters::open(source)?);
        reader.config_mut().expand_empty_elements = true;
        Ok(Xml { reader, held: Vec::new(), open: Vec::new(), elements: 0 })
    }

    /// The line that is read now.
    pub fn line(&self) -> u64 {
        self.reader.get_ref().line()
    }

    /// The next piece of the file; comments and instructions to programs are passed over.
    pub fn next_piece(&mut self) -> Result<Piece, Unreadable> {
        loop {
            self.held.clear();
            self.reader.get_mut().begin_piece();
            let line = self.line();
            let piece = match self.reader.read_event_into(&mut self.held) {
                Ok(event) => piece_of(event, line),
                Err(error) => return Err(self.explain(&error, line)),
            };
            match piece? {
                None => {}
                Some(Piece::Open(element)) => return self.opened(element),
                Some(Piece::Close) => {
                    self.open.pop();
                    return Ok(Piece::Close);
                }
                Some(Piece::Text(text, line)) => {
                    if self.open.is_empty() && !text.trim().is_empty() {
                        return Err(Unreadable::at(
                            line,
                            "There is text outside the file’s outermost element.",
                        ));
                    }
                    return Ok(Piece::Text(text, line));
                }
                Some(Piece::End) => return self.ended(),
            }
        }
    }

    /// Reads the rest of an element that was just opened, whole.
    pub fn whole(&mut self, mut element: Element) -> Result<Element, Unreadable> {
        let began = element.line;
        let mut size = Size::default();
        size.add(&element, began)?;
        let mut above: Vec<Element> = Vec::new();
        loop {
            match self.next_piece()? {
                Piece::Open(inner) => {
                    size.add(&inner, began)?;
                    above.push(std::mem::replace(&mut element, inner));
                }
                Piece::Text(text, _) => {
                    size.add_text(&text, began)?;
                    element.text.push_str(&text);
                }
                Piece::Close => {
                    element.text = element.text.trim().to_owned();
                    let Some(outer) = above.pop() else {
                        return Ok(element);
                    };
                    let inner = std::mem::replace(&mut element, outer);
                    element.children.push(inner);
                }
                Piece::End => return Err(Unreadable::at(self.line(), "The file ends too early.")),
            }
        }
    }

    fn opened(&mut self, element: Element) -> Result<Piece, Unreadable> {
        if self.open.is_empty() && self.elements > 0 {
            return Err(Unreadable::at(
                element.line,
                "Something follows the end of the file’s outermost element.",
            ));
        }
        self.elements += 1;
        self.open.push((element.name.clone(), element.line));
        if self.open.len() > DEEPEST {
            return Err(Unreadable::at(
                element.line,
                format!(
                    "Elements stand more than {DEEPEST} deep in one another. This is not a statutory file."
                ),
            ));
        }
        Ok(Piece::Open(element))
    }

    fn ended(&self) -> Result<Piece, Unreadable> {
        match self.open.last() {
            Some((name, line)) => Err(Unreadable::at(
                self.line(),
                format!(
                    "The file ends before <{name}>, opened on line {line}, is closed. It may have been cut short; export it again."
                ),
            )),
            None if self.elements == 0 => {
                Err(Unreadable::at(self.line(), "The file holds no element. Export it again."))
            }
            None => Ok(Piece::End),
        }
    }

    /// What the parser's error means to the person who has the file.
    fn explain(&self, error: &Error, line: u64) -> Unreadable {
        if let Some(trouble) = self.reader.get_ref().trouble() {
            return Unreadable::at(self.line(), trouble);
        }
        match error {
            Error::IllFormed(IllFormedError::MismatchedEndTag { expected, found }) => {
                let opened = self.open.last().map_or(line, |(_, line)| *line);
                Unreadable::at(
                    line,
                    format!(
                        "<{expected}>, opened on line {opened}, is closed by </{found}>. The file is damaged; export it again."
                    ),
                )
            }
            Error::IllFormed(IllFormedError::UnmatchedEndTag(found)) => Unreadable::at(
                line,
                format!("</{found}> closes nothing that is open. The file is damaged; export it again."),
            ),
            Error::Syntax(_) => Unreadable::at(
                line,
                "The file ends in the middle of a tag that begins here. It may have been cut short; export it again.",
            ),
            other => damaged(line, &other.to_string()),
        }
    }
}

/// How much of a part was read, against the limits.
#[derive(Default)]
struct Size {
    elements: usize,
    text: usize,
}

impl Size {
    fn add(&mut self, element: &Element, began: u64) -> Result<(), Unreadable> {
        self.elements += 1;
        if self.elements > MOST_ELEMENTS {
            return Err(Unreadable::at(
                began,
                format!(
                    "The part that begins here has more than {MOST_ELEMENTS} elements, which no child’s record has."
                ),
            ));
        }
        self.add_text(&element.name, began)?;
        element.attributes.iter().try_for_each(|(_, value)| self.add_text(value, began))
    }

    fn add_text(&mut self, text: &str, began: u64) -> Result<(), Unreadable> {
        self.text += text.len();
        if self.text > MOST_TEXT {
            return Err(Unreadable::at(
                began,
                "The part that begins here has more than a million characters, which no child’s record has.",
            ));
        }
        Ok(())
    }
}

fn damaged(line: u64, cause: &str) -> Unreadable {
    Unreadable::at(
        line,
        format!("This is not well-formed XML ({cause}). The file is damaged; export it again."),
    )
}

fn piece_of(event: Event, line: u64) -> Result<Option<Piece>, Unreadable> {
    Ok(Some(match event {
        Event::Start(start) | Event::Empty(start) => Piece::Open(element_of(&start, line)?),
        Event::End(_) => Piece::Close,
        Event::Text(text) => Piece::Text(allowed(text.xml10_content().into_owned(), line)?, line),
        Event::CData(text) => Piece::Text(allowed(text.xml10_content().into_owned(), line)?, line),
        Event::GeneralRef(reference) => Piece::Text(allowed(referred(&reference, line)?, line)?, line),
        Event::DocType(_) => {
            return Err(Unreadable::at(
                line,
                "The file declares a document type (<!DOCTYPE>). Such files can be made to do harm and are not read; export it without.",
            ));
        }
        Event::Eof => Piece::End,
        Event::Comment(_) | Event::Decl(_) | Event::PI(_) => return Ok(None),
    }))
}

fn element_of(start: &BytesStart, line: u64) -> Result<Element, Unreadable> {
    let name = start.local_name();
    let name: &str = name.as_ref();
    if !name.starts_with(|first: char| first.is_alphabetic() || first == '_') {
        return Err(damaged(line, "a “<” is not followed by a name; in text it is written &lt;"));
    }
    let mut attributes = Vec::new();
    for attribute in start.attributes() {
        let attribute = attribute.map_err(|error| damaged(line, &error.to_string()))?;
        let value = attribute
            .normalized_value(XmlVersion::Implicit1_0)
            .map_err(|error| damaged(line, &error.to_string()))?;
        let key: &str = attribute.key.as_ref();
        attributes.push((key.to_owned(), allowed(value.into_owned(), line)?));
        if attributes.len() > MOST_ATTRIBUTES {
            return Err(Unreadable::at(
                line,
                format!("An element has more than {MOST_ATTRIBUTES} attributes."),
            ));
        }
    }
    Ok(Element { name: name.to_owned(), line, attributes, text: String::new(), children: Vec::new() })
}

/// The character that a reference stands for; only XML's own five names and numbers are known.
fn referred(reference: &BytesRef, line: u64) -> Result<String, Unreadable> {
    if reference.is_char_ref() {
        let character = reference.resolve_char_ref().map_err(|error| damaged(line, &error.to_string()))?;
        return Ok(character.map_or_else(String::new, String::from));
    }
    let name: &str = reference.as_ref();
    quick_xml::escape::resolve_predefined_entity(name).map(str::to_owned).ok_or_else(|| {
        Unreadable::at(
            line,
            format!("The file uses the entity “&{name};”, which is not read. Export it without."),
        )
    })
}

/// Refuses the characters that XML does not have; some of them no database keeps.
fn allowed(text: String, line: u64) -> Result<String, Unreadable> {
    let forbidden = |letter: char| {
        (letter < ' ' && !matches!(letter, '\t' | '\n' | '\r')) || matches!(letter, '\u{fffe}' | '\u{ffff}')
    };
    match text.split(forbidden).next() {
        Some(before) if before.len() < text.len() => {
            let lines = before.bytes().filter(|byte| *byte == b'\n').count();
            Err(damaged(line + lines as u64, "there is a control character that XML does not have"))
        }
        _ => Ok(text),
    }
}
