//! Reading an Annex A workbook: each sheet is the list whose headings are most like its own, whatever the sheet is
//! called.

use std::io::{Read, Seek};

use super::lists::Lists;
use crate::cell::{day_first, year_first};
use crate::files::dates::{OtherShapes, in_another_shape};
use crate::files::headings::matched;
use crate::files::workbook::{SheetRow, each_row};
use crate::files::{Notes, Unreadable};
use crate::table::Origin;

/// Rows above the headings: a title, a date, a note.
const MOST_ROWS_ABOVE: usize = 20;
/// The share of a list's headings that must be there for a sheet to be that list.
const ENOUGH: f64 = 0.5;

/// An Annex A, read.
#[derive(Debug, Clone, Default)]
pub struct ReadLists {
    /// Its lists.
    pub lists: Lists,
    /// The lists that were found, with rows or without.
    pub given: Vec<&'static str>,
    /// What was noticed.
    pub notes: Notes,
}

/// Reads an Annex A workbook.
///
/// # Errors
///
/// The file is not a workbook, or none of its sheets is a list of Annex A.
pub fn read(file: &str, bytes: impl Read + Seek) -> Result<ReadLists, Unreadable> {
    let mut read = ReadLists::default();
    let mut sheet = Sheet::new(file, "");
    each_row(file, bytes, |row| {
        if sheet.name != row.sheet {
            std::mem::replace(&mut sheet, Sheet::new(file, row.sheet)).end(&mut read);
        }
        sheet.row(&row, &mut read);
        Ok(())
    })?;
    sheet.end(&mut read);
    if read.given.is_empty() {
        let words = "no sheet has the headings of a list of Annex A. Perhaps this is another workbook";
        return Err(Unreadable::at(file, 0, words));
    }
    Ok(read)
}

/// A sheet that is being read.
struct Sheet {
    file: String,
    name: String,
    n_above: usize,
    list: Option<List>,
    shapes: OtherShapes,
}

/// Which list a sheet is, and for each of its columns the heading's place.
struct List {
    name: &'static str,
    columns: &'static [&'static str],
    dates: &'static [bool],
    places: Vec<Option<usize>>,
    row: u32,
}

impl Sheet {
    fn new(file: &str, name: &str) -> Self {
        let shapes = OtherShapes::default();
        Self { file: file.to_owned(), name: name.to_owned(), n_above: 0, list: None, shapes }
    }

    fn row(&mut self, row: &SheetRow<'_>, read: &mut ReadLists) {
        if let Some(list) = &mut self.list {
            entry(list, &mut self.shapes, row, read);
        } else if self.n_above < MOST_ROWS_ABOVE {
            self.n_above += 1;
            self.headings(row, read);
        }
    }

    fn headings(&mut self, row: &SheetRow<'_>, read: &mut ReadLists) {
        let Some((name, places)) = likest(row.cells) else { return };
        let columns = Lists::columns(name).unwrap_or_default();
        let note = |words: String| (row.number, words);
        let mut told = vec![];
        for (heading, place) in row.cells.iter().zip(&places) {
            if place.is_none() && !heading.trim().is_empty() {
                told.push(note(format!("{} is not a heading of {name}, and was not read", heading.trim())));
            }
        }
        for (at, column) in columns.iter().enumerate() {
            if !places.contains(&Some(at)) {
                told.push(note(format!("{name} has no column {column} here; it was taken as blank")));
            }
        }
        let source = format!("{}, sheet {}", self.file, self.name);
        told.into_iter().for_each(|(line, words)| read.notes.add(&source, line, words));
        if read.given.contains(&name) {
            read.notes.add(
                &source,
                row.number,
                format!("{name} stands on more than one sheet; all rows were taken"),
            );
        } else {
            read.given.push(name);
        }
        let row = u32::try_from(read.lists.n_rows(name)).unwrap_or(u32::MAX);
        self.list = Some(List { name, columns, dates: Lists::dates(name), places, row });
    }

    fn end(self, read: &mut ReadLists) {
        let source = format!("{}, sheet {}", self.file, self.name);
        if self.list.is_none() && !self.name.is_empty() {
            read.notes.add(&source, 0, "the sheet has the headings of no list of Annex A, and was not read");
        }
        self.shapes.tell(&source, "dates", &mut read.notes);
    }
}

