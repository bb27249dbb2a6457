//! What is written is read back the same, for returns of every shape that rows can take.

#![allow(clippy::unwrap_used, reason = "a test may stop at what cannot be")]

mod same;

use std::io::Cursor;

use kith_returns::annex_a;
use kith_returns::cin_census;
use kith_returns::files::given::GivenFile;
use kith_returns::ssda903;
use kith_returns::table::Origin;
use proptest::prelude::*;

/// Texts of any script, with what files use as marks among them.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => Just(String::new()),
        6 => "[A-Z][A-Z0-9]{0,9}",
        1 => "[=+@'\"<>&,;\\-][^\\p{C}]{0,30}",
        1 => "[^\\p{C}]{1,6}\n[^\\p{C}]{1,6}",
    ]
    // A reader tells of the character that stands for a lost one, wherever it comes from.
    .prop_map(|text| text.replace(char::REPLACEMENT_CHARACTER, "?"))
}

fn date(day_first: bool) -> impl Strategy<Value = String> {
    let known = (1_990..2_030_i32, 1..=12_u8, 1..=28_u8).prop_map(move |(year, month, day)| {
        if day_first { format!("{day:02}/{month:02}/{year}") } else { format!("{year}-{month:02}-{day:02}") }
    });
    prop_oneof![2 => Just(String::new()), 6 => known, 1 => Just("zz/ZZ/2010".to_owned())]
}

/// A row of an SSDA903 table: a text for each column.
fn row(table: &'static str) -> impl Strategy<Value = Vec<String>> {
    let dates = ssda903::tables::Tables::dates(table);
    let cells: Vec<BoxedStrategy<String>> =
        dates.iter().map(|is_date| if *is_date { date(true).boxed() } else { text().boxed() }).collect();
    cells
}

fn a_table() -> impl Strategy<Value = (&'static str, Vec<Vec<String>>)> {
    proptest::sample::select(ssda903::tables::Tables::NAMES)
        .prop_flat_map(|table| (Just(table), proptest::collection::vec(row(table), 0..5)))
}

fn add(tables: &mut ssda903::tables::Tables, table: &str, cells: &[String]) {
    let cells: Vec<(usize, &str)> = cells.iter().map(String::as_str).enumerate().collect();
    let row = u32::try_from(tables.n_rows(table)).unwrap();
    tables.give(table);
    tables.add(table, Origin::new(row, 0), &cells);
}

fn files_of(tables: &ssda903::tables::Tables) -> Vec<GivenFile<'static>> {
    let file = |table: &&'static str| {
        let mut out = vec![];
        ssda903::write_csv::write(tables, table, &mut out).unwrap();
        GivenFile::new(ssda903::write_csv::file_name(table), Cursor::new(out))
    };
    tables.given.iter().map(file).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(200) })]

    #[test]
    fn comma_separated_files_come_back_the_same(contents in proptest::collection::vec(a_table(), 1..6)) {
        let mut tables = ssda903::tables::Tables { placement_places: true, ..Default::default() };
        for (table, rows) in &contents {
            tables.give(table);
            for mut row in rows.clone() {
                // A row of nothing but blanks is not a row.
                row[0] = format!("C{}", row[0]);
                add(&mut tables, table, &row);
            }
        }
        let read = ssda903::read::read(files_of(&tables)).unwrap();
        prop_assert_eq!(same::looked_after(&read.tables), same::looked_after(&tables));
    }

    #[test]
    fn looked_after_xml_comes_back_the_same(children in proptest::collection::vec(child(), 1..4)) {
        let mut tables = ssda903::tables::Tables::default();
        for (number, child) in children.iter().enumerate() {
            let header = &child[0].1;
            for (table, cells) in child {
                let mut cells = cells.clone();
                let columns = ssda903::tables::Tables::columns(table).unwrap();
                for (at, column) in columns.iter().enumerate() {
                    match *column {
                        "CHILD" => cells[at] = format!("C{number}"),
                        "DOB" => cells[at].clone_from(&header[2]),
                        "SEX" => cells[at].clone_from(&header[1]),
                        "PL_LA" | "PL_LOCATION" | "PL_DISTANCE" => cells[at].clear(),
                        // Without an item of its own a row would not be there.
                        "DUC" | "IN_TOUCH" | "DATE_INT" => cells[at] = "01/02/2026".to_owned(),
                        _ => {}
                    }
                }
                add(&mut tables, table, &cells);
            }
        }
        let expected = same::looked_after(&tables);
        let mut out = vec![];
        let returned = ssda903::child::Return::assemble(tables, ssda903::tables::Tables::default());
        ssda903::write_xml::write(&returned, &mut out).unwrap();
        let read = ssda903::read::read(vec![GivenFile::new("a.xml", Cursor::new(out))]).unwrap();
        prop_assert_eq!(same::looked_after(&read.tables), expected);
    }

    #[test]
    fn a_census_comes_back_the_same(rows in proptest::collection::vec(census_row(), 1..30)) {
        let tables = census(&rows);
        let expected = same::census(&tables);
        let mut out = vec![];
        cin_census::write::write(&cin_census::child::Return::assemble(tables), &mut out).unwrap();
        let read = cin_census::read::read("a.xml", out.as_slice()).unwrap();
        prop_assert_eq!(same::census(&read.tables), expected);
        prop_assert!(read.notes.kept.is_empty(), "{:?}", read.notes.kept);
    }

    #[test]
    fn an_annex_a_workbook_comes_back_the_same(rows in proptest::collection::vec(list_row(), 1..20)) {
        let mut lists = annex_a::lists::Lists::default();
        for (list, cells) in &rows {
            let mut cells = cells.clone();
            cells[0] = format!("C{}", cells[0]);
            let dates = annex_a::lists::Lists::dates(list);
            let known = |at: usize, text: &str| !dates[at] || text.starts_with(['1', '2']);
            let cells: Vec<(usize, &str)> = (0..dates.len())
                .map(|at| (at, cells[at].as_str()))
                .filter(|(at, text)| known(*at, text))
                .collect();
            lists.add(list, Origin::default(), &cells);
        }
        let mut out = Cursor::new(vec![]);
        annex_a::write::write(&lists, &mut out).unwrap();
        let read = annex_a::read::read("a.xlsx", out).unwrap();
        prop_assert_eq!(same::annex_a(&read.lists), same::annex_a(&lists));
        prop_assert!(read.notes.kept.is_empty(), "{:?}", read.notes.kept);
    }
}

