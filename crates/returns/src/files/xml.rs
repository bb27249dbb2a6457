//! XML, element by element, in bounded memory: no document types, no entities of its own, no depth without end.

use std::io::{self, BufRead, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesRef, Event};

use super::Unreadable;

/// The longest tag, text or comment, in bytes.
const LONGEST_RUN: usize = 1024 * 1024;
/// The deepest nesting.
const DEEPEST: usize = 32;

/// What comes next in a file.
#[derive(Debug, PartialEq, Eq)]
pub enum Step {
    /// An element begins.
    Begins,
    /// An element ends; the text is all that stood in it.
    Ends,
}

/// A file of elements.
pub struct Xml<R> {
    file: String,
    reader: Reader<Bounded<R>>,
    buffer: Vec<u8>,
    /// The names of the elements that are open, from the outermost, and beyond them that of the one that ended last.
    /// Names are written over one another, so that a million elements need no more room than a few.
    names: Vec<String>,
    depth: usize,
    text: String,
    pending_end: bool,
}

impl<R: BufRead> Xml<R> {
    /// Reads elements from UTF-8.
    pub fn new(file: &str, from: R) -> Self {
        let mut reader = Reader::from_reader(Bounded { from, line: 1, run: 0 });
        let config = reader.config_mut();
        config.check_end_names = true;
        config.allow_unmatched_ends = false;
        config.trim_text(false);
        Self {
            file: file.to_owned(),
            reader,
            buffer: Vec::new(),
            names: Vec::new(),
            depth: 0,
            text: String::new(),
            pending_end: false,
        }
    }

    /// The line that has been reached.
    pub fn line(&self) -> u64 {
        self.reader.get_ref().line
    }

    /// The names of the elements that are open, from the outermost.
    pub fn path(&self) -> &[String] {
        &self.names[..self.depth]
    }

    /// The name of the element that has just ended.
    pub fn ended(&self) -> &str {
        self.names.get(self.depth).map_or("", String::as_str)
    }

    /// The text of the element that has just ended, without space around it.
    pub fn text(&self) -> &str {
        self.text.trim()
    }

    /// A fault at the line that has been reached.
    pub fn fault(&self, words: impl Into<String>) -> Unreadable {
        Unreadable::at(&self.file, self.line(), words)
    }

    /// Goes on to the next beginning or end of an element; nothing at the end of the file.
    pub fn step(&mut self) -> Result<Option<Step>, Unreadable> {
        if self.pending_end {
            self.pending_end = false;
            self.end();
            return Ok(Some(Step::Ends));
        }
        let mut buffer = std::mem::take(&mut self.buffer);
        let step = self.step_into(&mut buffer);
        self.buffer = buffer;
        step
    }

    fn step_into(&mut self, buffer: &mut Vec<u8>) -> Result<Option<Step>, Unreadable> {
        loop {
            buffer.clear();
            // A text may hold any number of > and a comment any number of <, so that only the reader knows where one
            // part ends and the next begins.
            self.reader.get_mut().run = 0;
            match self.reader.read_event_into(buffer).map_err(|error| self.malformed(&error))? {
                Event::Start(tag) => {
                    self.begin(tag.local_name().as_ref())?;
                    return Ok(Some(Step::Begins));
                }
                Event::Empty(tag) => {
                    self.begin(tag.local_name().as_ref())?;
                    self.pending_end = true;
                    return Ok(Some(Step::Begins));
                }
                Event::End(_) => {
                    self.end();
                    return Ok(Some(Step::Ends));
                }
                Event::Text(text) => self.more_text(&text)?,
                Event::CData(text) => self.more_text(&text)?,
                Event::GeneralRef(reference) => {
                    let meant = meant(&reference).ok_or_else(|| {
                        self.fault("there is an & that stands for nothing. Write &amp; for the sign itself")
                    })?;
                    self.more_text(meant.encode_utf8(&mut [0; 4]))?;
                }
                Event::DocType(_) => {
                    return Err(self.fault(
                        "the file declares a document type, which no return does and which can be used to do harm. Export it again",
                    ));
                }
                Event::Decl(_) | Event::PI(_) | Event::Comment(_) => {}
                Event::Eof if self.depth == 0 => return Ok(None),
                Event::Eof => {
                    let open = self.path().last().map_or("", String::as_str);
                    return Err(self.fault(format!(
                        "the file stops in the middle, inside {open}. Perhaps it was cut short on its way; export it again"
                    )));
                }
            }
        }
    }

