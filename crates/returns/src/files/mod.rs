//! Reading what councils send: bytes of whatever encoding and shape become rows, and everything odd is named.
//!
//! A reader never fails on content: it gives what it read and notes what it could not. It fails only when there is
//! nothing to read on from, with the file and the line. Memory is bounded whatever comes in.

pub mod csv;
pub mod dates;
pub mod decode;
pub mod escape;
pub mod given;
pub mod headings;
pub mod workbook;
pub mod xml;
pub mod xml_write;
pub mod zip;

use std::fmt;

/// The longest single value, in bytes.
pub const LONGEST_VALUE: usize = 64 * 1024;
/// The most columns or values in one record.
pub const MOST_COLUMNS: usize = 1_000;

/// The most rows one file or zip may hold: three times what a return of all England has.
pub const MOST_ROWS: usize = 3_000_000;
/// What is said once of a file in which a byte meant nothing.
pub(crate) const STRANGE_CHARACTER: &str = "a character here is lost and stands as \u{fffd}: the file is not in the encoding it seems to be in. Save it as UTF-8";

/// The character that stands for bytes that mean nothing.
pub(crate) const STRANGE: char = char::REPLACEMENT_CHARACTER;

/// Why a file could not be read: where, and what is wrong, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unreadable {
    /// The file's name.
    pub file: String,
    /// The line, from 1; 0 when the fault is of the file as a whole.
    pub line: u64,
    /// What is wrong and what to do.
    pub words: String,
}

impl Unreadable {
    /// A fault at a line of a file.
    pub fn at(file: &str, line: u64, words: impl Into<String>) -> Self {
        Self { file: file.to_owned(), line, words: words.into() }
    }
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.line > 0 {
            write!(f, "{}, line {}: {}", self.file, self.line, self.words)
        } else {
            write!(f, "{}: {}", self.file, self.words)
        }
    }
}

impl std::error::Error for Unreadable {}

/// Something a reader noticed and read past: kept as read, and told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// The file's name.
    pub file: String,
    /// The line, from 1; 0 when it is about the file as a whole.
    pub line: u64,
    /// What was noticed.
    pub words: String,
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.line > 0 {
            write!(f, "{}, line {}: {}", self.file, self.line, self.words)
        } else {
            write!(f, "{}: {}", self.file, self.words)
        }
    }
}

/// A value that stood where no table has a place for it, for whoever keeps everything.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stray {
    /// The file's name.
    pub file: String,
    /// The line, from 1.
    pub line: u64,
    /// Whose row it was in, where that was told.
    pub child: String,
    /// The name at the head of its column; blank beyond the last.
    pub column: String,
    /// The value.
    pub text: String,
}

/// The notes of a reading. After a thousand the rest are counted, not kept.
#[derive(Debug, Clone, Default)]
pub struct Notes {
    /// The notes that were kept.
    pub kept: Vec<Note>,
    /// How many more there were.
    pub more: u64,
    /// Every value that no table has a place for.
    pub strays: Vec<Stray>,
}

/// How many notes are kept.
const MOST_NOTES: usize = 1_000;

impl Notes {
    /// Adds a note.
    pub fn add(&mut self, file: &str, line: u64, words: impl Into<String>) {
        if self.kept.len() < MOST_NOTES {
            self.kept.push(Note { file: file.to_owned(), line, words: words.into() });
        } else {
            self.more += 1;
        }
    }

    /// Adds another reading's notes after these.
    pub fn append(&mut self, other: Self) {
        let room = MOST_NOTES.saturating_sub(self.kept.len());
        self.more += other.more + other.kept.len().saturating_sub(room) as u64;
        self.kept.extend(other.kept.into_iter().take(room));
        self.strays.extend(other.strays);
    }
}