/// The list of which the most headings are here, for its size.
fn likest(headings: &[String]) -> Option<(&'static str, Vec<Option<usize>>)> {
    let mut best: Option<(f64, &'static str, Vec<Option<usize>>)> = None;
    let n_headings = headings.iter().filter(|heading| !heading.trim().is_empty()).count();
    for name in Lists::NAMES {
        let columns = Lists::columns(name).unwrap_or_default();
        let places = matched(headings, columns);
        let shared = places.iter().flatten().count();
        let likeness = shared as f64 / (columns.len() + n_headings - shared) as f64;
        let enough = shared as f64 >= ENOUGH * columns.len() as f64;
        if enough && best.as_ref().is_none_or(|(most, ..)| likeness > *most) {
            best = Some((likeness, name, places));
        }
    }
    best.map(|(_, name, places)| (name, places))
}

fn entry(list: &mut List, shapes: &mut OtherShapes, row: &SheetRow<'_>, read: &mut ReadLists) {
    let mut cells: Vec<(usize, String)> = vec![];
    for (text, place) in row.cells.iter().zip(&list.places) {
        let Some(place) = *place else { continue };
        let text = text.trim();
        let date = (list.dates[place] && year_first(text).is_none())
            .then(|| day_first(text).map(|date| (None, date)).or_else(|| shaped(text)))
            .flatten();
        match date {
            Some((shape, date)) => {
                if let Some(shape) = shape {
                    shapes.count(list.columns[place], row.number, text, (shape, date));
                }
                cells.push((place, date.to_string()));
            }
            None => cells.push((place, text.to_owned())),
        }
    }
    if cells.iter().all(|(_, text)| text.is_empty()) {
        return;
    }
    let cells: Vec<(usize, &str)> = cells.iter().map(|(at, text)| (*at, text.as_str())).collect();
    let line = u32::try_from(row.number).unwrap_or(0);
    read.lists.add(list.name, Origin::new(list.row, line), &cells);
    list.row += 1;
}

fn shaped(text: &str) -> Option<(Option<crate::files::dates::Shape>, jiff::civil::Date)> {
    in_another_shape(text).map(|(shape, date)| (Some(shape), date))
}

#[cfg(test)]
mod tests {
    use super::*;
    use rust_xlsxwriter::Workbook;
    use std::io::Cursor;

    fn parsed(workbook: &mut Workbook) -> Result<ReadLists, Unreadable> {
        read("a.xlsx", Cursor::new(workbook.save_to_buffer().unwrap()))
    }

    #[test]
    fn a_list_is_known_by_its_headings_below_a_title_and_with_one_missing() {
        let mut workbook = Workbook::new();
        let sheet = workbook.add_worksheet();
        sheet.set_name("Contacts").unwrap();
        sheet.write_string(0, 0, "Contacts of the last six months").unwrap();
        let headings = [
            "child unique id",
            "Ethnicity",
            "DATE OF BIRTH",
            "Age",
            "Date of contact",
            "Contact source",
            "Shoe",
        ];
        for (at, heading) in (0..).zip(headings) {
            sheet.write_string(2, at, heading).unwrap();
        }
        for (at, text) in (0..).zip(["7", "a) WBRI", "01/02/2012", "14", "1 Jun 2026", "q) 6: Police", "4"]) {
            sheet.write_string(3, at, text).unwrap();
        }
        sheet.write_number(4, 0, 8).unwrap();
        sheet.write_number(4, 4, 46_174).unwrap();
        let ReadLists { lists, given, notes } = parsed(&mut workbook).unwrap();
        assert_eq!((given, lists.contacts.len()), (vec!["List 1"], 2));
        let day = Some(jiff::civil::date(2026, 6, 1));
        assert!(lists.contacts.iter().all(|contact| contact.contact_date.known() == day));
        assert!(lists.contacts[1].child.is("8") && lists.contacts[1].origin.line == 5);
        let told = ["Shoe is not a heading", "no column Gender", "month's name", "day number"];
        assert_eq!(notes.kept.len(), told.len(), "{:?}", notes.kept);
        assert!(
            notes.kept.iter().zip(told).all(|(note, told)| note.words.contains(told)),
            "{:?}",
            notes.kept
        );
    }

    #[test]
    fn another_workbook_is_said_to_be_so() {
        let mut workbook = Workbook::new();
        workbook.add_worksheet().write_string(0, 0, "Sales").unwrap();
        assert!(parsed(&mut workbook).unwrap_err().words.contains("no sheet"));
    }
}