    fn more_text(&mut self, text: &str) -> Result<(), Unreadable> {
        if self.text.len() + text.len() > LONGEST_RUN {
            return Err(self.fault("a value is far too long to be one"));
        }
        self.text.push_str(text);
        Ok(())
    }

    fn begin(&mut self, name: &str) -> Result<(), Unreadable> {
        if self.depth >= DEEPEST {
            return Err(
                self.fault(format!("elements are nested more than {DEEPEST} deep, which no return does"))
            );
        }
        self.text.clear();
        if self.depth == self.names.len() {
            self.names.push(String::new());
        }
        let slot = &mut self.names[self.depth];
        slot.clear();
        slot.push_str(name);
        self.depth += 1;
        Ok(())
    }

    fn end(&mut self) {
        self.depth = self.depth.saturating_sub(1);
    }

    fn malformed(&self, error: &quick_xml::Error) -> Unreadable {
        if let quick_xml::Error::Io(error) = error {
            return self.fault(format!("the file could not be read on: {error}"));
        }
        self.fault(format!("this is not well-formed XML: {error}. Export the file again"))
    }
}

fn meant(reference: &BytesRef) -> Option<char> {
    if let Ok(Some(meant)) = reference.resolve_char_ref() {
        return Some(meant);
    }
    match &**reference {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => None,
    }
}

/// Counts lines, and refuses a tag, text or comment without an end.
struct Bounded<R> {
    from: R,
    line: u64,
    run: usize,
}

impl<R: BufRead> Read for Bounded<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let n = self.fill_buf()?.read(into)?;
        self.consume(n);
        Ok(n)
    }
}

impl<R: BufRead> BufRead for Bounded<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.run > LONGEST_RUN {
            return Err(io::Error::other("a value or a tag is far too long to be one"));
        }
        self.from.fill_buf()
    }

    fn consume(&mut self, n: usize) {
        // What is consumed was filled before, so that filling it again costs nothing.
        if let Ok(filled) = self.from.fill_buf() {
            let taken = &filled[..n.min(filled.len())];
            self.line += taken.iter().filter(|byte| **byte == b'\n').count() as u64;
            self.run += taken.len();
        }
        self.from.consume(n);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn walk(text: &str) -> Result<Vec<String>, Unreadable> {
        let mut xml = Xml::new("a.xml", io::BufReader::with_capacity(8 * 1024, text.as_bytes()));
        let mut found = vec![];
        while let Some(step) = xml.step()? {
            if step == Step::Ends {
                found.push(format!("{}={}", xml.ended(), xml.text()));
            }
        }
        Ok(found)
    }

    #[test]
    fn leaves_come_with_their_text() {
        assert_eq!(walk("<a><b> x &amp; y </b><c/></a>").unwrap(), ["b=x & y", "c=", "a="]);
        assert_eq!(walk("<n:a xmlns:n='u'><![CDATA[1<2]]></n:a>").unwrap(), ["a=1<2"]);
        assert_eq!(walk("<a>&#x41;</a>").unwrap(), ["a=A"]);
    }

    #[test]
    fn what_cannot_be_read_is_named_with_its_line() {
        let check = |text: &str, line: u64, words: &str| {
            let error = walk(text).unwrap_err();
            assert!(error.line == line && error.words.contains(words), "{text:.60}: {error}");
        };
        check("<a>\n<b>\n</a>", 3, "not well-formed");
        check("<a>\n<b>", 2, "stops in the middle");
        check("<!DOCTYPE a [<!ENTITY b 'c'>]>\n<a>&b;</a>", 1, "document type");
        check("<a>\n&b;</a>", 2, "stands for nothing");
        check(&"<a>".repeat(40), 1, "nested");
        check(&format!("<a>\n{}</a>", "x".repeat(3_000_000)), 2, "far too long");
        check(&format!("<a {}='1'/>", "x".repeat(3_000_000)), 1, "far too long");
        check(&format!("<a>{}</a>", ">".repeat(3_000_000)), 1, "far too long");
        check(&format!("<a><![CDATA[{}]]></a>", "<>".repeat(3_000_000)), 1, "far too long");
        check(&format!("<a>{}</a>", "<![CDATA[xxxxxxxx]]>".repeat(300_000)), 1, "far too long");
        check(&format!("<a><!--{}--></a>", "<>".repeat(3_000_000)), 1, "far too long");
    }
}
