//! Cases of the census's rules.

use kith_returns::cin_census::check::check_with;
use kith_returns::cin_census::child::Return;
use kith_returns::cin_census::rules::CATALOGUE;
use kith_returns::cin_census::shapes::Shape;
use kith_returns::cin_census::tables::Tables;
use kith_returns::rules::catalogue::{Listed, in_force};
use kith_returns::rules::finding::Report;
use kith_returns::rules::running::quietly;
use kith_returns::table::Origin;
use serde_json::Value;

use super::case::{borrowed, cells, differ, rows};

/// A cell: table, item, row.
type Found = (String, String, u64);

/// How Kith differs from a case; nothing when it agrees.
pub(crate) fn difference(case: &Value, rule: &str, year: i16) -> Option<String> {
    let Some(listed) = listed(rule, year) else { return Some(format!("Kith has no rule {rule} in {year}")) };
    let mut tables = Tables::default();
    for (name, table) in case["tables"].as_object().into_iter().flatten() {
        // The factors of an assessment stand with it; the list beside it says the same again.
        let Some(columns) = Tables::columns(name) else { continue };
        for (at, row) in rows(table).iter().enumerate() {
            let at = u32::try_from(at).expect("a case is small");
            tables.add(name, Origin::new(at, 0), &borrowed(&cells(row, columns, str::to_owned)));
        }
    }
    let report = check_with(&[listed], &Return::assemble(tables), year, &quietly);
    compare(&case["expected"], &report)
}

/// The rule of that code in force in that year.
pub(crate) fn listed(rule: &str, year: i16) -> Option<Listed<Shape>> {
    in_force(CATALOGUE, year).into_iter().find(|listed| listed.rule.code == rule)
}

/// How a report differs from what is expected of it.
pub(crate) fn compare(expected: &Value, report: &Report) -> Option<String> {
    if let Some(failed) = report.findings.iter().find_map(|finding| finding.failed.as_deref()) {
        return Some(format!("the rule failed inside: {failed}"));
    }
    let whole = report.findings.iter().any(|finding| finding.cells.is_empty());
    let expects_whole = expected["la_level"].as_bool().unwrap_or_default();
    match (expects_whole, whole) {
        (true, false) => return Some("a finding about the whole return was expected".to_owned()),
        (false, true) => return Some("a finding about the whole return was not expected".to_owned()),
        _ => {}
    }
    let cells = report.findings.iter().flat_map(|finding| &finding.cells);
    let mut found: Vec<Found> =
        cells.map(|cell| (cell.table.to_owned(), cell.item.to_owned(), cell.row.into())).collect();
    let mut all: Vec<Found> = expected["cells"].as_array().into_iter().flatten().filter_map(cell).collect();
    found.sort_unstable();
    found.dedup();
    all.sort_unstable();
    all.dedup();
    differ(&all, &found)
}

fn cell(value: &Value) -> Option<Found> {
    Some((value[0].as_str()?.to_owned(), value[1].as_str()?.to_owned(), value[2].as_u64()?))
}
