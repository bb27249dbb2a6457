//! Files that were cut, bent, joined and stuffed: each is read or refused in words, and nothing panics, hangs or
//! grows without bound.
//!
//! A few seconds are spent on it in every run of the tests; `KITH_HOSTILE_SECONDS` asks for more, and
//! `KITH_HOSTILE_SEED` for other files.

#![allow(clippy::unwrap_used, reason = "a test may stop at what cannot be")]

use std::io::{Cursor, Read, Write};
use std::time::{Duration, Instant};

use kith_returns::files::given::GivenFile;
use kith_returns::generate::{Plan, census, looked_after};
use kith_returns::{annex_a, cin_census, ssda903};

/// The longest one file of a few kilobytes may take.
const LONGEST: Duration = Duration::from_secs(5);
/// The most memory that all of them together may have taken at any moment.
const MOST_MEGABYTES: u64 = 1_500;

/// Whole files of every kind, from which the others are made.
fn whole_files() -> Vec<Vec<u8>> {
    let plan = Plan { year: 2026, errors: 0.5, seed: 3 };
    let mut files = vec![];
    let mut written = vec![];
    let mut writer = cin_census::write::Writer::begin(&mut written, &census::header(plan)).unwrap();
    for number in 0..5 {
        census::child(plan, number).children().for_each(|child| writer.child(&child).unwrap());
    }
    writer.end().unwrap();
    files.push(written);
    let mut tables = ssda903::tables::Tables::default();
    (0..10).for_each(|number| tables.append(looked_after::child(plan, number).this));
    let mut zip = zip::ZipWriter::new(Cursor::new(vec![]));
    for table in ssda903::tables::Tables::NAMES {
        let mut written = vec![];
        ssda903::write_csv::write(&tables, table, &mut written).unwrap();
        zip.start_file(*table, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(&written).unwrap();
        files.push(written);
    }
    files.push(zip.finish().unwrap().into_inner());
    let returned = ssda903::child::Return::assemble(tables, ssda903::tables::Tables::default());
    let mut written = vec![];
    ssda903::write_xml::write(&returned, &mut written).unwrap();
    files.push(written);
    let mut lists = annex_a::lists::Lists::default();
    lists.add("List 1", kith_returns::table::Origin::default(), &[(0, "7"), (3, "2012-02-01"), (6, "a) 1A")]);
    let mut workbook = Cursor::new(vec![]);
    annex_a::write::write(&lists, &mut workbook).unwrap();
    files.push(workbook.into_inner());
    files.push(b"URN,Placement code,Deregistration date\nSC1,K2,01/06/2026\n".to_vec());
    files
}

/// A source of choices, the same for the same seed.
struct Choices(u64);

impl Choices {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % n.max(1) as u64).unwrap()
    }

    fn range(&mut self, bytes: &[u8]) -> std::ops::Range<usize> {
        let start = self.below(bytes.len());
        start..(start + self.below(64)).min(bytes.len())
    }
}

const STUFFING: [&[u8]; 16] = [
    b"<!DOCTYPE a [<!ENTITY b 'c'>]>",
    b"&b;",
    b"&#xFFFFFFFF;",
    b"<![CDATA[",
    b"-->",
    b"</Child>",
    b"\"",
    b"\"\"\",",
    b",,,,,,,,",
    b"\r\n\r\n",
    b"\0",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"99999999999999999999",
    b"<a b='",
    b"PK\x03\x04",
];

/// Cuts, bends, joins or stuffs a file a few times.
fn spoilt(files: &[Vec<u8>], choices: &mut Choices) -> Vec<u8> {
    let mut bytes = files[choices.below(files.len())].clone();
    for _ in 0..=choices.below(6) {
        let range = choices.range(&bytes);
        match choices.below(7) {
            0 => bytes.truncate(range.start),
            1 => drop(bytes.drain(range)),
            2 => bytes[range].iter_mut().for_each(|byte| *byte = byte.wrapping_add(1)),
            3 => {
                let piece = bytes[range.clone()].repeat(1 + choices.below(200));
                bytes.splice(range.start..range.start, piece);
            }
            4 => {
                let piece = STUFFING[choices.below(STUFFING.len())];
                bytes.splice(range.start..range.start, piece.iter().copied());
            }
            5 => {
                let other = &files[choices.below(files.len())];
                let piece = other[choices.range(other)].to_vec();
                bytes.splice(range, piece);
            }
            _ => {
                if let Some(byte) = bytes.get_mut(range.start) {
                    *byte ^= 1 << choices.below(8);
                }
            }
        }
    }
    bytes
}

