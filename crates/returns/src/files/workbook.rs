//! Workbooks (XLSX), row by row, in bounded memory.
//!
//! A workbook is a zip of XML. It is unfolded once, to see that it is not a bomb, before anything is made of it.

use std::io::{Read, Seek, SeekFrom};
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{DataRef, Reader as _, SheetType, Xlsx};
use zip::ZipArchive;

use super::{LONGEST_VALUE, MOST_COLUMNS, Unreadable};

/// The most bytes a workbook may unfold to.
const MOST_BYTES: u64 = 256 * 1024 * 1024;
/// The most bytes of what is kept in memory as a whole: texts and styles.
const MOST_KEPT_BYTES: u64 = 64 * 1024 * 1024;
/// The most cells of all sheets.
const MOST_CELLS: u64 = 5_000_000;

/// A row of a sheet: the sheet's name, the row's number from 1, its cells from the left as texts.
pub struct SheetRow<'a> {
    /// The sheet's name.
    pub sheet: &'a str,
    /// The row's number, from 1.
    pub number: u64,
    /// The cells as texts; dates as year-month-day.
    pub cells: &'a [String],
}

/// Gives each row of each sheet that says anything to `take`.
///
/// # Errors
///
/// The file is not a workbook, or is too large to be one that a person made.
pub fn each_row(
    file: &str,
    mut bytes: impl Read + Seek,
    mut take: impl FnMut(SheetRow<'_>) -> Result<(), Unreadable>,
) -> Result<(), Unreadable> {
    unfold(file, &mut bytes)?;
    bytes.seek(SeekFrom::Start(0)).map_err(|error| cannot(file, &error))?;
    // The workbook reader is not Kith's own: if it fails inside, that is a fault of the file like any other.
    catch_unwind(AssertUnwindSafe(|| rows(file, bytes, &mut take)))
        .unwrap_or_else(|_| Err(cannot(file, &"its parts contradict one another")))
}

/// Counts what every part unfolds to, since the sizes in a zip's own list may lie.
fn unfold(file: &str, bytes: &mut (impl Read + Seek)) -> Result<(), Unreadable> {
    let mut archive = ZipArchive::new(bytes).map_err(|error| cannot(file, &error))?;
    let mut left = MOST_BYTES;
    for at in 0..archive.len() {
        let part = archive.by_index(at).map_err(|error| cannot(file, &error))?;
        let is_sheet = part.name().is_ok_and(|name| name.contains("worksheets/"));
        let most = if is_sheet { left } else { left.min(MOST_KEPT_BYTES) };
        let n = std::io::copy(&mut part.take(most + 1), &mut std::io::sink());
        let n = n.map_err(|error| cannot(file, &error))?;
        if n > most {
            let words = "the workbook unfolds to more than 256 MB, which no return does";
            return Err(Unreadable::at(file, 0, words));
        }
        left -= n;
    }
    Ok(())
}

fn rows(
    file: &str,
    bytes: impl Read + Seek,
    take: &mut impl FnMut(SheetRow<'_>) -> Result<(), Unreadable>,
) -> Result<(), Unreadable> {
    let mut workbook = Xlsx::new(bytes).map_err(|error| cannot(file, &error))?;
    let sheets = workbook.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
    let names: Vec<String> = sheets.map(|sheet| sheet.name.clone()).collect();
    let mut left = MOST_CELLS;
    for sheet in &names {
        let mut reader = workbook.worksheet_cells_reader(sheet).map_err(|error| cannot(file, &error))?;
        let (mut number, mut cells) = (0, vec![]);
        while let Some(cell) = reader.next_cell().map_err(|error| cannot(file, &error))? {
            let (row, column) = cell.get_position();
            let (row, column) = (u64::from(row) + 1, usize::try_from(column).unwrap_or(usize::MAX));
            if row != number {
                given(sheet, number, &cells, take)?;
                cells.clear();
                number = row;
            }
            let text = text(cell.get_value());
            left = left.checked_sub(1).ok_or_else(|| too_much(file, number, "five million cells"))?;
            if text.is_empty() {
                continue;
            }
            if column >= MOST_COLUMNS {
                return Err(too_much(file, number, "a thousand columns"));
            }
            if text.len() > LONGEST_VALUE {
                return Err(Unreadable::at(file, number, "a value is far too long to be one"));
            }
            if cells.len() <= column {
                cells.resize(column + 1, String::new());
            }
            cells[column] = text;
        }
        given(sheet, number, &cells, take)?;
    }
    Ok(())
}

fn given(
    sheet: &str,
    number: u64,
    cells: &[String],
    take: &mut impl FnMut(SheetRow<'_>) -> Result<(), Unreadable>,
) -> Result<(), Unreadable> {
    if cells.iter().all(|text| text.trim().is_empty()) {
        return Ok(());
    }
    take(SheetRow { sheet, number, cells })
}

fn text(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Empty => String::new(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(true) => "TRUE".to_owned(),
        DataRef::Bool(false) => "FALSE".to_owned(),
        DataRef::DateTime(at) => day(at.as_f64()).unwrap_or_else(|| at.as_f64().to_string()),
        DataRef::Error(error) => error.to_string(),
    }
}

/// The day of a spreadsheet's day number. The time of day, if any, is not kept: no list asks for one.
fn day(number: f64) -> Option<String> {
    let whole = number.is_finite() && (1.0..3_000_000.0).contains(&number);
    #[expect(clippy::cast_possible_truncation, reason = "it is finite, and between one and three million")]
    let days = whole.then(|| jiff::Span::new().try_days(number.floor() as i64).ok()).flatten()?;
    Some(jiff::civil::date(1899, 12, 30).checked_add(days).ok()?.to_string())
}

fn cannot(file: &str, error: &dyn std::fmt::Display) -> Unreadable {
    let words = format!("the workbook cannot be opened: {error}. Save it again as an Excel workbook (.xlsx)");
    Unreadable::at(file, 0, words)
}

fn too_much(file: &str, line: u64, what: &str) -> Unreadable {
    Unreadable::at(file, line, format!("the workbook has more than {what}, which no return does"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{Cursor, Write};

    fn read(bytes: Vec<u8>) -> Result<Vec<String>, Unreadable> {
        let mut found = vec![];
        each_row("a.xlsx", Cursor::new(bytes), |row| {
            found.push(format!("{} {}: {}", row.sheet, row.number, row.cells.join("|")));
            Ok(())
        })?;
        Ok(found)
    }

    #[test]
    fn cells_come_as_texts_whatever_they_are() {
        let mut workbook = rust_xlsxwriter::Workbook::new();
        let sheet = workbook.add_worksheet();
        let date = rust_xlsxwriter::Format::new().set_num_format("dd/mm/yyyy");
        sheet.write_string(0, 1, "a").unwrap();
        sheet.write_number(2, 0, 12.0).unwrap();
        sheet.write_number(2, 1, 1.5).unwrap();
        sheet.write_number_with_format(2, 2, 45_351.0, &date).unwrap();
        sheet.write_boolean(2, 3, true).unwrap();
        let rows = read(workbook.save_to_buffer().unwrap()).unwrap();
        assert_eq!(rows, ["Sheet1 1: |a", "Sheet1 3: 12|1.5|2024-02-29|TRUE"]);
    }

    #[test]
    fn a_bomb_and_a_file_that_is_no_workbook_are_refused() {
        let mut zip = ::zip::ZipWriter::new(Cursor::new(vec![]));
        zip.start_file("xl/sharedStrings.xml", ::zip::write::SimpleFileOptions::default()).unwrap();
        let zeros = vec![b'0'; 1024 * 1024];
        (0..65).for_each(|_| zip.write_all(&zeros).unwrap());
        let error = read(zip.finish().unwrap().into_inner()).unwrap_err();
        assert!(error.words.contains("256 MB"), "{error}");
        assert!(read(b"PK\x03\x04".to_vec()).is_err());
        assert!(read(b"CHILD,SEX".to_vec()).is_err());
    }
}
