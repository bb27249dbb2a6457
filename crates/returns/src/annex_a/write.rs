//! Writing an Annex A workbook: a sheet a list, with Ofsted's headings and dates as dates.

use std::io::{self, Seek, Write};

use rust_xlsxwriter::{Format, Workbook, Worksheet, XlsxError};

use super::lists::Lists;
use crate::cell::year_first;
use crate::table::Row;

/// Writes every list.
///
/// # Errors
///
/// The file cannot be written, or a list is longer than a sheet can be.
pub fn write(lists: &Lists, out: impl Write + Seek + Send) -> io::Result<()> {
    let mut workbook = Workbook::new();
    for name in Lists::NAMES {
        sheet(workbook.add_worksheet(), name, &lists.rows(name)).map_err(io::Error::other)?;
    }
    workbook.save_to_writer(out).map_err(io::Error::other)
}

fn sheet(sheet: &mut Worksheet, name: &str, rows: &[&dyn Row]) -> Result<(), XlsxError> {
    let bold = Format::new().set_bold().set_text_wrap();
    let day = Format::new().set_num_format("dd/mm/yyyy");
    let columns = Lists::columns(name).unwrap_or_default();
    sheet.set_name(name)?;
    sheet.set_freeze_panes(1, 0)?;
    for (at, column) in (0..).zip(columns) {
        sheet.write_string_with_format(0, at, *column, &bold)?;
        sheet.set_column_width(at, 16)?;
    }
    for (number, row) in (1..).zip(rows) {
        for ((at, column), is_date) in (0..).zip(columns).zip(Lists::dates(name)) {
            let value = row.value(column).unwrap_or_default();
            let date = is_date.then(|| year_first(value.as_str())).flatten();
            match date.and_then(day_number) {
                Some(days) => sheet.write_number_with_format(number, at, days, &day)?,
                // A text that begins as a formula does is written as a text, which no spreadsheet runs.
                None if value.is_filled() => sheet.write_string(number, at, value.as_str())?,
                None => sheet,
            };
        }
    }
    Ok(())
}

/// The number by which a spreadsheet knows a day. Its days begin with 1 March 1900; earlier ones are a text.
fn day_number(date: jiff::civil::Date) -> Option<f64> {
    let days = jiff::civil::date(1899, 12, 30).until(date).ok()?.get_days();
    (days > 60).then_some(f64::from(days))
}
