//! The report for a spreadsheet: one line for each cell that a finding points at, and nothing that a spreadsheet
//! would run.

use super::Checked;
use super::effort::Effort;
use crate::files::escape::harmless;
use crate::rules::finding::{Finding, FoundCell};
use crate::table::Year;

const COLUMNS: [&str; 15] = [
    "finding",
    "rule",
    "severity",
    "child",
    "file",
    "table",
    "year",
    "row",
    "line",
    "item",
    "value",
    "what is wrong",
    "what to do",
    "work",
    "failed inside",
];

/// Writes the report. A finding that points at no cell is a line without one.
pub fn write(checked: &Checked) -> String {
    let mut out = String::new();
    record(&mut out, &COLUMNS);
    for (number, finding) in checked.report.findings.iter().enumerate() {
        let number = (number + 1).to_string();
        if finding.cells.is_empty() {
            line(&mut out, &number, finding, None, checked);
        }
        for cell in &finding.cells {
            line(&mut out, &number, finding, Some(cell), checked);
        }
    }
    for not_run in &checked.report.not_run {
        let words = format!("Not run, because {}", not_run.because());
        let mut values = [""; COLUMNS.len()];
        (values[1], values[2], values[11]) = (not_run.code, "not run", &words);
        record(&mut out, &values);
    }
    out
}

fn line(out: &mut String, number: &str, finding: &Finding, cell: Option<&FoundCell>, checked: &Checked) {
    let row = cell.map_or_else(String::new, |cell| (cell.row + 1).to_string());
    let at = cell.filter(|cell| cell.line > 0).map_or_else(String::new, |cell| cell.line.to_string());
    let year = cell.map_or("", |cell| if cell.year == Year::Last { "last" } else { "this" });
    record(
        out,
        &[
            number,
            finding.code,
            finding.severity.key(),
            finding.child.as_str(),
            cell.map_or("", |cell| checked.file_of(cell.table, cell.year)),
            cell.map_or("", |cell| cell.table),
            year,
            &row,
            &at,
            cell.map_or("", |cell| cell.item),
            cell.map_or("", |cell| cell.value.as_str()),
            finding.says,
            finding.what_to_do,
            Effort::of(finding).key(),
            finding.failed.as_deref().unwrap_or(""),
        ],
    );
}

fn record(out: &mut String, values: &[&str]) {
    for (at, value) in values.iter().enumerate() {
        if at > 0 {
            out.push(',');
        }
        let value = harmless(value);
        if value.contains([',', '"', '\n', '\r']) {
            out.push('"');
            out.push_str(&value.replace('"', "\"\""));
            out.push('"');
        } else {
            out.push_str(&value);
        }
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::csv::Csv;
    use crate::report::made::checked;

    fn read(text: &str) -> Vec<Vec<String>> {
        let mut csv = Csv::new("report.csv", text.as_bytes());
        let mut records = vec![];
        while let Some(record) = csv.next_record().unwrap() {
            records.push(record.values().map(str::to_owned).collect());
        }
        records
    }

    #[test]
    fn each_cell_is_a_line_and_a_finding_without_cells_is_one_too() {
        let records = read(&write(&checked()));
        assert_eq!(records[0], COLUMNS);
        let numbers: Vec<&str> = records[1..].iter().map(|record| record[0].as_str()).collect();
        assert_eq!(numbers, ["1", "1", "2", "2", "3", "3", "4", "5", "", ""]);
        assert_eq!(
            records[2][5..11],
            ["ChildProtectionPlans", "this", "1", "10", "CPPendDate", "2025-06-01"]
        );
        assert_eq!(records[9][11], "Not run, because last year's Episodes file was not given");
    }

    #[test]
    fn a_spreadsheet_runs_nothing_of_it() {
        let text = write(&checked());
        assert_eq!(read(&text)[1][3], "'=A1");
        assert!(!text.contains(",=A1"), "{text}");
    }

    #[test]
    fn commas_quotation_marks_and_new_lines_come_back_as_they_were() {
        let mut out = String::new();
        let values = ["a,b", "say \"no\"", "two\nlines", "plain"];
        record(&mut out, &values);
        assert_eq!(read(&out), [values]);
    }
}
