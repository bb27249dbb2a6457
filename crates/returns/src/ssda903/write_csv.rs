//! Writing the return as comma-separated files, a file a table, with the columns the Department's list has.
//!
//! Texts stand as they are: a statutory file is not a report.

use std::io::{self, Write};

use super::tables::Tables;
use crate::table::Row;

/// What a table's file is called.
pub fn file_name(table: &str) -> String {
    format!("{table}.csv")
}

/// Writes a table: its head, then its rows.
///
/// # Errors
///
/// The file cannot be written.
pub fn write(tables: &Tables, table: &str, mut out: impl Write) -> io::Result<()> {
    let columns = columns(tables, table);
    head(&columns, &mut out)?;
    rows(tables, table, &columns, &mut out)?;
    out.flush()
}

/// Writes these tables as one zip, a file a table.
///
/// # Errors
///
/// The zip cannot be written.
pub fn write_zip(
    tables: &Tables,
    names: impl Iterator<Item = &'static str>,
    out: impl Write + io::Seek,
) -> io::Result<()> {
    let mut zip = zip::ZipWriter::new(out);
    for table in names {
        zip.start_file(file_name(table), zip::write::SimpleFileOptions::default())
            .map_err(io::Error::other)?;
        write(tables, table, &mut zip)?;
    }
    zip.finish().map_err(io::Error::other)?;
    Ok(())
}

/// The columns a table is written with: what is worked out, or stands in another file, only where it is there.
pub fn columns(tables: &Tables, table: &str) -> Vec<&'static str> {
    let is_written = |column: &&str| match *column {
        "UASC" => tables.headers.iter().any(|row| row.uasc.is_filled()),
        "PL_LA" | "PL_LOCATION" | "PL_DISTANCE" => tables.placement_places,
        _ => true,
    };
    Tables::columns(table).unwrap_or_default().iter().copied().filter(is_written).collect()
}

/// Writes the names of the columns.
///
/// # Errors
///
/// The file cannot be written.
pub fn head(columns: &[&str], out: &mut impl Write) -> io::Result<()> {
    out.write_all(columns.join(",").as_bytes())?;
    out.write_all(b"\r\n")
}

/// Writes the rows of a table.
///
/// # Errors
///
/// The file cannot be written.
pub fn rows(tables: &Tables, table: &str, columns: &[&str], out: &mut impl Write) -> io::Result<()> {
    tables.rows(table).into_iter().try_for_each(|row| record(row, columns, out))
}

fn record(row: &dyn Row, columns: &[&str], out: &mut impl Write) -> io::Result<()> {
    for (at, column) in columns.iter().enumerate() {
        if at > 0 {
            out.write_all(b",")?;
        }
        value(row.value(column).unwrap_or_default().as_str(), out)?;
    }
    out.write_all(b"\r\n")
}

fn value(text: &str, out: &mut impl Write) -> io::Result<()> {
    if text.contains([',', '"', '\n', '\r']) {
        write!(out, "\"{}\"", text.replace('"', "\"\""))
    } else {
        out.write_all(text.as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::Origin;

    #[test]
    fn a_table_is_written_with_its_head_and_what_needs_quotation_marks_has_them() {
        let mut tables = Tables::default();
        tables.add("Header", Origin::default(), &[(0, "7"), (2, "1/2/2012"), (4, "a \"b\", c")]);
        let mut out = vec![];
        write(&tables, "Header", &mut out).unwrap();
        let expected = "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\r\n7,,01/02/2012,,\"A \"\"B\"\", C\",,\r\n";
        assert_eq!(String::from_utf8(out).unwrap(), expected);
    }
}
