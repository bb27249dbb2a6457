//! The report in the Static Analysis Results Interchange Format, version 2.1.0, for tools that already show one.

use std::collections::HashMap;
use std::fmt::Write as _;

use serde_json::{Value, json};

use super::summary::Summary;
use super::text::same_row;
use super::{Checked, Place};
use crate::rules::Severity;
use crate::rules::finding::{Finding, FoundCell};

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// Writes the report.
pub fn write(checked: &Checked) -> String {
    let summary = Summary::of(&checked.report);
    let rules: Vec<&Finding> = summary.rules.iter().map(|rule| rule.first).collect();
    let places: HashMap<&str, usize> = rules.iter().enumerate().map(|(at, rule)| (rule.code, at)).collect();
    let results = checked.report.findings.iter().filter(|found| found.failed.is_none());
    let results = results.map(|found| result(checked, found, places[found.code]));
    let value = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "Kith",
                "version": env!("CARGO_PKG_VERSION"),
                "rules": rules.into_iter().map(rule).collect::<Vec<_>>(),
            }},
            "invocations": [{
                "executionSuccessful": checked.report.findings.iter().all(|found| found.failed.is_none()),
                "toolExecutionNotifications": notifications(checked),
            }],
            "columnKind": "unicodeCodePoints",
            "results": results.collect::<Vec<_>>(),
        }],
    });
    let mut text = serde_json::to_string_pretty(&value).expect("texts and numbers can always be written");
    text.push('\n');
    text
}

fn rule(first: &Finding) -> Value {
    json!({
        "id": first.code,
        "shortDescription": { "text": first.says },
        "help": { "text": first.what_to_do },
        "defaultConfiguration": { "level": level(first.severity) },
    })
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Query => "warning",
    }
}

fn result(checked: &Checked, finding: &Finding, rule: usize) -> Value {
    let mut value = json!({
        "ruleId": finding.code,
        "ruleIndex": rule,
        "level": level(finding.severity),
        "message": { "text": message(finding) },
    });
    if !finding.cells.is_empty() {
        let rows = finding.cells.chunk_by(same_row).map(|row| location(checked, &row[0]));
        value["locations"] = rows.collect::<Vec<_>>().into();
    }
    value
}

fn message(finding: &Finding) -> String {
    let mut text = finding.says.to_owned();
    if finding.child.is_filled() {
        let _ = write!(text, " Child {}.", finding.child);
    }
    for cell in finding.cells.iter().filter(|cell| !cell.item.is_empty()) {
        let value = if cell.value.is_blank() { "blank" } else { cell.value.as_str() };
        let _ = write!(text, " {}: {} is {value}.", Place(cell), cell.item);
    }
    text
}

fn location(checked: &Checked, cell: &FoundCell) -> Value {
    let file = encoded(checked.file_of(cell.table, cell.year));
    let mut physical = json!({ "artifactLocation": { "uri": file } });
    if cell.line > 0 {
        physical["region"] = json!({ "startLine": cell.line });
    }
    json!({
        "physicalLocation": physical,
        "logicalLocations": [{ "name": cell.table, "fullyQualifiedName": format!("{}[{}]", cell.table, cell.row + 1) }],
    })
}

/// The rules that were not run, and those that failed inside.
fn notifications(checked: &Checked) -> Vec<Value> {
    let note = |level: &str, rule: &str, text: String| json!({ "level": level, "message": { "text": text }, "associatedRule": { "id": rule } });
    let not_run = checked.report.not_run.iter().map(|rule| {
        note("warning", rule.code, format!("Rule {} was not run, because {}.", rule.code, rule.because()))
    });
    let failed = checked.report.findings.iter().filter_map(|found| {
        let said = found.failed.as_deref()?;
        let text = format!(
            "Rule {} failed inside, so child {} was not checked by it: {said}",
            found.code, found.child
        );
        Some(note("error", found.code, text))
    });
    not_run.chain(failed).collect()
}

/// A file's name as part of an address.
fn encoded(name: &str) -> String {
    let mut uri = String::with_capacity(name.len());
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            let _ = write!(uri, "%{byte:02X}");
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::made::checked;

    /// What the standard requires of each object that is written here.
    #[test]
    fn every_field_that_the_standard_requires_is_there() {
        let value: Value = serde_json::from_str(&write(&checked())).unwrap();
        assert_eq!(value["version"], "2.1.0");
        let run = &value["runs"][0];
        let driver = &run["tool"]["driver"];
        assert!(driver["name"].is_string());
        let rules = driver["rules"].as_array().unwrap();
        assert!(
            rules.iter().all(|rule| rule["id"].is_string() && rule["shortDescription"]["text"].is_string())
        );
        assert_eq!(run["invocations"][0]["executionSuccessful"], false, "a rule failed inside");
        let results = run["results"].as_array().unwrap();
        assert_eq!(results.len(), 4);
        for result in results {
            assert!(!result["message"]["text"].as_str().unwrap().is_empty());
            assert!(["error", "warning"].contains(&result["level"].as_str().unwrap()));
            let rule = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
            assert_eq!(rules[rule]["id"], result["ruleId"]);
            for location in result["locations"].as_array().into_iter().flatten() {
                let physical = &location["physicalLocation"];
                assert_eq!(physical["artifactLocation"]["uri"], "census%20%26%20co.xml");
                assert!(physical["region"]["startLine"].as_u64().unwrap() >= 1);
            }
        }
        let notes = run["invocations"][0]["toolExecutionNotifications"].as_array().unwrap();
        assert_eq!(notes.len(), 3);
        assert!(notes.iter().all(|note| note["message"]["text"].is_string()));
    }
}
