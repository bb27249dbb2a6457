//! Cases of the SSDA903 rules.

use jiff::ToSpan;
use jiff::civil::Date;
use kith_returns::cell::{Cell, Manner, Text, Written};
use kith_returns::rules::catalogue::{Listed, in_force};
use kith_returns::rules::finding::Report;
use kith_returns::rules::running::quietly;
use kith_returns::ssda903::check::check_with;
use kith_returns::ssda903::child::Return;
use kith_returns::ssda903::collection::{Collection, Format};
use kith_returns::ssda903::providers::{Provider, Providers};
use kith_returns::ssda903::rules::CATALOGUE;
use kith_returns::ssda903::shapes::Shape;
use kith_returns::ssda903::tables::Tables;
use kith_returns::table::{Origin, Year};
use serde_json::Value;

use super::case::{borrowed, cells, differ, rows, text_of};

/// The columns worked out from the placement's postcode.
const PLACES: [&str; 3] = ["PL_LA", "PL_LOCATION", "PL_DISTANCE"];

/// How Kith differs from a case; nothing when it agrees.
pub(crate) fn difference(case: &Value, rule: &str, year: i16) -> Option<String> {
    let Some(listed) = listed(rule, year) else { return Some(format!("Kith has no rule {rule} in {year}")) };
    let (mut this, mut last) = (Tables::default(), Tables::default());
    for (name, table) in case["tables"].as_object().into_iter().flatten() {
        match name.strip_suffix("_last") {
            Some(name) => fill(&mut last, name, table, case),
            None => fill(&mut this, name, table, case),
        }
    }
    let report = check_with(&[listed], &Return::assemble(this, last), collection(case, year), &quietly);
    if let Some(failed) = report.findings.iter().find_map(|finding| finding.failed.as_deref()) {
        return Some(format!("the rule failed inside: {failed}"));
    }
    let differ = differ(&expected(case), &found(&report))?;
    let not_run = report.not_run.first().map(|not_run| format!(" (not run, because {})", not_run.because()));
    Some(differ + &not_run.unwrap_or_default())
}

/// The rule of that code in force in that year.
pub(crate) fn listed(rule: &str, year: i16) -> Option<Listed<Shape>> {
    in_force(CATALOGUE, year).into_iter().find(|listed| listed.rule.code == rule)
}

/// The rows a report points at.
pub(crate) fn found(report: &Report) -> Vec<(String, u64)> {
    let cells = report.findings.iter().flat_map(|finding| &finding.cells);
    let mut found: Vec<_> = cells
        .filter(|cell| cell.year == Year::This)
        .map(|cell| (cell.table.to_owned(), cell.row.into()))
        .collect();
    found.sort_unstable();
    found.dedup();
    found
}

fn fill(tables: &mut Tables, name: &str, table: &Value, case: &Value) {
    let Some(columns) = Tables::columns(name) else { return };
    // Some cases use a name that the return does not have, and say which one is meant.
    let named = |column: &str| {
        let meant = case["peer_column_bug"][format!("{name}.{column}")].as_str();
        meant.and_then(|meant| meant.split_once('.')).map_or(column, |(_, column)| column).to_owned()
    };
    tables.give(name);
    let given = case["columns"][name].as_array().into_iter().flatten().filter_map(Value::as_str);
    tables.placement_places |= name == "Episodes" && given.into_iter().any(|column| PLACES.contains(&column));
    for (at, row) in rows(table).iter().enumerate() {
        let at = u32::try_from(at).expect("a case is small");
        tables.add(name, Origin::new(at, 0), &borrowed(&cells(row, columns, named)));
    }
}

/// What is expected: of a file, which is what Kith reads, where the case says that a file would differ.
fn expected(case: &Value) -> Vec<(String, u64)> {
    let of_file = &case["csv_expected"];
    let expected = if of_file.is_object() { of_file } else { &case["expected"] };
    let mut all = vec![];
    for (table, rows) in expected.as_object().into_iter().flatten() {
        let labels: Vec<_> =
            case["row_labels"][table].as_array().into_iter().flatten().filter_map(text_of).collect();
        for row in rows.as_array().into_iter().flatten() {
            let label = text_of(row).unwrap_or_default();
            let at = labels.iter().position(|other| *other == label).and_then(|at| u64::try_from(at).ok());
            all.extend(at.or(row.as_u64()).map(|at| (table.clone(), at)));
        }
    }
    all.sort_unstable();
    all.dedup();
    all
}

fn collection(case: &Value, year: i16) -> Collection {
    let facts = &case["metadata"];
    let year = text_of(&facts["collectionYear"]).and_then(|year| year.parse().ok()).unwrap_or(year);
    let mut collection = Collection::of(year);
    // Where a case moves one end of the year only, the other moves with it.
    let (start, end) = (date_of(&facts["collection_start"]), date_of(&facts["collection_end"]));
    let year_after = |start: Date| start.saturating_add(1.year()).saturating_sub(1.day());
    let year_before = |end: Date| end.saturating_add(1.day()).saturating_sub(1.year());
    collection.start = start.or(end.map(year_before)).unwrap_or(collection.start);
    collection.end = end.or(start.map(year_after)).unwrap_or(collection.end);
    collection
        .authority
        .write(facts["localAuthority"].as_str().unwrap_or_default(), Manner::DayFirstCapitals);
    if facts["file_format"] == "xml" {
        collection.format = Format::Xml;
    }
    if let Some(table) = facts["provider_info"].get("$table") {
        let mut providers = Providers::default();
        for (at, row) in rows(table).iter().enumerate() {
            let at = u32::try_from(at).expect("a case is small");
            providers.add(at, &borrowed(&cells(row, Provider::COLUMNS, str::to_owned)));
        }
        collection.providers = Some(providers);
    }
    collection
}

fn date_of(value: &Value) -> Option<Date> {
    let mut cell: Cell<Date> = Cell::Blank;
    cell.write(value.as_str()?, Manner::DayFirstCapitals);
    cell.known()
}

/// The text of an authority as the collection writes it.
pub(crate) fn authority(value: &Value) -> Text {
    Text::from(value.as_str().unwrap_or_default())
}
