//! Bytes of whatever encoding, as UTF-8.
//!
//! A byte-order mark decides; then a nought beside the first character, as UTF-16 has it; then what an XML file declares;
//! then UTF-8 if the start is that, else Windows-1252, in which spreadsheets on Windows save.

use std::io::{self, BufRead, BufReader, Read};

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use encoding_rs_io::{DecodeReaderBytes, DecodeReaderBytesBuilder};

/// How much of the start decides.
const START: usize = 64 * 1024;

/// A reader whose bytes are UTF-8.
pub type Decoded<R> = BufReader<DecodeReaderBytes<io::Chain<io::Cursor<Vec<u8>>, R>, Vec<u8>>>;

/// Decodes a reader to UTF-8. Bytes that mean nothing become the replacement character.
pub fn decode<R: Read>(mut reader: R) -> io::Result<Decoded<R>> {
    let mut start = Vec::with_capacity(START);
    reader.by_ref().take(START as u64).read_to_end(&mut start)?;
    if matches!(start[..], [0xff, 0xfe, 0, 0, ..] | [0, 0, 0xfe, 0xff, ..]) {
        return Err(io::Error::other("it is in UTF-32, which no case system writes. Save it as UTF-8"));
    }
    let encoding = encoding_of(&start);
    let whole = io::Cursor::new(start).chain(reader);
    let decoding = DecodeReaderBytesBuilder::new()
        .encoding(Some(encoding))
        .bom_override(true)
        .strip_bom(true)
        .build(whole);
    Ok(BufReader::with_capacity(256 * 1024, decoding))
}

fn encoding_of(start: &[u8]) -> &'static Encoding {
    if let Some((marked, _)) = Encoding::for_bom(start) {
        return marked;
    }
    match start {
        [a, 0, b, 0, ..] if *a != 0 && *b != 0 => return UTF_16LE,
        [0, a, 0, b, ..] if *a != 0 && *b != 0 => return UTF_16BE,
        _ => {}
    }
    if let Some(declared) = declared(start) {
        return declared;
    }
    match std::str::from_utf8(start) {
        Ok(_) => UTF_8,
        // A character cut in two at the end of the start is no fault of the file.
        Err(error) if error.error_len().is_none() && start.len() == START => UTF_8,
        Err(_) => WINDOWS_1252,
    }
}

/// The encoding that an XML declaration names.
fn declared(start: &[u8]) -> Option<&'static Encoding> {
    let head = start.get(..start.len().min(200))?;
    let head = String::from_utf8_lossy(head);
    let declaration = head.trim_start().strip_prefix("<?xml")?.split("?>").next()?.to_owned();
    let named = declaration.split("encoding").nth(1)?;
    let quote = named.find(['"', '\''])?;
    let mark = named.as_bytes().get(quote).copied().map(char::from)?;
    let name = named.get(quote + 1..)?.split(mark).next()?;
    // A file that can be read this far is not UTF-16, whatever it says.
    Encoding::for_label(name.as_bytes()).filter(|encoding| encoding.is_ascii_compatible())
}

/// The first character that means anything, without taking it: what kind of file this is.
pub fn first_sign<R: BufRead>(reader: &mut R) -> io::Result<Option<u8>> {
    Ok(reader.fill_buf()?.iter().copied().find(|byte| !byte.is_ascii_whitespace()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], expected: &str) {
        let mut text = String::new();
        decode(bytes).unwrap().read_to_string(&mut text).unwrap();
        assert_eq!(text, expected);
    }

    #[test]
    fn every_encoding_that_councils_send_becomes_the_same_text() {
        check("Zoë".as_bytes(), "Zoë");
        check(b"\xef\xbb\xbfZo\xc3\xab", "Zoë");
        check(b"Zo\xeb", "Zoë");
        check(b"\xff\xfeZ\0o\0\xeb\0", "Zoë");
        check(b"\xfe\xff\0Z\0o\0\xeb", "Zoë");
        check(b"Z\0o\0\xeb\0", "Zoë");
        check(b"\0Z\0o\0\xeb", "Zoë");
        check(
            b"<?xml version='1.0' encoding='ISO-8859-1'?><a>\xeb</a>",
            "<?xml version='1.0' encoding='ISO-8859-1'?><a>ë</a>",
        );
        check(b"", "");
    }

    #[test]
    fn utf_32_is_refused_in_words() {
        for start in [&b"\xff\xfe\0\0Z\0\0\0"[..], b"\0\0\xfe\xff\0\0\0Z"] {
            assert!(decode(start).err().unwrap().to_string().contains("UTF-32"));
        }
    }
}
