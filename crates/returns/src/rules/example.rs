//! Examples of a rule: a few rows, and whether the rule finds something in them.
//!
//! They are data, so that one test runs them all and the rule's page shows them.

use super::finding::Report;
use crate::table::Year;

/// What the rule should make of an example.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expected {
    /// It finds nothing.
    Passes,
    /// It finds something.
    Finds,
}

/// A row of an example, as `COLUMN=value COLUMN=value`. Dates are year-month-day in every return.
#[derive(Debug, Clone, Copy)]
pub struct Given {
    /// The table's name.
    pub table: &'static str,
    /// The cells.
    pub cells: &'static str,
    /// Which year's return it stands in.
    pub year: Year,
    /// The rule should report this row.
    pub marked: Mark,
}

/// Whether a row of an example is one that the rule should report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// Nothing is said about this row.
    Plain,
    /// The rule should report this row, and no row without this mark.
    Found,
}

impl Given {
    /// A row of this year's return.
    pub const fn row(table: &'static str, cells: &'static str) -> Self {
        Self { table, cells, year: Year::This, marked: Mark::Plain }
    }

    /// The rule should report this row, and no row without this mark.
    pub const fn found(mut self) -> Self {
        self.marked = Mark::Found;
        self
    }

    /// The cells one by one: a value runs to the next `COLUMN=`, so it may hold spaces. Where columns have spaces in
    /// their names, a semicolon follows each cell.
    pub fn each_cell(&self) -> Vec<(&'static str, &'static str)> {
        if self.cells.contains(';') {
            let cells = self.cells.split(';').filter_map(|cell| cell.split_once('='));
            return cells.map(|(name, value)| (name.trim(), value.trim())).collect();
        }
        let mut starts: Vec<usize> = vec![];
        for (at, _) in self.cells.match_indices('=') {
            starts.push(self.cells[..at].rfind(' ').map_or(0, |space| space + 1));
        }
        let ends = starts.iter().skip(1).copied().chain([self.cells.len()]);
        let cell = |(start, end): (&usize, usize)| self.cells[*start..end].split_once('=');
        starts.iter().zip(ends).filter_map(cell).map(|(name, value)| (name, value.trim())).collect()
    }
}

/// A small return and what the rule should make of it.
#[derive(Debug, Clone, Copy)]
pub struct Example {
    /// What it shows, in a few words.
    pub name: &'static str,
    /// What the rule should make of it.
    pub expected: Expected,
    /// It stands on the very edge of the rule: the day itself, the nearest code, the same value.
    pub boundary: bool,
    /// Its rows.
    pub rows: &'static [Given],
}

/// The rule finds nothing in these rows.
pub const fn passes(name: &'static str, rows: &'static [Given]) -> Example {
    Example { name, expected: Expected::Passes, boundary: false, rows }
}

/// The rule finds something in these rows.
pub const fn finds(name: &'static str, rows: &'static [Given]) -> Example {
    Example { name, expected: Expected::Finds, boundary: false, rows }
}

/// On the very edge, the rule finds nothing.
pub const fn boundary_passes(name: &'static str, rows: &'static [Given]) -> Example {
    Example { name, expected: Expected::Passes, boundary: true, rows }
}

/// On the very edge, the rule finds something.
pub const fn boundary_finds(name: &'static str, rows: &'static [Given]) -> Example {
    Example { name, expected: Expected::Finds, boundary: true, rows }
}

/// Marks rows of last year's return.
pub const fn last_year(mut given: Given) -> Given {
    given.year = Year::Last;
    given
}

/// What is wrong with a report on an example; nothing when it is as expected.
pub(crate) fn disagreement(example: &Example, report: &Report) -> Option<String> {
    if let Some(failed) = report.findings.iter().find_map(|finding| finding.failed.as_deref()) {
        return Some(format!("the rule failed inside: {failed}"));
    }
    if let (Expected::Finds, Some(not_run)) = (example.expected, report.not_run.first()) {
        return Some(format!("the rule was not run, because {}", not_run.because()));
    }
    match (example.expected, report.findings.is_empty()) {
        (Expected::Passes, false) => Some("the rule found something".to_owned()),
        (Expected::Finds, true) => Some("the rule found nothing".to_owned()),
        _ => wrong_rows(example, report),
    }
}

