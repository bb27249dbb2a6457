//! Reading one comma-separated file of the return: whichever table it is, its rows, and what was odd about it.

use std::io::BufRead;

use super::layout::{Layout, short};
use super::tables::Tables;
use crate::cell::day_first;
use crate::files::csv::{Csv, Record};
use crate::files::dates::{OtherShapes, in_another_shape};
use crate::files::{MOST_ROWS, Notes, STRANGE, STRANGE_CHARACTER, Stray, Unreadable};
use crate::table::Origin;

/// Reads a file into the tables. Nothing comes of a file that is no table of the return but a note.
///
/// # Errors
///
/// The file stops being one of comma-separated values: with the line.
pub(crate) fn read(
    file: &str,
    from: impl BufRead,
    tables: &mut Tables,
    notes: &mut Notes,
) -> Result<(), Unreadable> {
    let mut csv = Csv::new(file, from);
    let Some((line, head)) = head(&mut csv)? else {
        notes.add(file, 0, "the file is empty, and was not read");
        return Ok(());
    };
    let Some(layout) = Layout::of(file, line, &head, notes) else {
        let words = "the file is not a part of the return: its first line has none of the names that tell one from \
                     another. It begins";
        notes.add(file, line, format!("{words} {}", short(&head.join(","))));
        return Ok(());
    };
    tables.give(layout.table);
    tables.placement_places |= layout.placement_places;
    let mut rows = Rows {
        file,
        layout,
        notes,
        shapes: OtherShapes::default(),
        row: 0,
        n_short: 0,
        short_line: 0,
        strange: false,
    };
    while let Some(record) = csv.next_record()? {
        // Counting rows costs something; a zip that unfolds without end does not get far in a thousand.
        if rows.row.is_multiple_of(1_024) && tables.n_rows_in_all() > MOST_ROWS {
            return Err(Unreadable::at(
                file,
                record.line,
                format!("there are more than {MOST_ROWS} rows, which no return has"),
            ));
        }
        if !record.is_blank() {
            rows.take(&record, tables);
        }
    }
    rows.end();
    Ok(())
}

/// The names at the head of the columns: the first line that says anything.
fn head<R: BufRead>(csv: &mut Csv<R>) -> Result<Option<(u64, Vec<String>)>, Unreadable> {
    while let Some(record) = csv.next_record()? {
        if !record.is_blank() {
            return Ok(Some((record.line, record.values().map(str::to_owned).collect())));
        }
    }
    Ok(None)
}

struct Rows<'a> {
    file: &'a str,
    layout: Layout,
    notes: &'a mut Notes,
    shapes: OtherShapes,
    row: u32,
    n_short: u64,
    short_line: u64,
    /// A character that could not be read was told.
    strange: bool,
}

