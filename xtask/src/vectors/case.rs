//! Files of cases, one a line: which return it is for, which rule, and how it came out.

use std::fs;
use std::path::Path;

use serde_json::Value;

use super::{Outcome, census, looked_after};

/// Runs every case of a file, or those of one rule.
pub(crate) fn outcomes(path: &Path, only: Option<&str>) -> Result<Vec<Outcome>, String> {
    let text = fs::read_to_string(path)
        .map_err(|problem| format!("{} cannot be read: {problem}", path.display()))?;
    let mut outcomes = vec![];
    for (at, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let case: Value = serde_json::from_str(line)
            .map_err(|problem| format!("{}, line {}: {problem}", path.display(), at + 1))?;
        let rule = case["rule"].as_str().unwrap_or_default();
        if only.is_some_and(|only| only != rule) {
            continue;
        }
        // A case of a rule that was never in force has nothing to be compared with.
        if let Some(year) = text_of(&case["collection_year"]).and_then(|year| year.parse().ok()) {
            outcomes.push(outcome(&case, rule, year));
        }
    }
    Ok(outcomes)
}

fn outcome(case: &Value, rule: &str, year: i16) -> Outcome {
    let id = case["id"].as_str().unwrap_or(rule).to_owned();
    // Only the census's expectations are divided into cells and groups.
    let of_census = case["expected"]["cells"].is_array();
    let collection = if of_census { "cin" } else { "ssda903" };
    let difference = if of_census {
        census::difference(case, rule, year)
    } else {
        looked_after::difference(case, rule, year)
    };
    Outcome { names: vec![id.clone(), format!("{collection}/{rule}")], id, rule: rule.to_owned(), difference }
}

/// A cell of a case as the text a file would hold; nothing when it is blank.
pub(crate) fn text_of(value: &Value) -> Option<String> {
    match value {
        Value::Null => None,
        Value::String(text) => Some(text.clone()),
        Value::Bool(true) => Some("true".to_owned()),
        Value::Bool(false) => Some("false".to_owned()),
        other => Some(other.to_string()),
    }
}

/// The rows of a table in a case.
pub(crate) fn rows(table: &Value) -> &[Value] {
    table.as_array().map_or(&[], Vec::as_slice)
}

/// A row's cells by their column's place. Columns the table does not have are left out.
pub(crate) fn cells(row: &Value, columns: &[&str], named: impl Fn(&str) -> String) -> Vec<(usize, String)> {
    let mut cells = vec![];
    for (name, value) in row.as_object().into_iter().flatten() {
        let name = named(name);
        let Some(column) = columns.iter().position(|column| *column == name) else { continue };
        let each = value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice);
        cells.extend(each.iter().filter_map(text_of).map(|text| (column, text)));
    }
    cells
}

/// The same cells, borrowed.
pub(crate) fn borrowed(cells: &[(usize, String)]) -> Vec<(usize, &str)> {
    cells.iter().map(|(column, text)| (*column, text.as_str())).collect()
}

/// How two sorted lists differ, in words; nothing when they are the same.
pub(crate) fn differ<T: Ord + std::fmt::Debug>(expected: &[T], found: &[T]) -> Option<String> {
    let only_in = |these: &[T], others: &[T]| {
        let only: Vec<String> = these
            .iter()
            .filter(|one| others.binary_search(one).is_err())
            .map(|one| format!("{one:?}"))
            .collect();
        let more = only.len().saturating_sub(12);
        let shown = only[..only.len() - more].join(", ");
        (!only.is_empty()).then(|| if more > 0 { format!("{shown} and {more} more") } else { shown })
    };
    match (only_in(expected, found), only_in(found, expected)) {
        (None, None) => None,
        (Some(missing), None) => Some(format!("expected but not found: {missing}")),
        (None, Some(extra)) => Some(format!("found but not expected: {extra}")),
        (Some(missing), Some(extra)) => {
            Some(format!("expected but not found: {missing}; found but not expected: {extra}"))
        }
    }
}
