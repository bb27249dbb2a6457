//! What people are given after a check: one report as text, JSON, CSV, SARIF or a page to open from disk.
//!
//! Everything here is rendering. What was found is in `rules::finding`; files and the clock are the caller's.

pub mod effort;
pub mod summary;

pub mod csv;
pub mod html;
pub mod json;
pub mod sarif;
pub mod text;

pub mod difference;

#[cfg(test)]
mod made;

use std::fmt;

use crate::files::Notes;
use crate::kind::ReturnKind;
use crate::rules::Severity;
use crate::rules::finding::{FoundCell, Report};
use crate::table::Year;

/// A return that was checked: what it was, what was noticed while reading, and what was found.
#[derive(Debug, Clone)]
pub struct Checked {
    /// Which return.
    pub kind: ReturnKind,
    /// The collection year, or the day as at, as people say it.
    pub period: String,
    /// What was given: the name of the file or folder.
    pub given: String,
    /// The file that each table was read from, where there are several.
    pub files: Vec<(&'static str, Year, String)>,
    /// How many children were checked.
    pub n_children: usize,
    /// What the readers noticed.
    pub notes: Notes,
    /// What was found.
    pub report: Report,
}

impl Checked {
    /// The name of the file that a table was read from.
    pub fn file_of(&self, table: &str, year: Year) -> &str {
        let named = self.files.iter().find(|(name, of, _)| *name == table && *of == year);
        named.map_or(&self.given, |(_, _, file)| file)
    }

    /// What it came to: the first line of every report that people read.
    pub fn in_a_sentence(&self, summary: &summary::Summary<'_>) -> String {
        let children = counted(self.n_children, "child", "children");
        let rules = counted(self.report.run.len(), "rule", "rules");
        if self.report.findings.is_empty() {
            return format!("{children} checked by {rules}. Nothing was found.");
        }
        format!(
            "{children} checked by {rules}. {} in {}: {}, {}.",
            counted(self.report.findings.len(), "finding", "findings"),
            counted(summary.n_children, "child", "children"),
            counted(summary.n_errors, "error", "errors"),
            counted(summary.n_queries, "query", "queries"),
        )
    }
}

/// The ways in which a report is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// To read on a terminal.
    Text,
    /// For other programs.
    Json,
    /// One line a cell, for a spreadsheet.
    Csv,
    /// One page to open from disk.
    Html,
    /// The interchange format of code checkers, version 2.1.0.
    Sarif,
}

impl Format {
    /// Every format.
    pub const ALL: [Self; 5] = [Self::Text, Self::Json, Self::Csv, Self::Html, Self::Sarif];

    /// What people type for it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Json => "json",
            Self::Csv => "csv",
            Self::Html => "html",
            Self::Sarif => "sarif",
        }
    }

    /// Writes a report.
    pub fn write(self, checked: &Checked) -> String {
        match self {
            Self::Text => text::write(checked),
            Self::Json => json::write(checked),
            Self::Csv => csv::write(checked),
            Self::Html => html::write(checked),
            Self::Sarif => sarif::write(checked),
        }
    }
}

impl std::str::FromStr for Format {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        Self::ALL.into_iter().find(|format| format.key() == text).ok_or_else(|| {
            let keys: Vec<&str> = Self::ALL.iter().map(|format| format.key()).collect();
            format!("The formats are {}.", keys.join(", "))
        })
    }
}

impl Severity {
    /// As people say it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Error => "Error",
            Self::Query => "Query",
        }
    }

    /// What people type for it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Query => "query",
        }
    }
}

/// Where a cell is, for people: "CINdetails row 3, line 45".
pub struct Place<'a>(pub &'a FoundCell);

impl fmt::Display for Place<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let FoundCell { table, year, row, line, .. } = self.0;
        if *year == Year::Last {
            f.write_str("last year's ")?;
        }
        write!(f, "{table} row {}", row + 1)?;
        if *line > 0 { write!(f, ", line {line}") } else { Ok(()) }
    }
}

/// How many of something, in words: "1 finding", "2 findings".
pub fn counted(n: usize, one: &str, many: &str) -> String {
    format!("{} {}", thousands(n), if n == 1 { one } else { many })
}

/// A number with commas between its thousands.
pub fn thousands(n: usize) -> String {
    let digits = n.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_told_as_people_write_them() {
        for (n, words) in [(0, "0"), (1, "1"), (999, "999"), (1_000, "1,000"), (1_234_567, "1,234,567")] {
            assert_eq!(thousands(n), words);
        }
        assert_eq!(counted(1, "child", "children"), "1 child");
        assert_eq!(counted(0, "child", "children"), "0 children");
    }

    #[test]
    fn every_format_is_found_by_what_people_type() {
        for format in Format::ALL {
            assert_eq!(format.key().parse(), Ok(format));
        }
        assert!("pdf".parse::<Format>().unwrap_err().contains("sarif"));
    }
}
