use std::io::Read;

use super::{Element, Piece, Unreadable, Xml};

/// Reads a file as one part.
fn read(bytes: &[u8]) -> Result<Element, Unreadable> {
    let mut xml = Xml::open(bytes)?;
    loop {
        match xml.next_piece()? {
            Piece::Open(root) => {
                let root = xml.whole(root)?;
                while !matches!(xml.next_piece()?, Piece::End) {}
                return Ok(root);
            }
            Piece::Text(..) => {}
            other => panic!("a file begins with its outermost element, not {other:?}"),
        }
    }
}

#[track_caller]
fn refused(bytes: &[u8], line: u64, words: &str) {
    match read(bytes) {
        Ok(element) => panic!("{words:?} was not refused: {}", element.to_xml()),
        Err(unreadable) => {
            assert!(unreadable.why.contains(words), "{unreadable} does not say {words:?}");
            assert_eq!(unreadable.line, line, "{unreadable}");
        }
    }
}

fn in_a(text: &str) -> String {
    read(text.as_bytes()).unwrap().text
}

#[test]
fn an_element_is_read_with_its_lines_attributes_and_text() {
    let root =
        read(b"<?xml version=\"1.0\"?>\n<a x=\"1 &amp; 2\">\n  <!-- no --> <b>one</b>\n\n<c/>\n</a>\n")
            .unwrap();
    assert_eq!((root.name.as_str(), root.line), ("a", 2));
    assert_eq!(root.attributes, [("x".to_owned(), "1 & 2".to_owned())]);
    assert_eq!(root.text_of("b"), Some("one"));
    assert_eq!(root.child("c").map(|c| c.line), Some(5));
    assert!(root.child("c").is_some_and(Element::is_blank) && !root.is_blank());
}

#[test]
fn text_is_read_through_references_and_marked_sections() {
    let check = |xml: &str, text: &str| assert_eq!(in_a(xml), text);
    check("<a> x &lt; y &amp; z &#163;&#xA3; </a>", "x < y & z ££");
    check("<a><![CDATA[<b>&amp;</b>]]></a>", "<b>&amp;</b>");
    check("<a>one\r\ntwo</a>", "one\ntwo");
    check("<n:a xmlns:n=\"urn:x\">in a namespace</n:a>", "in a namespace");
}

#[test]
fn an_element_written_again_reads_as_the_same() {
    let first = read(b"<a x=\"&quot;&lt;\">text &amp; more<b><c/><d>2</d></b></a>").unwrap();
    let again = read(first.to_xml().as_bytes()).unwrap();
    assert_eq!(again.to_xml(), first.to_xml());
}

#[test]
fn every_encoding_that_councils_send_gives_the_same_text() {
    let marked = "\u{feff}<a>Zoë</a>";
    let little: Vec<u8> = marked.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = marked.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let unmarked = little[2..].to_vec();
    let cases: [(&str, Vec<u8>); 9] = [
        ("UTF-8", "<a>Zoë</a>".into()),
        ("UTF-8 with a mark", "\u{feff}<a>Zoë</a>".into()),
        (
            "a mark wins over a declaration",
            "\u{feff}<?xml version='1.0' encoding='windows-1252'?><a>Zoë</a>".into(),
        ),
        ("Windows-1252", b"<?xml version=\"1.0\" encoding=\"windows-1252\"?><a>Zo\xeb</a>".to_vec()),
        ("ISO-8859-1", b"<?xml version='1.0' encoding = 'ISO-8859-1' ?><a>Zo\xeb</a>".to_vec()),
        ("UTF-16, little end first", little),
        ("UTF-16, big end first", big),
        ("UTF-16 without a mark", unmarked),
        ("UTF-16 declared and not written", "<?xml version=\"1.0\" encoding=\"utf-16\"?><a>Zoë</a>".into()),
    ];
    for (what, bytes) in cases {
        assert_eq!(read(&bytes).unwrap().text, "Zoë", "{what}");
    }
}

