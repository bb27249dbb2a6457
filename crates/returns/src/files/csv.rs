//! Comma-separated files, record by record, in bounded memory.

use std::io::BufRead;

use csv_core::{ReadRecordResult, Reader};

use super::{LONGEST_VALUE, MOST_COLUMNS, Unreadable};

/// The longest record, in bytes.
const LONGEST_RECORD: usize = 1024 * 1024;

/// A file of records.
pub struct Csv<R> {
    file: String,
    from: R,
    reader: Reader,
    text: Vec<u8>,
    ends: Vec<usize>,
    ended: bool,
}

/// One record: its values, and the line it ends on.
pub struct Record<'a> {
    text: &'a str,
    ends: &'a [usize],
    /// The line on which the record starts, from 1.
    pub line: u64,
}

impl Record<'_> {
    /// The values from the left.
    pub fn values(&self) -> impl Iterator<Item = &str> {
        let mut start = 0;
        self.ends.iter().map(move |end| {
            let value = self.text.get(start..*end).unwrap_or("");
            start = *end;
            value
        })
    }

    /// No value says anything.
    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }
}

impl<R: BufRead> Csv<R> {
    /// Reads records from UTF-8.
    pub fn new(file: &str, from: R) -> Self {
        Self {
            file: file.to_owned(),
            from,
            reader: Reader::new(),
            text: vec![0; 4 * 1024],
            ends: vec![0; 64],
            ended: false,
        }
    }

    /// The next record; nothing after the last.
    pub fn next_record(&mut self) -> Result<Option<Record<'_>>, Unreadable> {
        let (mut written, mut n_ends) = (0, 0);
        while !self.ended {
            let input = self.from.fill_buf().map_err(|error| {
                Unreadable::at(
                    &self.file,
                    self.reader.line(),
                    format!("the file could not be read on: {error}"),
                )
            })?;
            let (result, read, wrote, ends) =
                self.reader.read_record(input, &mut self.text[written..], &mut self.ends[n_ends..]);
            // The reader counts a line when it takes the line's end, which may be after the record's.
            let line_ended = read > 0 && input[read - 1] == b'\n';
            self.from.consume(read);
            written += wrote;
            n_ends += ends;
            match result {
                ReadRecordResult::InputEmpty => {}
                ReadRecordResult::OutputFull => grow(&mut self.text, LONGEST_RECORD)
                    .ok_or_else(|| too_long(&self.file, self.started(written)))?,
                ReadRecordResult::OutputEndsFull => grow(&mut self.ends, MOST_COLUMNS)
                    .ok_or_else(|| too_many(&self.file, self.started(written)))?,
                ReadRecordResult::Record => {
                    let line = self.started(written) - u64::from(line_ended);
                    return self.record(line, written, n_ends).map(Some);
                }
                ReadRecordResult::End => self.ended = true,
            }
        }
        Ok(None)
    }

    /// The line on which the record that is being read started: the one reached, less those within it.
    fn started(&self, written: usize) -> u64 {
        let within = self.text[..written].iter().filter(|byte| **byte == b'\n').count();
        self.reader.line().saturating_sub(within as u64)
    }

    fn record(&self, line: u64, written: usize, n_ends: usize) -> Result<Record<'_>, Unreadable> {
        let text = std::str::from_utf8(&self.text[..written]).map_err(|_| {
            Unreadable::at(&self.file, line, "the text is not in an encoding that Kith knows")
        })?;
        let ends = &self.ends[..n_ends];
        let longest = ends.iter().scan(0, |start, end| {
            let length = end.saturating_sub(*start);
            *start = *end;
            Some(length)
        });
        if longest.max().is_some_and(|length| length > LONGEST_VALUE) {
            return Err(too_long(&self.file, line));
        }
        Ok(Record { text, ends, line })
    }
}

fn grow<T: Default + Clone>(buffer: &mut Vec<T>, most: usize) -> Option<()> {
    (buffer.len() < most).then(|| buffer.resize((buffer.len() * 2).min(most), T::default()))
}

fn too_long(file: &str, line: u64) -> Unreadable {
    Unreadable::at(
        file,
        line,
        "a value is far too long to be one. Perhaps a quotation mark is never closed, or this is not a CSV file",
    )
}

fn too_many(file: &str, line: u64) -> Unreadable {
    Unreadable::at(
        file,
        line,
        format!("there are more than {MOST_COLUMNS} columns. Perhaps this is not the file you meant"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[(u64, &[&str])]) {
        let mut csv = Csv::new("a.csv", text.as_bytes());
        let mut found: Vec<(u64, Vec<String>)> = vec![];
        while let Some(record) = csv.next_record().unwrap() {
            found.push((record.line, record.values().map(str::to_owned).collect()));
        }
        let expected: Vec<(u64, Vec<String>)> = expected
            .iter()
            .map(|(line, values)| (*line, values.iter().map(|v| (*v).to_owned()).collect()))
            .collect();
        assert_eq!(found, expected, "{text:?}");
    }

    #[test]
    fn records_come_with_the_line_they_start_on() {
        check("a,b\n1,2\n", &[(1, &["a", "b"]), (2, &["1", "2"])]);
        check("a,b\r\n\r\n1,\"x\ny\"\r\n3,4", &[(1, &["a", "b"]), (3, &["1", "x\ny"]), (5, &["3", "4"])]);
        check("", &[]);
    }

    #[test]
    fn a_quotation_mark_that_never_closes_is_named_with_its_line() {
        let text = format!("a,b\n1,\"{}", "x\n".repeat(2_000_000));
        let mut csv = Csv::new("a.csv", text.as_bytes());
        csv.next_record().unwrap();
        let error = csv.next_record().map(|_| ()).unwrap_err();
        assert_eq!(error.line, 2);
        assert!(error.words.contains("quotation mark"), "{error}");
    }

    #[test]
    fn a_million_columns_are_refused() {
        let text = ",".repeat(1_000_000);
        let error = Csv::new("a.csv", text.as_bytes()).next_record().map(|_| ()).unwrap_err();
        assert!(error.words.contains("columns"), "{error}");
    }
}