/// A row of a list: which list, and a text for each of the most columns there are.
fn list_row() -> impl Strategy<Value = (&'static str, Vec<String>)> {
    let cell = prop_oneof![text(), date(false)];
    (proptest::sample::select(annex_a::lists::Lists::NAMES), proptest::collection::vec(cell, 40))
}

/// A child with a header and rows of other tables, once at most for those that have one row a child.
fn child() -> impl Strategy<Value = Vec<(&'static str, Vec<String>)>> {
    let one = |table: &'static str| row(table).prop_map(move |cells| (table, cells));
    let some = |table: &'static str| proptest::collection::vec(one(table), 0..3);
    let header = one("Header").prop_map(|row| vec![row]);
    let at_most_one = |table: &'static str| proptest::collection::vec(one(table), 0..2);
    let first =
        (header, some("Episodes"), some("Reviews"), at_most_one("UASC"), some("OC2"), at_most_one("OC3"));
    let second = (
        at_most_one("AD1"),
        some("PlacedAdoption"),
        some("PrevPerm"),
        some("Missing"),
        some("SWEpisodes"),
        some("DoLo"),
    );
    (first, second)
        .prop_map(|((a, b, c, d, e, f), (g, h, i, j, k, l))| [a, b, c, d, e, f, g, h, i, j, k, l].concat())
}

/// A part of a census: which table, and a text for each column.
fn census_row() -> impl Strategy<Value = (usize, Vec<String>)> {
    let cell = prop_oneof![text(), date(false)];
    (0..9_usize, proptest::collection::vec(cell, 14))
}

/// Puts the parts one after another into children and referrals, numbered as a reader numbers them.
fn census(rows: &[(usize, Vec<String>)]) -> cin_census::tables::Tables {
    const PARTS: [&str; 9] = [
        "ChildIdentifiers",
        "CINdetails",
        "Assessments",
        "CINplanDates",
        "Section47",
        "ChildProtectionPlans",
        "Reviews",
        "PreProceedingsandFGDM",
        "Disabilities",
    ];
    let mut tables = cin_census::tables::Tables::default();
    let (mut child, mut details, mut assessments, mut plans) = (0, 0, 0, 0);
    for (part, cells) in rows {
        let table = PARTS[*part];
        if child == 0 || table == "ChildIdentifiers" {
            child += 1;
            (details, assessments, plans) = (0, 0, 0);
            fill(&mut tables, "ChildIdentifiers", cells, child, [0; 3]);
            fill(&mut tables, "ChildCharacteristics", cells, child, [0; 3]);
        }
        match table {
            "ChildIdentifiers" => continue,
            "CINdetails" => (details, assessments, plans) = (details + 1, 0, 0),
            "Disabilities" => {}
            _ if details == 0 => continue,
            "Assessments" => assessments += 1,
            "ChildProtectionPlans" => plans += 1,
            "Reviews" if plans == 0 => continue,
            _ => {}
        }
        fill(&mut tables, table, cells, child, [details, assessments, plans]);
    }
    tables
}

fn fill(tables: &mut cin_census::tables::Tables, table: &str, cells: &[String], child: u32, ids: [u32; 3]) {
    let columns = cin_census::tables::Tables::columns(table).unwrap();
    let mut given: Vec<(usize, String)> = vec![];
    for (at, column) in columns.iter().enumerate() {
        let text = match *column {
            "LAchildID" => format!("C{child}"),
            "CINdetailsID" => ids[0].to_string(),
            "AssessmentID" => ids[1].to_string(),
            "CPPID" => ids[2].to_string(),
            _ => cells[at].clone(),
        };
        given.push((at, text));
    }
    let cells: Vec<(usize, &str)> = given.iter().map(|(at, text)| (*at, text.as_str())).collect();
    tables.add(table, Origin::default(), &cells);
}
