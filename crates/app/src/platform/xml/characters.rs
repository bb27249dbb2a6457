//! The characters of a file from outside, as UTF-8, with the line they stand on.
//!
//! UTF-8 (with a byte-order mark or without), UTF-16 and the older one-byte encodings are read; anything else is
//! refused in words. No single piece between two marks of the parser may be longer than [`LONGEST_PIECE`], so that
//! a file of one endless line takes no more memory than any other.

use std::io::{self, BufRead, Chain, Cursor, Read};

use encoding_rs::{DecoderResult, Encoding, UTF_8, UTF_16BE, UTF_16LE};

use super::Unreadable;

/// The longest text, tag or comment, in bytes.
pub(super) const LONGEST_PIECE: usize = 1024 * 1024;
const CHUNK: usize = 64 * 1024;
/// How much of the file's beginning is looked at for its encoding.
const BEGINNING: usize = 1024;

/// A reader of UTF-8 over a reader of bytes.
pub(super) struct Characters<R> {
    source: Chain<Cursor<Vec<u8>>, R>,
    encoding: &'static Encoding,
    decoder: encoding_rs::Decoder,
    raw: Vec<u8>,
    text: Vec<u8>,
    at: usize,
    line: u64,
    piece: usize,
    ended: bool,
    trouble: Option<String>,
}

impl<R: Read> Characters<R> {
    /// Looks at the beginning of the file and chooses its encoding.
    pub(super) fn open(mut source: R) -> Result<Self, Unreadable> {
        let mut beginning = vec![0; BEGINNING];
        let mut held = 0;
        while held < BEGINNING {
            match source.read(&mut beginning[held..]) {
                Ok(0) => break,
                Ok(n) => held += n,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(Unreadable::at(1, format!("The file cannot be read: {error}."))),
            }
        }
        beginning.truncate(held);
        let (encoding, mark) = encoding_of(&beginning).map_err(|why| Unreadable::at(1, why))?;
        beginning.drain(..mark);
        Ok(Characters {
            source: Cursor::new(beginning).chain(source),
            encoding,
            decoder: encoding.new_decoder_without_bom_handling(),
            raw: vec![0; CHUNK],
            text: Vec::new(),
            at: 0,
            line: 1,
            piece: 0,
            ended: false,
            trouble: None,
        })
    }

    /// The line of the next character.
    pub(super) fn line(&self) -> u64 {
        self.line
    }

    /// Says that a new piece begins here.
    pub(super) fn begin_piece(&mut self) {
        self.piece = 0;
    }

    /// Why reading stopped, when it was these characters that could not be read.
    pub(super) fn trouble(&self) -> Option<&str> {
        self.trouble.as_deref()
    }

    fn refuse(&mut self, why: String) -> io::Error {
        self.trouble = Some(why);
        io::Error::other("the characters cannot be read")
    }

    /// Decodes more of the file into `text`, which was used up.
    fn decode_more(&mut self) -> io::Result<()> {
        self.text.clear();
        self.at = 0;
        while self.text.is_empty() && !self.ended && self.trouble.is_none() {
            let held = loop {
                match self.source.read(&mut self.raw) {
                    Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                    Ok(held) => break held,
                    Err(error) => return Err(self.refuse(format!("The file cannot be read: {error}."))),
                }
            };
            self.ended = held == 0;
            let room = self.decoder.max_utf8_buffer_length_without_replacement(held);
            self.text.resize(room.expect("a chunk's length is far from the largest number"), 0);
            let (result, _, written) = self.decoder.decode_to_utf8_without_replacement(
                &self.raw[..held],
                &mut self.text,
                self.ended,
            );
            self.text.truncate(written);
            if let DecoderResult::Malformed(..) = result {
                // What stands before the bad character is handed out first, so that its line is known.
                self.trouble = Some(not_in_encoding(self.encoding));
            }
        }
        Ok(())
    }
}

impl<R: Read> Read for Characters<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let available = self.fill_buf()?;
        let n = available.len().min(into.len());
        into[..n].copy_from_slice(&available[..n]);
        self.consume(n);
        Ok(n)
    }
}

impl<R: Read> BufRead for Characters<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.piece > LONGEST_PIECE {
            return Err(self.refuse(
                "A single text or tag is longer than a million characters. A children in need census has none so long."
                    .to_owned(),
            ));
        }
        if self.at == self.text.len() && self.trouble.is_none() {
            self.decode_more()?;
        }
        if self.at == self.text.len() && self.trouble.is_some() {
            return Err(io::Error::other("the characters cannot be read"));
        }
        Ok(&self.text[self.at..])
    }

    fn consume(&mut self, n: usize) {
        let used = &self.text[self.at..self.at + n];
        let lines = used.iter().filter(|byte| **byte == b'\n').count();
        self.line += lines as u64;
        self.piece += n;
        self.at += n;
    }
}

/// The encoding of a file by its first bytes, and how many of them are its byte-order mark.
fn encoding_of(beginning: &[u8]) -> Result<(&'static Encoding, usize), String> {
    if beginning.is_empty() {
        return Err("The file is empty. Export it again.".to_owned());
    }
    if let Some((encoding, mark)) = Encoding::for_bom(beginning) {
        return Ok((encoding, mark));
    }
    match beginning {
        [b'<', 0, ..] => return Ok((UTF_16LE, 0)),
        [0, b'<', ..] => return Ok((UTF_16BE, 0)),
        _ => {}
    }
    let start = beginning.iter().position(|byte| !byte.is_ascii_whitespace()).unwrap_or(beginning.len());
    match &beginning[start..] {
        [b'<', ..] => {}
        [] => return Err("The file holds nothing but spaces. Export it again.".to_owned()),
        [b'P', b'K', ..] => {
            return Err(
                "This is a zip or Excel file, not XML. Take the XML file out of it and use that.".to_owned()
            );
        }
        _ => return Err("This is not an XML file: it does not begin with “<”.".to_owned()),
    }
    let Some(label) = declared_label(&beginning[start..]) else {
        return Ok((UTF_8, 0));
    };
    let encoding = Encoding::for_label(label.as_bytes()).ok_or_else(|| {
        format!(
            "The file says that its characters are in “{label}”, which Kith does not read. Save it as UTF-8."
        )
    })?;
    // Some programs declare UTF-16 and write one byte a letter; this beginning was read as such, so it is UTF-8.
    Ok((if encoding == UTF_16LE || encoding == UTF_16BE { UTF_8 } else { encoding }, 0))
}

/// The `encoding` of an XML declaration.
fn declared_label(beginning: &[u8]) -> Option<String> {
    let declaration = String::from_utf8_lossy(beginning.strip_prefix(b"<?xml")?).into_owned();
    let declaration = declaration.split("?>").next()?;
    let after = declaration.split_once("encoding")?.1.trim_start().strip_prefix('=')?.trim_start();
    let quote = after.chars().next().filter(|letter| matches!(letter, '"' | '\''))?;
    let label = after[1..].split(quote).next()?;
    Some(label.trim().chars().take(40).collect())
}

fn not_in_encoding(encoding: &'static Encoding) -> String {
    if encoding == UTF_8 {
        "Here is a character that is not in UTF-8. If the file was saved as Windows-1252, its first line must say encoding=\"windows-1252\"; otherwise save it as UTF-8."
            .to_owned()
    } else {
        format!("Here is a character that is not in {}. Save the file as UTF-8.", encoding.name())
    }
}
