//! A small report, made for the tests of every format: two children, the return as a whole, a rule that failed, two
//! that were not run, and texts that would do harm where they are not escaped.

use super::Checked;
use crate::cell::Text;
use crate::files::Notes;
use crate::kind::ReturnKind;
use crate::rules::finding::{Finding, FoundCell, NotRun, Report};
use crate::rules::{Need, Severity};
use crate::table::Year;

pub(crate) fn cell(table: &'static str, row: u32, item: &'static str, value: &str) -> FoundCell {
    FoundCell { table, year: Year::This, row, line: row + 10, item, value: Text::from(value) }
}

pub(crate) fn finding(code: &'static str, child: &str, cells: Vec<FoundCell>) -> Finding {
    Finding {
        code,
        severity: Severity::Error,
        says: "A plan ends before it starts.",
        what_to_do: "Look at both dates.",
        child: Text::from(child),
        cells: cells.into(),
        failed: None,
    }
}

pub(crate) fn checked() -> Checked {
    let plan = |row, end| {
        vec![
            cell("ChildProtectionPlans", row, "CPPstartDate", "2025-06-02"),
            cell("ChildProtectionPlans", row, "CPPendDate", end),
        ]
    };
    let query = Finding { severity: Severity::Query, ..finding("8670Q", "=A1", plan(0, "2025-06-03")) };
    let failed = Finding { failed: Some("no third thing".into()), ..finding("8540", "B<2>", vec![]) };
    let mut notes = Notes::default();
    notes.add("census & co.xml", 4, "Shoe is not part of ChildIdentifiers, and was not checked");
    Checked {
        kind: ReturnKind::Census,
        period: "2025/26".to_owned(),
        given: "census & co.xml".to_owned(),
        files: vec![],
        n_children: 12,
        notes,
        report: Report {
            findings: vec![
                finding("8925", "=A1", plan(0, "2025-06-01")),
                query,
                finding("8925", "B<2>", plan(1, "")),
                failed,
                finding("100", "", vec![]),
            ],
            not_run: ["101", "102"].map(|code| NotRun { code, need: Need::LastYear("Episodes") }).to_vec(),
            run: vec!["100", "8540", "8670Q", "8925"],
        },
    }
}
