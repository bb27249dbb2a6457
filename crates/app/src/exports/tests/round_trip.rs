//! A census that was read and is made again for the same year gives the same tables back. Every difference is listed,
//! with its reason, in `samples/round-trip.toml`: a new one fails here until somebody says why it is right, and one that
//! is no longer there until its line is taken out.

use std::collections::BTreeMap;
use std::path::Path;

use kith_returns::cin_census::read::read;
use kith_returns::cin_census::tables::Tables;
use kith_returns::table::Row;
use serde::Deserialize;

use super::{census_of, import, sample};
use crate::testing::House;

/// Columns that say whose row it is; the numbers within the file say nothing of their own.
const WHOSE: [&str; 4] = ["LAchildID", "CINdetailsID", "AssessmentID", "CPPID"];

#[derive(Deserialize)]
struct Listed {
    #[serde(default)]
    difference: Vec<Difference>,
}

/// Lines that stand in the file that was read, or in the one that was made, and not in the other.
#[derive(Deserialize)]
struct Difference {
    file: String,
    why: String,
    #[serde(default)]
    read: Vec<String>,
    #[serde(default)]
    made: Vec<String>,
}

/// Every row as a line: the child, the referral's or plan's day, the table, and each cell that says something. What the
/// file says of itself is its maker's and is not compared.
fn lines(path: &Path) -> Vec<String> {
    let tables = read("census", std::fs::File::open(path).unwrap()).unwrap().tables;
    let days = days(&tables);
    let mut lines = Vec::new();
    for table in Tables::NAMES.iter().filter(|table| **table != "Header") {
        for row in tables.rows(table) {
            let owner = ["CINdetails", "ChildProtectionPlans"].map(|owner| {
                days.get(&key(owner, row))
                    .filter(|_| owner != *table)
                    .map_or(String::new(), |day| format!(" of {day}"))
            });
            let cells = row.columns().iter().filter(|column| !WHOSE.contains(column)).filter_map(|column| {
                let text = row.value(column).unwrap_or_default();
                text.is_filled().then(|| format!("{column}={text}"))
            });
            let cells: Vec<String> = cells.collect();
            let child = row.value("LAchildID").unwrap_or_default();
            lines.push(format!("{child}{} {table}: {}", owner.concat(), cells.join(" ")));
        }
    }
    lines.sort();
    lines
}

fn key(table: &str, row: &dyn Row) -> (String, String) {
    let columns: &[&str] =
        if table == "CINdetails" { &WHOSE[..2] } else { &["LAchildID", "CINdetailsID", "CPPID"] };
    let said: Vec<String> =
        columns.iter().map(|column| row.value(column).unwrap_or_default().to_string()).collect();
    (table.to_owned(), said.join(" "))
}

/// The day by which each referral and each protection plan is known.
fn days(tables: &Tables) -> BTreeMap<(String, String), String> {
    let mut days = BTreeMap::new();
    for (table, column) in [("CINdetails", "CINreferralDate"), ("ChildProtectionPlans", "CPPstartDate")] {
        for row in tables.rows(table) {
            days.insert(key(table, row), row.value(column).unwrap_or_default().to_string());
        }
    }
    days
}

/// The lines of the first that are not in the second, as often as they are not.
fn only(first: &[String], second: &[String]) -> Vec<String> {
    let mut second = second.to_vec();
    let mut only = Vec::new();
    for line in first {
        match second.iter().position(|other| other == line) {
            Some(at) => drop(second.swap_remove(at)),
            None => only.push(line.clone()),
        }
    }
    only
}

fn listed(file: &str) -> (Vec<String>, Vec<String>) {
    let text = std::fs::read_to_string(sample("round-trip.toml")).unwrap();
    let listed: Listed = toml::from_str(&text).unwrap();
    let (mut read, mut made) = (Vec::new(), Vec::new());
    for difference in listed.difference.into_iter().filter(|difference| difference.file == file) {
        assert!(difference.why.len() > 20, "{file}: say why {:?}", difference.why);
        read.extend(difference.read);
        made.extend(difference.made);
    }
    read.sort();
    made.sort();
    (read, made)
}

#[track_caller]
fn comes_back(file: &str, path: &Path, year: i16) {
    let house = House::new();
    import(&house, path);
    let (_, made) = census_of(&house, year);
    let (read, made) = (lines(path), lines(&made));
    let (only_read, only_made) = (only(&read, &made), only(&made, &read));
    let (listed_read, listed_made) = listed(file);
    assert!(
        only_read == listed_read && only_made == listed_made,
        "{file} came back otherwise than samples/round-trip.toml says.\nread = {only_read:#?}\nmade = {only_made:#?}"
    );
}

#[test]
fn the_sample_census_of_2025_comes_back_but_for_what_is_listed() {
    comes_back("census-2025.xml", &sample("census-2025.xml"), 2025);
}

#[test]
fn the_sample_census_of_2026_comes_back_but_for_what_is_listed() {
    comes_back("census-2026.xml", &sample("census-2026.xml"), 2026);
}

#[test]
fn the_sample_that_is_for_checking_comes_back_but_for_what_is_listed() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../returns/samples/census-2026.xml");
    comes_back("returns/census-2026.xml", &path, 2026);
}

#[test]
fn a_made_up_census_of_any_year_comes_back_whole() {
    use kith_returns::cin_census::write::Writer;
    use kith_returns::generate::{Plan, census};
    for year in [2023, 2026] {
        let plan = Plan { year, errors: 0.0, seed: 7 };
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("made-up.xml");
        let file = std::fs::File::create(&path).unwrap();
        let mut writer = Writer::begin(std::io::BufWriter::new(file), &census::header(plan)).unwrap();
        for number in 0..150 {
            for child in census::child(plan, number).children() {
                writer.child(&child).unwrap();
            }
        }
        writer.end().unwrap();
        comes_back("made-up", &path, year);
    }
}
