//! Reading a return as it is handed over: comma-separated files, one XML file, or a zip of either, known by what is
//! in them.

use std::io::Read;
use std::num::NonZero;
use std::sync::Mutex;
use std::thread;

use super::collection::Format;
use super::tables::Tables;
use super::{read_csv, read_xml};
use crate::files::decode::{decode, first_sign};
use crate::files::given::{GivenFile, Kind};
use crate::files::{Notes, Unreadable, zip};

/// A year's return, read.
#[derive(Debug, Clone, Default)]
pub struct ReadReturn {
    /// Its tables.
    pub tables: Tables,
    /// What was noticed.
    pub notes: Notes,
    /// How it came.
    pub format: Format,
    /// The file that each table was read from.
    pub files: Vec<(&'static str, String)>,
}

/// Reads the files of one year, on every core. Files that are no part of the return are noted.
///
/// # Errors
///
/// A file stops being what it began as, with the line; or none of them is part of the return.
pub fn read(files: Vec<GivenFile<'_>>) -> Result<ReadReturn, Unreadable> {
    let names: Vec<String> = files.iter().map(|file| file.name.clone()).collect();
    let mut whole = ReadReturn::default();
    for part in each_on_every_core(files) {
        let part = part?;
        if part.format == Format::Xml {
            whole.format = Format::Xml;
        }
        for table in part.tables.given.iter().filter(|table| whole.tables.has(table)) {
            let words = format!("{table} stands in more than one file; the rows of all were taken");
            whole.notes.add(names.first().map_or("", String::as_str), 0, words);
        }
        whole.tables.append(part.tables);
        whole.files.extend(part.files);
        whole.notes.append(part.notes);
    }
    if whole.tables.given.is_empty() {
        let first = whole.notes.kept.first();
        let why = first.map_or(String::new(), |note| format!(" ({note})"));
        let words = format!("there is no table of an SSDA903 return in what was given{why}");
        return Err(Unreadable::at(names.first().map_or("no file", String::as_str), 0, words));
    }
    Ok(whole)
}

/// Reads each file, as many at once as there are cores, and gives them back in their order.
fn each_on_every_core(files: Vec<GivenFile<'_>>) -> Vec<Result<ReadReturn, Unreadable>> {
    let cores = thread::available_parallelism().map_or(1, NonZero::get).min(files.len()).max(1);
    let mut waiting: Vec<(usize, GivenFile<'_>)> = files.into_iter().enumerate().collect();
    waiting.reverse();
    let waiting = Mutex::new(waiting);
    let take_turns = || {
        let mut mine = vec![];
        loop {
            let next = waiting.lock().ok().and_then(|mut waiting| waiting.pop());
            let Some((at, file)) = next else { return mine };
            mine.push((at, read_file(file)));
        }
    };
    let mut all = thread::scope(|scope| {
        let others: Vec<_> = (1..cores).map(|_| scope.spawn(take_turns)).collect();
        let mut all = take_turns();
        for other in others {
            all.extend(other.join().expect("a reader does not panic"));
        }
        all
    });
    all.sort_by_key(|(at, _)| *at);
    all.into_iter().map(|(_, part)| part).collect()
}

/// What is said of a workbook among the files.
const WORKBOOK: &str =
    "this is a workbook, which was not read. Save each sheet as CSV; Ofsted's lists are given apart";

fn read_file(mut file: GivenFile<'_>) -> Result<ReadReturn, Unreadable> {
    let mut part = ReadReturn::default();
    match file.kind()? {
        Kind::Zip if zip::is_workbook(&mut file.bytes) => part.notes.add(&file.name, 0, WORKBOOK),
        Kind::Zip => zip::each_file(&file.name, file.bytes, |name, bytes| text(name, bytes, &mut part))?,
        Kind::OldWorkbook => part.notes.add(&file.name, 0, WORKBOOK),
        Kind::Empty => part.notes.add(&file.name, 0, "the file is empty, and was not read"),
        Kind::Xml | Kind::Csv => text(&file.name, file.bytes, &mut part)?,
    }
    Ok(part)
}

/// Reads a file of text, whether XML or comma-separated values.
fn text(name: &str, bytes: impl Read, part: &mut ReadReturn) -> Result<(), Unreadable> {
    let before = part.tables.given.len();
    read_text(name, bytes, part)?;
    part.files.extend(part.tables.given.iter().skip(before).map(|table| (*table, name.to_owned())));
    Ok(())
}

fn read_text(name: &str, bytes: impl Read, part: &mut ReadReturn) -> Result<(), Unreadable> {
    let cannot = |error| Unreadable::at(name, 0, format!("the file could not be read: {error}"));
    let mut decoded = decode(bytes).map_err(cannot)?;
    if first_sign(&mut decoded).map_err(cannot)? != Some(b'<') {
        return read_csv::read(name, decoded, &mut part.tables, &mut part.notes);
    }
    part.format = Format::Xml;
    read_xml::read(name, decoded, &mut part.tables, &mut part.notes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{Cursor, Write};

    const DOLO: &str = "CHILD,DOB,DOLO_START,DOLO_END\n7,01/02/2012,01/03/2026,\n";
    const OC3: &str = "CHILD,DOB,IN_TOUCH,ACTIV,ACCOM\n7,01/02/2012,YES,F1,B1\n";
    const XML: &str = "<EXPSSDA903><CHILD><HEADER><CHILDID>7</CHILDID></HEADER></CHILD></EXPSSDA903>";

    fn file(name: &str, bytes: impl Into<Vec<u8>>) -> GivenFile<'static> {
        GivenFile::new(name, Cursor::new(bytes.into()))
    }

    fn zipped(files: &[(&str, &str)]) -> Vec<u8> {
        let mut zip = ::zip::ZipWriter::new(Cursor::new(vec![]));
        for (name, text) in files {
            zip.start_file(*name, ::zip::write::SimpleFileOptions::default()).unwrap();
            zip.write_all(text.as_bytes()).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }

    #[test]
    fn files_zips_and_xml_come_to_the_same_tables() {
        let check = |files: Vec<GivenFile<'_>>, given: &[&str], format: Format| {
            let read = read(files).unwrap();
            assert_eq!(read.tables.given[..given.len()], *given);
            assert_eq!((read.format, read.notes.kept), (format, vec![]));
            assert!(read.tables.given.iter().all(|table| read.files.iter().any(|(of, _)| of == table)));
        };
        check(vec![file("1", DOLO), file("2", OC3)], &["DoLo", "OC3"], Format::Csv);
        check(vec![file("a", zipped(&[("x/1", DOLO), ("2.txt", OC3)]))], &["DoLo", "OC3"], Format::Csv);
        check(vec![file("a", XML)], &["Header"], Format::Xml);
        check(vec![file("a", zipped(&[("r.xml", XML)]))], &["Header"], Format::Xml);
    }

    #[test]
    fn rows_of_two_files_of_one_table_are_all_kept_and_told() {
        let read = read(vec![file("1", DOLO), file("2", DOLO)]).unwrap();
        let rows: Vec<u32> = read.tables.dolo.iter().map(|row| row.origin.row).collect();
        assert_eq!(rows, [0, 1]);
        assert!(read.notes.kept[0].words.contains("more than one file"));
    }

    #[test]
    fn nothing_of_a_return_is_said_to_be_so() {
        assert!(read(vec![]).is_err());
        let error = read(vec![file("a.csv", "name,age\nA,4\n")]).unwrap_err();
        assert!(error.words.contains("no table") && error.words.contains("name,age"), "{error}");
        assert!(read(vec![file("a.zip", &b"PK\x03\x04rubbish"[..])]).is_err());
        assert!(read(vec![file("a.xml", "<Message/>")]).is_err());
    }
}
