//! Returns as plain texts, to see whether two are the same whatever lines their rows stood on.

use kith_returns::annex_a;
use kith_returns::cin_census;
use kith_returns::ssda903;
use kith_returns::table::Row;

/// The rows of a table, each as its texts.
pub(crate) type Shown = Vec<(String, Vec<Vec<String>>)>;

/// A looked-after return.
pub(crate) fn looked_after(tables: &ssda903::tables::Tables) -> Shown {
    let names = ssda903::tables::Tables::NAMES.iter();
    names.map(|name| ((*name).to_owned(), shown(tables.rows(name)))).collect()
}

/// A census.
pub(crate) fn census(tables: &cin_census::tables::Tables) -> Shown {
    let names = cin_census::tables::Tables::NAMES.iter();
    names.map(|name| ((*name).to_owned(), shown(tables.rows(name)))).collect()
}

/// An Annex A.
pub(crate) fn annex_a(lists: &annex_a::lists::Lists) -> Shown {
    let names = annex_a::lists::Lists::NAMES.iter();
    names.map(|name| ((*name).to_owned(), shown(lists.rows(name)))).collect()
}

fn shown(rows: Vec<&dyn Row>) -> Vec<Vec<String>> {
    let cell = |row: &dyn Row, column: &str| row.value(column).unwrap_or_default().to_string();
    rows.into_iter().map(|row| row.columns().iter().map(|column| cell(row, column)).collect()).collect()
}