#[test]
fn what_cannot_be_read_is_refused_with_its_line() {
    refused(b"", 1, "The file is empty");
    refused(b" \n ", 1, "nothing but spaces");
    refused(b"PK\x03\x04", 1, "zip or Excel");
    refused(b"%PDF-1.7", 1, "does not begin with");
    refused(b"Child,Date\n1,2\n", 1, "does not begin with");
    refused(b"<!-- only a comment -->\n", 2, "holds no element");
    refused(b"<?xml version=\"1.0\" encoding=\"klingon\"?><a/>", 1, "“klingon”");
    refused(b"<a>\n<b>\xff</b></a>", 2, "not in UTF-8");
    refused(b"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<a>\n\n<b>Zo\xeb</b></a>", 4, "Windows-1252");
    refused(b"<a>\n<b>\n</c>\n</a>", 3, "<b>, opened on line 2, is closed by </c>");
    refused(b"<a/>\n</b>", 2, "</b> closes nothing");
    refused(b"<a/>\n<b/>", 2, "Something follows");
    refused(b"<a/>\nmore", 1, "text outside");
    refused(b"<a>\n<b>\n", 3, "<b>, opened on line 2");
    refused(b"<a>\n<b", 2, "in the middle of a tag");
    refused(b"<a>\n3 < 4\n</a>", 2, "not well-formed");
    refused(b"<a>\n<b x=1></b></a>", 2, "not well-formed");
    refused(b"<a>one\ntwo \x00</a>", 2, "control character");
    refused(b"<a>\n&#0;</a>", 2, "not well-formed");
}

#[test]
fn document_types_and_entities_are_refused_before_they_can_grow() {
    let bomb = "<?xml version=\"1.0\"?>\n<!DOCTYPE a [\n<!ENTITY b \"bbbb\">\n<!ENTITY c \"&b;&b;\">\n]>\n<a>&c;</a>";
    refused(bomb.as_bytes(), 2, "document type");
    refused(b"<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><a/>", 1, "document type");
    refused(b"<a>\n\n&secret;</a>", 3, "“&secret;”");
    refused(b"<a x=\"&secret;\"/>", 1, "not well-formed");
}

/// A file without an end, for proving that reading stops.
struct Endless(&'static [u8], usize);

impl Read for Endless {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        for byte in into.iter_mut() {
            *byte = self.0[self.1 % self.0.len()];
            self.1 += 1;
        }
        Ok(into.len())
    }
}

#[test]
fn a_part_that_never_ends_is_refused_where_it_begins() {
    let check = |start: &'static str, more: &'static [u8], line: u64, words: &str| {
        let mut xml = Xml::open(start.as_bytes().chain(Endless(more, 0))).unwrap();
        let unreadable = loop {
            match xml.next_piece() {
                Ok(Piece::Open(element)) => {
                    if let Err(unreadable) = xml.whole(element) {
                        break unreadable;
                    }
                }
                Ok(_) => {}
                Err(unreadable) => break unreadable,
            }
        };
        assert!(unreadable.why.contains(words), "{unreadable}");
        assert_eq!(unreadable.line, line, "{unreadable}");
    };
    check("<a>\n", b"x", 2, "longer than a million");
    check("<a>\n<b ", b"x", 2, "longer than a million");
    check("<a>\n<!-- ", b"x", 2, "longer than a million");
    check("<a>\n<b x='", b"x", 2, "longer than a million");
    check("\n<a>", b"x<b/>", 2, "more than 10000 elements");
    check("\n<a>", b"<b>0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789</b><c></c> 0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789", 2, "more than");
    check("<a>\n", b"<b>", 2, "32 deep");
}

#[test]
fn an_element_may_have_64_attributes_and_no_more() {
    let with = |n: usize| {
        let attributes: String = (0..n).map(|at| format!(" x{at}=\"1\"")).collect();
        format!("<a{attributes}/>")
    };
    assert_eq!(read(with(64).as_bytes()).unwrap().attributes.len(), 64);
    refused(with(65).as_bytes(), 1, "64 attributes");
}