impl Rows<'_> {
    fn take(&mut self, record: &Record<'_>, tables: &mut Tables) {
        let n = self.layout.places.len();
        let mut cells: Vec<(usize, &str)> = Vec::with_capacity(n);
        let mut understood: Vec<(usize, String)> = vec![];
        let mut n_values = 0;
        let mut strays: Vec<(usize, String)> = vec![];
        if !self.strange && record.values().any(|value| value.contains(STRANGE)) {
            self.strange = true;
            self.notes.add(self.file, record.line, STRANGE_CHARACTER);
        }
        for value in record.values() {
            if let Some(Some(place)) = self.layout.places.get(n_values).copied() {
                match self.date_in_another_shape(place, value, record.line) {
                    Some(date) => understood.push((place, date)),
                    None => cells.push((place, value)),
                }
            } else if !value.trim().is_empty() {
                if n_values >= n {
                    let words = format!("{} stands beyond the last column, and was not read", short(value));
                    self.notes.add(self.file, record.line, words);
                }
                strays.push((n_values, value.trim().to_owned()));
            }
            n_values += 1;
        }
        if n_values < n {
            self.n_short += 1;
            self.short_line = if self.n_short == 1 { record.line } else { self.short_line };
        }
        cells.extend(understood.iter().map(|(place, date)| (*place, date.as_str())));
        // The child's number is every table's first column.
        let child = cells.iter().find(|(place, _)| *place == 0).map_or("", |(_, text)| text.trim());
        self.notes.strays.extend(strays.into_iter().map(|(at, text)| Stray {
            file: self.file.to_owned(),
            line: record.line,
            child: child.to_uppercase(),
            column: self.layout.head.get(at).cloned().unwrap_or_default(),
            text,
        }));
        let line = u32::try_from(record.line).unwrap_or(0);
        tables.add(self.layout.table, Origin::new(self.row, line), &cells);
        self.row += 1;
    }

    /// The date in the return's own shape, where it was written in another.
    fn date_in_another_shape(&mut self, place: usize, value: &str, line: u64) -> Option<String> {
        if !*self.layout.dates.get(place)? {
            return None;
        }
        let text = value.trim();
        if text.is_empty() || day_first(text).is_some() {
            return None;
        }
        let (shape, date) = in_another_shape(text)?;
        self.shapes.count(self.layout.columns[place], line, text, (shape, date));
        Some(format!("{:02}/{:02}/{:04}", date.day(), date.month(), date.year()))
    }

    fn end(self) {
        self.shapes.tell(self.file, "day/month/year: 01/06/2026", self.notes);
        if self.n_short > 0 {
            let rows = match self.n_short {
                1 => "this row has".to_owned(),
                n => format!("{n} rows, this the first, have"),
            };
            let words =
                format!("{rows} fewer values than there are columns; what is missing was taken as blank");
            self.notes.add(self.file, self.short_line, words);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn check(text: &str, expected: &[&str]) -> Tables {
        let (mut tables, mut notes) = (Tables::default(), Notes::default());
        read("a.csv", text.as_bytes(), &mut tables, &mut notes).unwrap();
        let notes: Vec<String> = notes.kept.iter().map(ToString::to_string).collect();
        assert_eq!(notes.len(), expected.len(), "{notes:?}");
        for (note, expected) in notes.iter().zip(expected) {
            assert!(note.contains(expected), "{note}");
        }
        tables
    }

    #[test]
    fn rows_are_taken_with_their_lines_and_blank_ones_passed_over() {
        let tables =
            check("CHILD,DOB,DOLO_START,DOLO_END\r\n\r\n7,01/02/2012,1/3/2026,\r\n,,,\r\n8,,,\r\n", &[]);
        let lines: Vec<_> = tables.dolo.iter().map(|row| (row.origin.row, row.origin.line)).collect();
        assert_eq!(lines, [(0, 3), (1, 5)]);
        assert!(tables.has("DoLo") && tables.dolo[0].dolo_start.known() == Some(date(2026, 3, 1)));
    }

    #[test]
    fn dates_in_another_shape_are_understood_and_told_once_a_column() {
        let text = "CHILD,DOB,DOLO_START,DOLO_END\n7,2012-02-01,46174,soon\n8,2013-02-01,1 Jun 2026,\n";
        let told = [
            "DOB: 2 dates are written with the year first; 2012-02-01 was read as 1 February 2012",
            "46174 was read as 1 June 2026",
            "1 Jun 2026 was read as 1 June 2026",
        ];
        let tables = check(text, &told);
        assert_eq!(tables.dolo[1].dolo_start.known(), Some(date(2026, 6, 1)));
        assert!(tables.dolo[0].dolo_end.is_unknown(), "what is no date is kept as read");
    }

    #[test]
    fn rows_that_are_too_long_or_too_short_are_told() {
        let told = ["line 2: more stands beyond the last column", "line 3: this row has fewer values"];
        let tables = check("CHILD,DOB,DOLO_START,DOLO_END\n7,,,,more\n8,\n", &told);
        assert_eq!(tables.dolo.len(), 2);
    }

    #[test]
    fn a_value_without_a_place_is_kept_with_whose_it_is() {
        let (mut tables, mut notes) = (Tables::default(), Notes::default());
        let text = "DOB,SHOES,CHILD,DOLO_START,DOLO_END\n,4,a7,,,more\n,,8,,\n";
        read("a.csv", text.as_bytes(), &mut tables, &mut notes).unwrap();
        let strays: Vec<_> = notes
            .strays
            .iter()
            .map(|s| (s.line, s.child.as_str(), s.column.as_str(), s.text.as_str()))
            .collect();
        assert_eq!(strays, [(2, "A7", "SHOES", "4"), (2, "A7", "", "more")]);
    }

    #[test]
    fn a_character_that_means_nothing_is_told_once() {
        check("CHILD,DOB,DOLO_START,DOLO_END\n7,,\u{fffd},\n8\u{fffd},,,\n", &["line 2: a character here"]);
    }

    #[test]
    fn rows_without_end_are_refused() {
        let head = &b"CHILD,DOB,DOLO_START,DOLO_END\n"[..];
        let endless = std::io::Read::chain(head, std::io::Read::chain(&b"7"[..], Endless));
        let (mut tables, mut notes) = (Tables::default(), Notes::default());
        let error = read("a.csv", std::io::BufReader::new(endless), &mut tables, &mut notes).unwrap_err();
        assert!(error.words.contains("more than 3000000 rows") && error.line > 3_000_000, "{error}");
    }

    /// Rows without end.
    struct Endless;

    impl std::io::Read for Endless {
        fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
            let row = b",,,\n7";
            let n = into.len() / row.len() * row.len();
            into[..n].chunks_exact_mut(row.len()).for_each(|place| place.copy_from_slice(row));
            Ok(n)
        }
    }

    #[test]
    fn a_file_that_is_no_part_of_the_return_is_named() {
        check("name,shoe size\nA,4\n", &["not a part of the return"]);
        check("\n\n", &["empty"]);
    }
}
