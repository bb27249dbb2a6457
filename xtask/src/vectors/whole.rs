//! Whole returns, compared rule by rule with what a public validator reports for them.

use std::fs;
use std::path::{Path, PathBuf};

use kith_returns::cin_census;
use kith_returns::files::csv::{Csv, Record};
use kith_returns::files::given::GivenFile;
use kith_returns::rules::running::quietly;
use kith_returns::ssda903;
use kith_returns::ssda903::tables::Tables;
use kith_returns::table::Row;
use serde_json::Value;

use super::case::differ;
use super::{Outcome, census, looked_after};

/// Compares a return, or every return of a folder.
pub(crate) fn outcomes(path: &Path, only: Option<&str>) -> Result<Vec<Outcome>, String> {
    if path.is_dir() && !path.join("expected.json").is_file() {
        let mut inside = vec![];
        for path in entries(path)? {
            if path.is_dir() || path.to_string_lossy().ends_with(".expected.json") {
                inside.extend(outcomes(&path, only)?);
            }
        }
        return Ok(inside);
    }
    if path.is_dir() { looked_after_return(path, only) } else { census_return(path, only) }
}

fn entries(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let read =
        fs::read_dir(folder).map_err(|problem| format!("{} cannot be read: {problem}", folder.display()))?;
    let mut paths: Vec<_> = read.filter_map(Result::ok).map(|entry| entry.path()).collect();
    paths.sort();
    Ok(paths)
}

fn text(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|problem| format!("{} cannot be read: {problem}", path.display()))
}

fn json(path: &Path) -> Result<Value, String> {
    serde_json::from_str(&text(path)?).map_err(|problem| format!("{}: {problem}", path.display()))
}

/// Calls with each rule that something is expected of, and its expectation.
fn each(
    expected: &Value,
    collection: &str,
    only: Option<&str>,
    difference: impl Fn(&str, i16, &Value) -> Option<String>,
) -> Vec<Outcome> {
    let name = expected["dataset"].as_str().unwrap_or_default();
    let year = expected["collection_year"].as_str().and_then(|year| year.parse().ok()).unwrap_or_default();
    let rules = expected["expected"].as_object().into_iter().flatten();
    rules
        .filter(|(rule, _)| only.is_none_or(|only| only == rule.as_str()))
        .map(|(rule, expectation)| {
            let id = format!("{name}/{rule}");
            let names =
                vec![id.clone(), format!("whole {collection}/{rule}"), format!("{collection}/{rule}")];
            Outcome { difference: difference(rule, year, expectation), rule: rule.clone(), names, id }
        })
        .collect()
}

fn looked_after_return(folder: &Path, only: Option<&str>) -> Result<Vec<Outcome>, String> {
    let expected = json(&folder.join("expected.json"))?;
    let facts = json(&folder.join("metadata.json"))?;
    let this = year_of(folder, "this_year", "derived_Episodes.csv")?;
    let last = year_of(folder, "prev_year", "derived_Episodes_last.csv")?;
    let returned = ssda903::child::Return::assemble(this, last);
    Ok(each(&expected, "ssda903", only, |rule, year, expectation| {
        let Some(listed) = looked_after::listed(rule, year) else {
            return Some(format!("Kith has no rule {rule}"));
        };
        let mut collection = ssda903::collection::Collection::of(year);
        collection.authority = looked_after::authority(&facts["localAuthority"]);
        let report = ssda903::check::check_with(&[listed], &returned, collection, &quietly);
        let mut all: Vec<(String, u64)> = vec![];
        for (table, rows) in expectation.as_object().into_iter().flatten() {
            all.extend(
                rows.as_array().into_iter().flatten().filter_map(|row| Some((table.clone(), row.as_u64()?))),
            );
        }
        all.sort_unstable();
        let failed = report.findings.iter().find_map(|finding| finding.failed.as_deref());
        match (failed, report.not_run.first()) {
            (Some(failed), _) => Some(format!("the rule failed inside: {failed}")),
            (None, Some(not_run)) if !all.is_empty() => {
                Some(format!("not run, because {}", not_run.because()))
            }
            _ => differ(&all, &looked_after::found(&report)),
        }
    }))
}

fn year_of(folder: &Path, year: &str, derived: &str) -> Result<Tables, String> {
    let mut files = vec![];
    for path in entries(&folder.join(year))? {
        let file = fs::File::open(&path).map_err(|problem| format!("{}: {problem}", path.display()))?;
        files.push(GivenFile::new(path.to_string_lossy(), file));
    }
    let mut tables = ssda903::read::read(files).map_err(|problem| problem.to_string())?.tables;
    let path = folder.join(derived);
    if path.is_file() {
        add_places(&mut tables, &path)?;
    }
    Ok(tables)
}

/// Adds what was worked out from the placement's postcode: it stands in a file of its own, row for row.
fn add_places(tables: &mut Tables, path: &Path) -> Result<(), String> {
    let text = text(path)?;
    let mut csv = Csv::new(&path.to_string_lossy(), text.as_bytes());
    let mut next = || csv.next_record().map(|record| record.map(|record| values(&record)));
    let head = next().map_err(|problem| problem.to_string())?.unwrap_or_default();
    tables.placement_places = true;
    for episode in &mut tables.episodes {
        let Some(record) = next().map_err(|problem| problem.to_string())? else { break };
        for (name, value) in head.iter().zip(&record).filter(|(name, _)| name.starts_with("PL_")) {
            let at = episode.columns().iter().position(|column| column == name);
            at.into_iter().for_each(|at| episode.write(at, value));
        }
    }
    Ok(())
}

fn values(record: &Record<'_>) -> Vec<String> {
    record.values().map(str::to_owned).collect()
}

fn census_return(path: &Path, only: Option<&str>) -> Result<Vec<Outcome>, String> {
    let expected = json(path)?;
    let path = PathBuf::from(path.to_string_lossy().replace(".expected.json", ".xml"));
    let file = std::fs::File::open(&path).map_err(|problem| format!("{}: {problem}", path.display()))?;
    let read =
        cin_census::read::read(&path.to_string_lossy(), file).map_err(|problem| problem.to_string())?;
    let tables = read.tables;
    let returned = cin_census::child::Return::assemble(tables);
    Ok(each(&expected, "cin", only, |rule, year, expectation| {
        let Some(listed) = census::listed(rule, year) else {
            return Some(format!("Kith has no rule {rule}"));
        };
        census::compare(expectation, &cin_census::check::check_with(&[listed], &returned, year, &quietly))
    }))
}
