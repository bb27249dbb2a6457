use kith_returns::annex_a::lists::Lists;
use kith_returns::annex_a::read::read;
use kith_returns::table::Row;

use super::*;

/// The rows of a list as they are read back from the workbook of a day.
fn rows(house: &House, day: &str, list: &str) -> Vec<String> {
    let path = house.folder().join("lists.xlsx");
    let period = Period::AsAt(day.parse().unwrap());
    make(&house.app.db, house.acting, ReturnKind::AnnexA, period, &path).unwrap();
    let read = read("lists.xlsx", std::fs::File::open(&path).unwrap()).unwrap();
    assert_eq!(read.given.len(), Lists::NAMES.len(), "every list is there, with its headings");
    assert!(read.notes.kept.is_empty(), "{:?}", read.notes.kept);
    let shown = |row: &dyn Row| {
        let texts: Vec<String> =
            row.columns().iter().map(|column| row.value(column).unwrap_or_default().to_string()).collect();
        texts.join("|")
    };
    read.lists.rows(list).into_iter().map(shown).collect()
}

#[test]
fn the_lists_of_a_day_hold_what_the_record_knew_then_and_read_back_so() {
    let house = House::new();
    import(&house, &sample("census-2026.xml"));
    let plans = rows(&house, "2025-12-01", "List 7");
    let first = plans.iter().find(|row| row.starts_with("SOL100201")).unwrap();
    assert!(first.contains("|2024-07-23|a) Neglect|d) Emotional abuse|||2025-09-02||"), "{first}");
    let later = rows(&house, "2026-03-31", "List 7");
    let ended = later.iter().find(|row| row.starts_with("SOL100201")).unwrap();
    assert!(ended.contains("|2025-12-09|"), "the end is told once it is known: {ended}");
    assert!(!rows(&house, "2026-03-31", "List 6").is_empty());
    assert!(rows(&house, "2020-01-01", "List 6").is_empty());
}
