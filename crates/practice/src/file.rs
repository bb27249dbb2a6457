//! Files kept with a record: what each is to practice, and what its own bytes say that it is.
//!
//! A name and a declared type are what the sender says; only the content is believed. Web pages and drawings in SVG
//! are not kept, because a browser would run what is in them.

use std::fmt;

use crate::words;

/// The largest file that is kept, in bytes: 15 MB, enough for a phone's photo or half an hour of speech.
pub const LARGEST: u64 = 15 * 1024 * 1024;

words! {
    /// What a file is to practice.
    FileKind {
        /// A photo of somebody or something.
        Photo "photo" "Photo",
        /// A drawing, by a child or with them.
        Drawing "drawing" "Drawing",
        /// Something said, recorded to be listened to.
        VoiceNote "voice note" "Voice note",
        /// A letter or report, sent or received.
        Letter "letter" "Letter or report",
        /// Notes on paper.
        Notes "notes" "Notes",
    }
}

words! {
    /// What a file's content is.
    Format {
        /// A photo from a camera.
        Jpeg "jpeg" "JPEG picture",
        /// A picture.
        Png "png" "PNG picture",
        /// A picture from the web.
        Webp "webp" "WebP picture",
        /// A document as it was printed.
        Pdf "pdf" "PDF document",
        /// Plain text.
        Text "text" "Plain text",
        /// A recording by a browser.
        Webm "webm" "WebM recording",
        /// A recording.
        Ogg "ogg" "Ogg recording",
        /// A recording by a phone.
        M4a "m4a" "M4A recording",
        /// A recording without compression.
        Wav "wav" "WAV recording",
    }
}

words! {
    /// What a file may hang on, besides the family's record as a whole.
    HangsOn {
        /// A brief for a co-ordinator.
        Brief "brief" "Brief",
        /// What a co-ordinator drafted.
        DeskDraft "desk draft" "Draft",
        /// A visit.
        Visit "visit" "Visit",
        /// An answer of a practice tool.
        ToolAnswer "tool answer" "Practice tool",
    }
}

impl Format {
    /// The media type that the content is given out as.
    pub fn media_type(self) -> &'static str {
        match self {
            Format::Jpeg => "image/jpeg",
            Format::Png => "image/png",
            Format::Webp => "image/webp",
            Format::Pdf => "application/pdf",
            Format::Text => "text/plain; charset=utf-8",
            Format::Webm => "audio/webm",
            Format::Ogg => "audio/ogg",
            Format::M4a => "audio/mp4",
            Format::Wav => "audio/wav",
        }
    }

    /// How the name of a downloaded file ends, without a dot.
    pub fn extension(self) -> &'static str {
        match self {
            Format::Jpeg => "jpg",
            Format::Text => "txt",
            other => other.key(),
        }
    }

    /// Whether it can be looked at in a page.
    pub fn is_picture(self) -> bool {
        matches!(self, Format::Jpeg | Format::Png | Format::Webp)
    }

    /// Whether it can be listened to in a page.
    pub fn is_recording(self) -> bool {
        matches!(self, Format::Webm | Format::Ogg | Format::M4a | Format::Wav)
    }
}

impl FileKind {
    /// What a file usually is to practice, where nobody says.
    pub fn usual(format: Format) -> FileKind {
        if format.is_picture() {
            FileKind::Photo
        } else if format.is_recording() {
            FileKind::VoiceNote
        } else {
            FileKind::Letter
        }
    }

    /// Whether content of this format can be a file of this kind.
    pub fn takes(self, format: Format) -> bool {
        match self {
            FileKind::Photo => format.is_picture(),
            FileKind::Drawing => format.is_picture() || format == Format::Pdf,
            FileKind::VoiceNote => format.is_recording(),
            FileKind::Letter | FileKind::Notes => !format.is_recording(),
        }
    }
}

