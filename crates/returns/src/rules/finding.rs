//! What checking tells: findings, rules that were not run, and what was run.

use super::catalogue::Listed;
use super::{Need, Severity};
use crate::cell::Text;
use crate::table::{Row, Year};

/// One fault a rule found.
#[derive(Debug, Clone)]
pub struct Finding {
    /// The rule's code.
    pub code: &'static str,
    /// How much it weighs.
    pub severity: Severity,
    /// The fault, in a sentence.
    pub says: &'static str,
    /// What to do about it.
    pub what_to_do: &'static str,
    /// The child it is about; blank where it is about the whole return.
    pub child: Text,
    /// Where it is: cells of one row or of several.
    pub cells: Box<[FoundCell]>,
    /// The rule failed inside, and this is what it said: the child was *not* checked by it.
    pub failed: Option<Box<str>>,
}

/// A cell that a finding points at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundCell {
    /// The table.
    pub table: &'static str,
    /// Which year's return.
    pub year: Year,
    /// The row, from 0.
    pub row: u32,
    /// The line of the file, from 1; 0 when it was not read from a file.
    pub line: u32,
    /// The item; empty when the row as a whole is meant.
    pub item: &'static str,
    /// What stands there.
    pub value: Text,
}

/// A rule that could not be run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotRun {
    /// The rule's code.
    pub code: &'static str,
    /// What was missing.
    pub need: Need,
}

impl NotRun {
    /// Ends the sentence "not run, because ...".
    pub fn because(&self) -> String {
        self.need.because()
    }
}

/// The outcome of checking a return.
#[derive(Debug, Clone, Default)]
pub struct Report {
    /// What was found, child by child, then what is about the whole return.
    pub findings: Vec<Finding>,
    /// The rules that could not be run, and why. They have not passed.
    pub not_run: Vec<NotRun>,
    /// The codes of the rules that were run.
    pub run: Vec<&'static str>,
}

/// Where a rule puts what it finds.
pub struct Sink<'a> {
    rule: Facts,
    child: &'a Text,
    findings: &'a mut Vec<Finding>,
}

#[derive(Clone, Copy)]
struct Facts {
    code: &'static str,
    severity: Severity,
    says: &'static str,
    what_to_do: &'static str,
    items: &'static [&'static str],
}

impl<'a> Sink<'a> {
    pub(crate) fn new<S: Copy>(listed: Listed<S>, child: &'a Text, findings: &'a mut Vec<Finding>) -> Self {
        let Listed { rule, file } = listed;
        let (code, severity, items) = (rule.code, rule.severity, rule.items);
        let rule = Facts { code, severity, says: listed.title(), what_to_do: file.what_to_do, items };
        Self { rule, child, findings }
    }

    /// A fault in one row.
    pub fn row(&mut self, row: &dyn Row) {
        self.rows(&[row]);
    }

    /// One fault that several rows make together, of one table or of several.
    pub fn rows(&mut self, rows: &[&dyn Row]) {
        let mut cells = vec![];
        for row in rows {
            let before = cells.len();
            cells.extend(self.rule.items.iter().filter_map(|item| found(*row, item)));
            if cells.len() == before {
                cells.push(whole(*row));
            }
        }
        self.push(rows.first().copied(), cells);
    }

    /// One fault in exactly these items of these rows.
    pub fn cells(&mut self, cells: &[(&dyn Row, &'static str)]) {
        let found = cells.iter().map(|(row, item)| found(*row, item).unwrap_or_else(|| whole(*row)));
        self.push(cells.first().map(|(row, _)| *row), found.collect());
    }

    /// A fault of the return as a whole, in no row of it.
    pub fn whole_return(&mut self) {
        self.push(None, vec![]);
    }

    pub(crate) fn failed(&mut self, said: &str) {
        self.push(None, vec![]);
        if let Some(finding) = self.findings.last_mut() {
            finding.failed = Some(said.into());
        }
    }

    fn push(&mut self, first: Option<&dyn Row>, cells: Vec<FoundCell>) {
        let Facts { code, severity, says, what_to_do, .. } = self.rule;
        // A rule over the whole return points at rows of many children: each finding is about the child of its first.
        let child_of = |row: &dyn Row| row.value("CHILD").or_else(|| row.value("LAchildID"));
        let child =
            first.filter(|_| self.child.is_blank()).and_then(child_of).unwrap_or_else(|| self.child.clone());
        let cells = cells.into();
        self.findings.push(Finding { code, severity, says, what_to_do, child, cells, failed: None });
    }
}

/// An item is a column of any table that has it, or `Table.column`.
fn found(row: &dyn Row, item: &'static str) -> Option<FoundCell> {
    let (table, column) = item.split_once('.').unwrap_or((row.table(), item));
    let value = (table == row.table()).then(|| row.value(column)).flatten()?;
    Some(FoundCell { item: column, value, ..whole(row) })
}

fn whole(row: &dyn Row) -> FoundCell {
    let origin = row.origin();
    let (table, year, item, value) = (row.table(), origin.year, "", Text::default());
    FoundCell { table, year, row: origin.row, line: origin.line, item, value }
}
