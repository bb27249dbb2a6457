//! The report for other programs. Rows count from 1 and a line of `null` means that there was no file.

use serde_json::{Value, json};

use super::Checked;
use super::effort::Effort;
use super::summary::Summary;
use crate::rules::finding::{Finding, FoundCell};
use crate::table::Year;

/// Writes the report.
pub fn write(checked: &Checked) -> String {
    let summary = Summary::of(&checked.report);
    let findings = checked.report.findings.iter().map(|found| finding(checked, found));
    let notes = checked
        .notes
        .kept
        .iter()
        .map(|note| json!({ "file": note.file, "line": line(note.line), "words": note.words }));
    let not_run =
        checked.report.not_run.iter().map(|rule| json!({ "rule": rule.code, "because": rule.because() }));
    let value = json!({
        "return": checked.kind.key(),
        "period": checked.period,
        "given": checked.given,
        "children": checked.n_children,
        "summary": {
            "errors": summary.n_errors,
            "queries": summary.n_queries,
            "children_with_findings": summary.n_children,
            "rules": rules(&summary),
            "work": work(&summary),
        },
        "rules_run": checked.report.run,
        "rules_not_run": not_run.collect::<Vec<_>>(),
        "noticed": notes.collect::<Vec<_>>(),
        "noticed_and_not_kept": checked.notes.more,
        "findings": findings.collect::<Vec<_>>(),
    });
    let mut text = serde_json::to_string_pretty(&value).expect("texts and numbers can always be written");
    text.push('\n');
    text
}

fn rules(summary: &Summary<'_>) -> Vec<Value> {
    let rule = |rule: &super::summary::RuleCount<'_>| {
        json!({
            "rule": rule.first.code,
            "severity": rule.first.severity.key(),
            "says": rule.first.says,
            "findings": rule.findings.len(),
            "children": rule.n_children,
            "failed_inside": rule.n_failed,
        })
    };
    summary.rules.iter().map(rule).collect()
}

fn work(summary: &Summary<'_>) -> Vec<Value> {
    let count = |count: &super::summary::EffortCount| {
        json!({
            "work": count.effort.key(),
            "says": count.effort.label(),
            "findings": count.n_findings,
            "children": count.n_children,
        })
    };
    summary.efforts.iter().map(count).collect()
}

fn finding(checked: &Checked, found: &Finding) -> Value {
    let cells = found.cells.iter().map(|found| cell(checked, found));
    json!({
        "rule": found.code,
        "severity": found.severity.key(),
        "child": (!found.child.is_blank()).then(|| found.child.as_str()),
        "says": found.says,
        "what_to_do": found.what_to_do,
        "work": Effort::of(found).key(),
        "failed_inside": found.failed,
        "cells": cells.collect::<Vec<_>>(),
    })
}

fn cell(checked: &Checked, cell: &FoundCell) -> Value {
    json!({
        "file": checked.file_of(cell.table, cell.year),
        "table": cell.table,
        "year": if cell.year == Year::Last { "last" } else { "this" },
        "row": cell.row + 1,
        "line": line(cell.line.into()),
        "item": (!cell.item.is_empty()).then_some(cell.item),
        "value": cell.value.as_str(),
    })
}

fn line(line: u64) -> Option<u64> {
    (line > 0).then_some(line)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::made::checked;

    #[test]
    fn everything_that_was_found_can_be_read_back() {
        let value: Value = serde_json::from_str(&write(&checked())).unwrap();
        assert_eq!(value["return"], "cin");
        assert_eq!(value["summary"]["errors"], 4);
        assert_eq!(value["rules_not_run"][0]["because"], "last year's Episodes file was not given");
        assert_eq!(value["noticed"][0]["line"], 4);
        let findings = value["findings"].as_array().unwrap();
        assert_eq!(findings.len(), 5);
        assert_eq!(findings[0]["child"], "=A1");
        let cell = &findings[0]["cells"][1];
        assert_eq!(
            (&cell["row"], &cell["line"], &cell["value"]),
            (&1.into(), &10.into(), &"2025-06-01".into())
        );
        assert_eq!(findings[3]["failed_inside"], "no third thing");
        assert_eq!(findings[4]["child"], Value::Null);
    }
}