/// Why a file is not kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// There is nothing in it.
    Empty,
    /// It is larger than [`LARGEST`]: its size in bytes.
    TooLarge(u64),
    /// A photo in a format of some phones that most browsers cannot show.
    PhonePhoto,
    /// A film.
    Film,
    /// A web page, or a drawing in SVG.
    WebPage,
    /// Its content is nothing that is kept.
    Unknown,
    /// Its content is not what it was said to be.
    NotThat(FileKind, Format),
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Refusal::Empty => f.write_str("The file is empty. Choose it again"),
            Refusal::TooLarge(bytes) => write!(
                f,
                "The file is {} MB. Kith keeps files of up to 15 MB: choose a smaller size, or send it in parts",
                bytes.div_ceil(1024 * 1024)
            ),
            Refusal::PhonePhoto => f.write_str(
                "This photo is in a format (HEIC or AVIF) that other devices cannot show. Save it as a JPEG and choose it again",
            ),
            Refusal::Film => f.write_str("This is a film. Kith keeps photos, recordings of speech, PDFs and plain text"),
            Refusal::WebPage => {
                f.write_str("This is a web page or an SVG drawing. Save it as a PDF or a picture and choose it again")
            }
            Refusal::Unknown => f.write_str(
                "This is not a photo, a recording, a PDF or plain text that Kith can read. Save it as one of these and choose it again",
            ),
            Refusal::NotThat(kind, format) => write!(
                f,
                "This was to be a {}, and its content is a {}. Choose the right file, or say what it is",
                kind.label().to_lowercase(),
                format.label()
            ),
        }
    }
}

impl std::error::Error for Refusal {}

/// What a file is, decided from its bytes; `said` is what its sender says that it is, if they do.
pub fn recognise(bytes: &[u8], said: Option<FileKind>) -> Result<(FileKind, Format), Refusal> {
    let size = bytes.len() as u64;
    if size > LARGEST {
        return Err(Refusal::TooLarge(size));
    }
    let format = format_of(bytes)?;
    let kind = said.unwrap_or_else(|| FileKind::usual(format));
    if kind.takes(format) { Ok((kind, format)) } else { Err(Refusal::NotThat(kind, format)) }
}

fn format_of(bytes: &[u8]) -> Result<Format, Refusal> {
    let starts = |with: &[u8]| bytes.starts_with(with);
    let at = |from: usize, with: &[u8]| bytes.get(from..).is_some_and(|rest| rest.starts_with(with));
    if bytes.is_empty() {
        Err(Refusal::Empty)
    } else if starts(b"\xff\xd8\xff") {
        Ok(Format::Jpeg)
    } else if starts(b"\x89PNG\r\n\x1a\n") {
        Ok(Format::Png)
    } else if starts(b"RIFF") && at(8, b"WEBP") {
        Ok(Format::Webp)
    } else if starts(b"RIFF") && at(8, b"WAVE") {
        Ok(Format::Wav)
    } else if starts(b"%PDF-") {
        Ok(Format::Pdf)
    } else if starts(b"\x1a\x45\xdf\xa3") {
        recording_or_film(bytes, Format::Webm, &[b"V_VP8", b"V_VP9", b"V_AV1", b"V_MPEG"])
    } else if starts(b"OggS") {
        recording_or_film(bytes, Format::Ogg, &[b"\x80theora"])
    } else if at(4, b"ftyp") {
        boxed(bytes)
    } else {
        text(bytes)
    }
}

/// A file in boxes of the ISO base media format: speech of a phone, a film, or a phone's photo.
fn boxed(bytes: &[u8]) -> Result<Format, Refusal> {
    match bytes.get(8..12) {
        Some(b"heic" | b"heix" | b"hevc" | b"mif1" | b"msf1" | b"avif") => Err(Refusal::PhonePhoto),
        // A handler box names its medium eight bytes after its own name.
        Some(_) => {
            match bytes.windows(16).any(|part| part.starts_with(b"hdlr") && &part[12..16] == b"vide") {
                true => Err(Refusal::Film),
                false => Ok(Format::M4a),
            }
        }
        None => Err(Refusal::Unknown),
    }
}

fn recording_or_film(bytes: &[u8], format: Format, of_films: &[&[u8]]) -> Result<Format, Refusal> {
    let holds = |mark: &&[u8]| bytes.windows(mark.len()).any(|part| part == *mark);
    if of_films.iter().any(holds) { Err(Refusal::Film) } else { Ok(format) }
}