/// Every reader gets the file, whatever it is.
fn read_by_all(bytes: &[u8]) {
    let given = || vec![GivenFile::new("a", Cursor::new(bytes.to_vec()))];
    if let Ok(read) = cin_census::read::read("a", bytes) {
        let returned = cin_census::child::Return::assemble(read.tables);
        cin_census::write::write(&returned, std::io::sink()).unwrap();
    }
    if let Ok(read) = ssda903::read::read(given()) {
        let returned = ssda903::child::Return::assemble(read.tables, ssda903::tables::Tables::default());
        ssda903::write_xml::write(&returned, std::io::sink()).unwrap();
    }
    let _ = ssda903::read_providers::read(given());
    if bytes.starts_with(b"PK") {
        let _ = annex_a::read::read("a", Cursor::new(bytes));
    }
}

fn peak_megabytes() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM"));
    line.and_then(|line| line.split_whitespace().nth(1)?.parse::<u64>().ok()).unwrap_or(0) / 1024
}

fn asked(name: &str, otherwise: u64) -> u64 {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(otherwise)
}

#[test]
fn spoilt_files_are_read_or_refused() {
    let files = whole_files();
    files.iter().for_each(|bytes| read_by_all(bytes));
    let mut choices = Choices(asked("KITH_HOSTILE_SEED", 0x2545_f491_4f6c_dd1d));
    let (start, seconds) = (Instant::now(), Duration::from_secs(asked("KITH_HOSTILE_SECONDS", 3)));
    let mut n = 0_u64;
    while start.elapsed() < seconds {
        let bytes = spoilt(&files, &mut choices);
        let began = Instant::now();
        read_by_all(&bytes);
        assert!(began.elapsed() < LONGEST, "a file of {} bytes takes too long", bytes.len());
        n += 1;
    }
    println!("{n} spoilt files, at most {} MB", peak_megabytes());
    assert!(n > 10 && peak_megabytes() < MOST_MEGABYTES, "{n} files, {} MB", peak_megabytes());
}

/// The same piece again and again, without taking memory for it.
struct Again {
    piece: &'static [u8],
    left: usize,
}

impl Read for Again {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        let n = into.len().min(self.left);
        for (at, byte) in into[..n].iter_mut().enumerate() {
            *byte = self.piece[at % self.piece.len()];
        }
        self.left -= n;
        Ok(n)
    }
}

#[test]
fn a_gigabyte_without_an_end_is_refused_at_once() {
    let check = |start: &'static [u8], piece: &'static [u8]| {
        let began = Instant::now();
        let endless = start.chain(Again { piece, left: 1 << 30 });
        let refused = cin_census::read::read("a.xml", endless).map(|_| ()).unwrap_err();
        assert!(!refused.words.is_empty() && began.elapsed() < LONGEST, "{refused}");
    };
    check(b"<Message>", b"x");
    check(b"<Message><Child a='", b"x");
    check(b"<Message>", b"<a>");
    check(b"<Message>", b">");
    check(b"<Message><!--", b"<>");
    check(b"<Message><a>", b"<![CDATA[x]]>");
    check(b"<Message><Children><Child><CINdetails>", b"<Assessments/>");
}

#[test]
fn a_bomb_in_a_zip_is_refused() {
    let mut zip = zip::ZipWriter::new(Cursor::new(vec![]));
    zip.start_file("Episodes.csv", zip::write::SimpleFileOptions::default()).unwrap();
    zip.write_all(b"CHILD,DECOM,RNE,LS\n").unwrap();
    let zeros = vec![b'0'; 1024 * 1024];
    (0..20).for_each(|_| zip.write_all(&zeros).unwrap());
    let bytes = zip.finish().unwrap().into_inner();
    let refused = ssda903::read::read(vec![GivenFile::new("a.zip", Cursor::new(bytes))]).unwrap_err();
    assert!(refused.words.contains("too long"), "{refused}");
}