fn wrong_rows(example: &Example, report: &Report) -> Option<String> {
    let mut expected = numbered(example).filter(|(_, given)| given.marked == Mark::Found).peekable();
    expected.peek()?;
    let mut expected: Vec<_> =
        expected.map(|(row, given)| (given.table, given.year == Year::Last, row)).collect();
    let cells = report.findings.iter().flat_map(|finding| &finding.cells);
    let mut found: Vec<_> = cells.map(|cell| (cell.table, cell.year == Year::Last, cell.row)).collect();
    expected.sort_unstable();
    found.sort_unstable();
    found.dedup();
    (found != expected).then(|| format!("the rule reported {found:?} and not {expected:?}"))
}

/// Each row with its place in its table.
pub(crate) fn numbered(example: &Example) -> impl Iterator<Item = (u32, &Given)> {
    let rows = example.rows;
    let same = |a: &Given, b: &Given| a.table == b.table && a.year == b.year;
    rows.iter().enumerate().map(move |(at, given)| {
        let before = rows[..at].iter().filter(|other| same(other, given)).count();
        (u32::try_from(before).expect("an example is small"), given)
    })
}

/// A row's cells by their column's place, each date as the collection writes it.
pub(crate) fn cells(
    given: &Given,
    columns: &[&str],
    dated: fn(&str) -> Option<String>,
) -> Result<Vec<(usize, String)>, String> {
    let cell = |(name, value): (&str, &str)| {
        let column = columns.iter().position(|column| *column == name);
        let column = column.ok_or_else(|| format!("{} has no column {name}", given.table))?;
        Ok((column, dated(value).unwrap_or_else(|| value.to_owned())))
    };
    given.each_cell().into_iter().map(cell).collect()
}

/// The same cells, borrowed.
pub(crate) fn borrowed(cells: &[(usize, String)]) -> Vec<(usize, &str)> {
    cells.iter().map(|(column, text)| (*column, text.as_str())).collect()
}

/// An example's date as the collection writes it: `2026-05-31` becomes `31/05/2026`; anything else stays.
pub(crate) fn day_first(value: &str) -> Option<String> {
    let parts: Vec<&str> = value.split('-').collect();
    match parts[..] {
        [year, month, day] if year.len() == 4 && month.len() == 2 && day.len() == 2 => {
            Some(format!("{day}/{month}/{year}"))
        }
        _ => None,
    }
}

/// Every rule has a function, a pass, a find and a boundary, does what its examples say, and no code is in force twice.
#[cfg(test)]
pub(crate) fn check_catalogue<S: Copy>(
    catalogue: &'static [super::catalogue::RuleFile<S>],
    problem: fn(super::catalogue::Listed<S>, &Example) -> Option<String>,
) {
    let mut wrong = vec![];
    for listed in super::catalogue::listed(catalogue) {
        let (rule, examples) = (listed.rule, listed.rule.examples);
        let mut need = |met: bool, what: &str| {
            if !met {
                wrong.push(format!("{}: {what}", rule.code));
            }
        };
        need(rule.shape.is_some(), "no function");
        need(examples.iter().any(|e| e.expected == Expected::Passes), "no example that passes");
        need(examples.iter().any(|e| e.expected == Expected::Finds), "no example that is found");
        need(examples.iter().any(|e| e.boundary), "no example on the boundary");
        for example in examples {
            wrong.extend(
                problem(listed, example).map(|said| format!("{}, {}: {said}", rule.code, example.name)),
            );
        }
    }
    for year in super::FIRST_YEAR..=super::FIRST_YEAR + 20 {
        let mut codes: Vec<_> =
            super::catalogue::in_force(catalogue, year).iter().map(|listed| listed.rule.code).collect();
        codes.sort_unstable();
        let twice = codes.windows(2).filter(|pair| pair[0] == pair[1]);
        wrong.extend(twice.map(|pair| format!("{}: in force twice in {year}", pair[0])));
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_may_hold_spaces_and_may_be_blank() {
        let row = Given::row("Episodes", "HOME_POST=SO23 8UJ RNE= LS=C2");
        assert_eq!(row.each_cell(), [("HOME_POST", "SO23 8UJ"), ("RNE", ""), ("LS", "C2")]);
        let spaced = Given::row("List 1", "Date of Contact=2026-05-26; Age=;");
        assert_eq!(spaced.each_cell(), [("Date of Contact", "2026-05-26"), ("Age", "")]);
    }
}