fn text(bytes: &[u8]) -> Result<Format, Refusal> {
    let text = std::str::from_utf8(bytes).map_err(|_| Refusal::Unknown)?;
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let is_markup = text
        .strip_prefix('<')
        .is_some_and(|rest| rest.starts_with(|c: char| c.is_alphabetic() || c == '!' || c == '?'));
    if is_markup {
        Err(Refusal::WebPage)
    } else if text.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{c}')) {
        Err(Refusal::Unknown)
    } else if text.is_empty() {
        Err(Refusal::Empty)
    } else {
        Ok(Format::Text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_what_its_bytes_say() {
        let check = |bytes: &[u8], expected: Result<Format, Refusal>| {
            let read = recognise(bytes, None).map(|(_, format)| format);
            assert_eq!(read, expected, "{:?}", String::from_utf8_lossy(bytes));
        };
        check(b"\xff\xd8\xff\xe0rest", Ok(Format::Jpeg));
        check(b"\xff\xd8", Err(Refusal::Unknown));
        check(b"\x89PNG\r\n\x1a\nrest", Ok(Format::Png));
        check(b"RIFF....WEBPVP8 ", Ok(Format::Webp));
        check(b"RIFF....WAVEfmt ", Ok(Format::Wav));
        check(b"RIFF\x00\x00\x00\x00AVI LIST", Err(Refusal::Unknown));
        check(b"%PDF-1.7\n", Ok(Format::Pdf));
        check(b"\x1a\x45\xdf\xa3...webm...A_OPUS", Ok(Format::Webm));
        check(b"\x1a\x45\xdf\xa3...webm...V_VP9...A_OPUS", Err(Refusal::Film));
        check(b"OggS...OpusHead", Ok(Format::Ogg));
        check(b"OggS...\x80theora", Err(Refusal::Film));
        check(b"\0\0\0\x20ftypM4A ....hdlr\0\0\0\0\0\0\0\0soun", Ok(Format::M4a));
        check(b"\0\0\0\x20ftypisom....hdlr\0\0\0\0\0\0\0\0vide", Err(Refusal::Film));
        check(b"\0\0\0\x20ftypheic", Err(Refusal::PhonePhoto));
        check(b"\0\0\0\x20ftyp", Err(Refusal::Unknown));
        check("Dear Ms Quill,\r\n\tthe café is shut.".as_bytes(), Ok(Format::Text));
        check(b"\xef\xbb\xbfA letter", Ok(Format::Text));
        check(b"", Err(Refusal::Empty));
        check(b" \n\n", Err(Refusal::Empty));
        check(b"\xef\xbb\xbf  <html>", Err(Refusal::WebPage));
        check(b"<?xml version='1.0'?><svg/>", Err(Refusal::WebPage));
        check(b"<3 from Chidi", Ok(Format::Text));
        check(b"MZ\x90\x00\x03", Err(Refusal::Unknown));
        check(b"text with \0 in it", Err(Refusal::Unknown));
    }

    #[test]
    fn what_a_file_is_said_to_be_must_be_what_it_is() {
        let check =
            |said, bytes: &[u8], expected| assert_eq!(recognise(bytes, Some(said)), expected, "{said}");
        let (photo, letter, sound): (&[u8], &[u8], &[u8]) =
            (b"\xff\xd8\xff\xe0", b"Dear Sir", b"OggS OpusHead");
        check(FileKind::VoiceNote, photo, Err(Refusal::NotThat(FileKind::VoiceNote, Format::Jpeg)));
        check(FileKind::VoiceNote, sound, Ok((FileKind::VoiceNote, Format::Ogg)));
        check(FileKind::Photo, sound, Err(Refusal::NotThat(FileKind::Photo, Format::Ogg)));
        check(FileKind::Photo, letter, Err(Refusal::NotThat(FileKind::Photo, Format::Text)));
        check(FileKind::Drawing, photo, Ok((FileKind::Drawing, Format::Jpeg)));
        check(FileKind::Notes, photo, Ok((FileKind::Notes, Format::Jpeg)));
        check(FileKind::Notes, sound, Err(Refusal::NotThat(FileKind::Notes, Format::Ogg)));
        check(FileKind::Letter, photo, Ok((FileKind::Letter, Format::Jpeg)));
    }

    #[test]
    fn a_file_of_exactly_the_largest_size_is_kept_and_one_byte_more_is_not() {
        let mut bytes = vec![b'a'; usize::try_from(LARGEST).unwrap()];
        assert_eq!(recognise(&bytes, None), Ok((FileKind::Letter, Format::Text)));
        bytes.push(b'a');
        assert_eq!(recognise(&bytes, None), Err(Refusal::TooLarge(LARGEST + 1)));
        assert!(Refusal::TooLarge(40 * 1024 * 1024).to_string().starts_with("The file is 40 MB."));
    }
}
