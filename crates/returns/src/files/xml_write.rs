//! Writing XML: elements one inside another, each leaf on a line of its own.

use std::io::{self, Write};

/// A file of elements that is being written.
pub struct XmlWriter<W> {
    out: W,
    depth: usize,
}

impl<W: Write> XmlWriter<W> {
    /// Begins a file.
    ///
    /// # Errors
    ///
    /// The file cannot be written; so it is with all that follows.
    pub fn begin_file(mut out: W) -> io::Result<Self> {
        out.write_all(b"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")?;
        Ok(Self { out, depth: 0 })
    }

    /// Begins an element that holds others.
    pub fn begin(&mut self, name: &str) -> io::Result<()> {
        self.indent()?;
        self.depth += 1;
        writeln!(self.out, "<{name}>")
    }

    /// Ends an element that holds others.
    pub fn end(&mut self, name: &str) -> io::Result<()> {
        self.depth = self.depth.saturating_sub(1);
        self.indent()?;
        writeln!(self.out, "</{name}>")
    }

    /// Writes an element that holds a text, even a blank one.
    pub fn leaf(&mut self, name: &str, text: &str) -> io::Result<()> {
        self.indent()?;
        write!(self.out, "<{name}>")?;
        escaped(&mut self.out, text)?;
        writeln!(self.out, "</{name}>")
    }

    /// Ends the file.
    pub fn end_file(mut self) -> io::Result<()> {
        self.out.flush()
    }

    fn indent(&mut self) -> io::Result<()> {
        (0..self.depth).try_for_each(|_| self.out.write_all(b"  "))
    }
}

fn escaped(out: &mut impl Write, text: &str) -> io::Result<()> {
    let needs_escape = |c: char| matches!(c, '&' | '<' | '>') || (c < ' ' && c != '\n' && c != '\t');
    if !text.contains(needs_escape) {
        return out.write_all(text.as_bytes());
    }
    for c in text.chars() {
        match c {
            '&' => out.write_all(b"&amp;")?,
            '<' => out.write_all(b"&lt;")?,
            '>' => out.write_all(b"&gt;")?,
            '\r' => out.write_all(b"&#13;")?,
            // XML has no way to write the other control characters.
            c if needs_escape(c) => out.write_all("\u{fffd}".as_bytes())?,
            c => out.write_all(c.encode_utf8(&mut [0; 4]).as_bytes())?,
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_nest_and_texts_are_escaped() {
        let mut out = vec![];
        let mut xml = XmlWriter::begin_file(&mut out).unwrap();
        xml.begin("a").unwrap();
        xml.leaf("b", "x < y & \u{1}z\r").unwrap();
        xml.leaf("c", "").unwrap();
        xml.end("a").unwrap();
        xml.end_file().unwrap();
        let text = String::from_utf8(out).unwrap();
        assert!(text.ends_with("<a>\n  <b>x &lt; y &amp; \u{fffd}z&#13;</b>\n  <c></c>\n</a>\n"), "{text}");
    }
}
