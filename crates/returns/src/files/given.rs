//! A file as it is handed over by whoever opened it, and what kind of file its first bytes say it is.

use std::io::{self, Read, Seek, SeekFrom};

use super::Unreadable;

/// Where a file's bytes come from.
pub trait Bytes: Read + Seek + Send {}

impl<T: Read + Seek + Send> Bytes for T {}

/// A file with its name.
pub struct GivenFile<'a> {
    /// The name to tell people; it says nothing about what is inside.
    pub name: String,
    /// Its bytes.
    pub bytes: Box<dyn Bytes + 'a>,
}

/// What the first bytes of a file say it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A zip, or a workbook, which is one too.
    Zip,
    /// XML.
    Xml,
    /// A workbook of the older kind, which Kith does not read.
    OldWorkbook,
    /// Anything else: comma-separated values, as far as it can be read.
    Csv,
    /// Nothing at all.
    Empty,
}

impl<'a> GivenFile<'a> {
    /// A file of this name with these bytes.
    pub fn new(name: impl Into<String>, bytes: impl Bytes + 'a) -> Self {
        Self { name: name.into(), bytes: Box::new(bytes) }
    }

    /// Looks at the start of the file and goes back to it.
    ///
    /// # Errors
    ///
    /// The file cannot be read.
    pub fn kind(&mut self) -> Result<Kind, Unreadable> {
        let mut start = Vec::with_capacity(1024);
        let looked = self.bytes.by_ref().take(1024).read_to_end(&mut start);
        let looked = looked.and_then(|_| self.bytes.seek(SeekFrom::Start(0)));
        looked.map_err(|error| self.cannot_read(&error))?;
        Ok(kind_of(&start))
    }

    /// The fault of a file whose bytes cannot be had.
    pub(crate) fn cannot_read(&self, error: &io::Error) -> Unreadable {
        Unreadable::at(&self.name, 0, format!("the file could not be read: {error}"))
    }
}

/// What these first bytes say a file is.
pub fn kind_of(start: &[u8]) -> Kind {
    if start.starts_with(b"PK\x03\x04") || start.starts_with(b"PK\x05\x06") {
        return Kind::Zip;
    }
    if start.starts_with(b"\xd0\xcf\x11\xe0") {
        return Kind::OldWorkbook;
    }
    let text = start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(start);
    let text = text.strip_prefix(b"\xff\xfe").or_else(|| text.strip_prefix(b"\xfe\xff")).unwrap_or(text);
    match text.iter().find(|byte| !byte.is_ascii_whitespace() && **byte != 0) {
        Some(b'<') => Kind::Xml,
        Some(_) => Kind::Csv,
        None => Kind::Empty,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(start: &[u8], expected: Kind) {
        let mut file = GivenFile::new("a", io::Cursor::new(start.to_vec()));
        assert_eq!(file.kind(), Ok(expected));
        let mut again = vec![];
        file.bytes.read_to_end(&mut again).unwrap();
        assert_eq!(again, start, "nothing is lost by looking");
    }

    #[test]
    fn a_file_is_known_by_its_first_bytes() {
        check(b"PK\x03\x04....", Kind::Zip);
        check(b"\xd0\xcf\x11\xe0\xa1\xb1", Kind::OldWorkbook);
        check(b"\xef\xbb\xbf\r\n<?xml", Kind::Xml);
        check(b"\xff\xfe<\0M\0", Kind::Xml);
        check(b"CHILD,SEX", Kind::Csv);
        check(b" \n", Kind::Empty);
        check(b"", Kind::Empty);
    }
}
