//! The file of a children in need census: its header, then one child at a time.
//!
//! Only the outermost shape is known here; a child is handed on as it stands.

mod hashed;

use std::io::Read;

use jiff::civil::Date;

pub(super) use hashed::{Hashed, size_of};

use crate::platform::problem::Problem;
use crate::platform::xml::{Element, Piece, Unreadable, Xml};

/// A part of the file.
#[derive(Debug)]
pub(in crate::imports) enum CensusPart {
    /// What the file says of itself.
    Header(Element),
    /// A child with everything about them.
    Child(Element),
    /// A part that no census should have, with its place.
    Other(Element, &'static str),
    /// Text where none is expected, with its place and line.
    Text(String, &'static str, u64),
}

/// A census that is being read.
pub(in crate::imports) struct Census<R: Read> {
    xml: Xml<R>,
    at: Level,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Level {
    Message,
    Children,
    End,
}

impl<R: Read> Census<R> {
    /// Begins a census; another kind of file is refused.
    pub(in crate::imports) fn open(source: R) -> Result<Self, Unreadable> {
        let mut xml = Xml::open(source)?;
        loop {
            match xml.next_piece()? {
                Piece::Open(root) if root.name == "Message" => return Ok(Census { xml, at: Level::Message }),
                Piece::Open(root) => {
                    return Err(Unreadable::at(
                        root.line,
                        format!(
                            "This is not a children in need census: its outermost element is <{}>, where <Message> is expected.",
                            short(&root.name)
                        ),
                    ));
                }
                _ => {}
            }
        }
    }

    /// The line that is read now.
    pub(in crate::imports) fn line(&self) -> u64 {
        self.xml.line()
    }

    /// The next part, or nothing at the end.
    pub(in crate::imports) fn next_part(&mut self) -> Result<Option<CensusPart>, Unreadable> {
        loop {
            let place = match self.at {
                Level::Message => "Message",
                Level::Children => "Message/Children",
                Level::End => "",
            };
            match self.xml.next_piece()? {
                Piece::Open(element) => match (self.at, element.name.as_str()) {
                    (Level::Message, "Children") => self.at = Level::Children,
                    (Level::Message, "Header") => {
                        return Ok(Some(CensusPart::Header(self.xml.whole(element)?)));
                    }
                    (Level::Children, "Child") => {
                        return Ok(Some(CensusPart::Child(self.xml.whole(element)?)));
                    }
                    _ => return Ok(Some(CensusPart::Other(self.xml.whole(element)?, place))),
                },
                Piece::Close => {
                    self.at = if self.at == Level::Children { Level::Message } else { Level::End }
                }
                Piece::Text(text, _) if text.trim().is_empty() => {}
                Piece::Text(text, line) => {
                    return Ok(Some(CensusPart::Text(text.trim().to_owned(), place, line)));
                }
                Piece::End => return Ok(None),
            }
        }
    }
}

/// What the header says that the import goes by.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::imports) struct Facts {
    /// The year in which the collection ends: 2024 for 2023/24.
    pub(in crate::imports) year: Option<i64>,
    /// The last day that the file tells of.
    pub(in crate::imports) until: Option<Date>,
    /// The authority's code.
    pub(in crate::imports) authority: Option<String>,
}

/// Reads the header. A file of another collection is refused.
pub(in crate::imports) fn facts_of(header: &Element) -> Result<Facts, Unreadable> {
    let details = header.child("CollectionDetails");
    let collection = details.and_then(|details| details.child("Collection"));
    if let Some(collection) =
        collection.filter(|said| !said.text.is_empty() && !said.text.eq_ignore_ascii_case("CIN"))
    {
        return Err(Unreadable::at(
            collection.line,
            format!(
                "This is not a children in need census (CIN): the file says that it is “{}”.",
                short(&collection.text)
            ),
        ));
    }
    let until: Option<Date> =
        details.and_then(|details| details.text_of("ReferenceDate")).and_then(|text| text.parse().ok());
    let said_year: Option<i64> = details
        .and_then(|details| details.text_of("Year"))
        .and_then(|text| text.parse().ok())
        .filter(|year| (2000..=2150).contains(year));
    Ok(Facts {
        year: said_year.or(until.map(|until| i64::from(until.year()))),
        until,
        authority: header.child("Source").and_then(|source| source.text_of("LEA")).map(str::to_owned),
    })
}

/// A text from the file, short enough to be shown.
fn short(text: &str) -> String {
    text.chars().take(40).collect()
}

/// `2023/24` for the collection that ends in 2024.
pub(in crate::imports) fn year_in_words(year: i64) -> String {
    format!("{}/{:02}", year - 1, year % 100)
}

/// What the person who brought the file is told.
pub(in crate::imports) fn invalid(unreadable: Unreadable) -> Problem {
    Problem::invalid("file", &format!("{unreadable} Nothing was imported."))
}
