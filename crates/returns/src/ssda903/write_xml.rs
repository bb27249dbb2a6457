//! Writing the return as XML, child by child.
//!
//! In this form a child's date of birth and sex stand once, in the header, and the other tables have them from
//! there. A table that has one row a child and yet has several is written as so many elements of the same child.

use std::io::{self, Write};

use super::child::{ChildTables, Return};
use crate::cell::Text;
use crate::files::xml_write::XmlWriter;
use crate::table::Row;

/// Writes a whole return: this year's tables.
///
/// # Errors
///
/// The file cannot be written.
pub fn write(returned: &Return, out: impl Write) -> io::Result<()> {
    let mut writer = Writer::begin(out)?;
    for number in 0..returned.n_children() {
        let tables = returned.tables_of(number);
        writer.child(returned.id(number), &tables)?;
    }
    writer.end()
}

/// A return that is written child by child, so that it need not be in memory as a whole.
pub struct Writer<W> {
    xml: XmlWriter<W>,
}

impl<W: Write> Writer<W> {
    /// Begins the file.
    ///
    /// # Errors
    ///
    /// The file cannot be written; so it is with all that follows.
    pub fn begin(out: W) -> io::Result<Self> {
        let mut xml = XmlWriter::begin_file(out)?;
        xml.begin("EXPSSDA903")?;
        Ok(Self { xml })
    }

    /// Writes a child's rows.
    pub fn child(&mut self, id: &Text, child: &ChildTables<'_>) -> io::Result<()> {
        let n_rows = [child.headers.len(), child.uasc.len(), child.oc3.len(), child.ad1.len()];
        let elements = n_rows.into_iter().max().unwrap_or(0);
        if elements == 0 && !has_parts(child) {
            return Ok(());
        }
        for at in 0..elements.max(1) {
            self.xml.begin("CHILD")?;
            self.header(id, child, at)?;
            if at == 0 {
                for episode in child.episodes {
                    self.part("EPISODE", episode, &episode.columns()[1..13])?;
                }
                for stretch in child.sw_episodes {
                    self.part("SWEPISODE", stretch, &stretch.columns()[2..])?;
                }
                for order in child.dolo {
                    self.part("DOLO", order, &order.columns()[2..])?;
                }
            }
            self.xml.end("CHILD")?;
        }
        Ok(())
    }

    fn header(&mut self, id: &Text, child: &ChildTables<'_>, at: usize) -> io::Result<()> {
        self.xml.begin("HEADER")?;
        self.xml.leaf("CHILDID", id.as_str())?;
        match child.headers.get(at) {
            Some(header) => self.items(header, &["UPN", "SEX", "DOB", "ETHNIC", "UASC"])?,
            None => self.who_without_header(child)?,
        }
        if let Some(row) = child.uasc.get(at) {
            self.items(row, &["DUC"])?;
        }
        if at == 0 {
            for review in child.reviews {
                self.part("AREVIEW", review, &review.columns()[2..])?;
            }
        }
        if let Some(header) = child.headers.get(at) {
            self.items(header, &["MOTHER", "MC_DOB"])?;
        }
        if at == 0 {
            self.parts_of_header(child)?;
        }
        if let Some(row) = child.oc3.get(at) {
            self.items(row, &row.columns()[2..])?;
        }
        if let Some(row) = child.ad1.get(at) {
            self.items(row, &row.columns()[2..])?;
        }
        self.xml.end("HEADER")
    }

    fn parts_of_header(&mut self, child: &ChildTables<'_>) -> io::Result<()> {
        for row in child.prev_perm {
            self.part("PERMANENCE", row, &row.columns()[2..])?;
        }
        for row in child.oc2 {
            self.part("OC2", row, &row.columns()[2..])?;
        }
        for row in child.missing {
            self.part("AMISSING", row, &row.columns()[2..])?;
        }
        for row in child.placed_adoption {
            self.part("AD_PLACED", row, &row.columns()[2..])?;
        }
        Ok(())
    }

    /// A child who is in no header still has the date of birth that their other rows give.
    fn who_without_header(&mut self, child: &ChildTables<'_>) -> io::Result<()> {
        let first = |rows: &[&dyn Row]| rows.first().and_then(|row| row.value("DOB"));
        macro_rules! each {
            ($($field:ident)*) => {
                [$(child.$field.first().map(|row| row as &dyn Row),)*]
            };
        }
        let rows = each!(uasc reviews oc2 oc3 ad1 prev_perm missing placed_adoption sw_episodes dolo);
        let rows: Vec<&dyn Row> = rows.into_iter().flatten().collect();
        if let Some(dob) = first(&rows) {
            self.xml.leaf("DOB", dob.as_str())?;
        }
        match child.uasc.first().and_then(|row| row.value("SEX")) {
            Some(sex) => self.xml.leaf("SEX", sex.as_str()),
            None => Ok(()),
        }
    }

    fn part(&mut self, name: &str, row: &dyn Row, columns: &[&str]) -> io::Result<()> {
        self.xml.begin(name)?;
        self.items(row, columns)?;
        self.xml.end(name)
    }

    fn items(&mut self, row: &dyn Row, columns: &[&str]) -> io::Result<()> {
        for column in columns {
            let element = if *column == "PLACE" { "PL" } else { column };
            self.xml.leaf(element, row.value(column).unwrap_or_default().as_str())?;
        }
        Ok(())
    }

    /// Ends the file.
    pub fn end(mut self) -> io::Result<()> {
        self.xml.end("EXPSSDA903")?;
        self.xml.end_file()
    }
}

/// The child has rows that stand in elements of their own.
fn has_parts(child: &ChildTables<'_>) -> bool {
    macro_rules! any {
        ($($field:ident)*) => {
            $(!child.$field.is_empty() ||)* false
        };
    }
    any!(episodes reviews oc2 prev_perm missing placed_adoption sw_episodes dolo)
}
