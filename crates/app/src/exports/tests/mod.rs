//! Returns made from a record that was read from files, and looked at row by row.

mod annex_a;
mod census;
mod daily_flow;
mod looked_after;
mod pages;
mod round_trip;
mod sending;

use std::path::{Path, PathBuf};

use kith_returns::kind::{Period, ReturnKind};

use super::made::{Export, make};
use crate::imports::actions::import_census;
use crate::testing::House;

/// A sample of the repository.
fn sample(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("samples").join(name)
}

/// Imports a census file.
#[track_caller]
fn import(house: &House, path: &Path) {
    let name = path.file_name().unwrap().to_string_lossy().into_owned();
    import_census(&house.app.db, house.acting, path, &name, &mut |_, _| {}).unwrap();
}

/// Makes the census of a year.
#[track_caller]
fn census_of(house: &House, year: i16) -> (Export, PathBuf) {
    let path = house.folder().join(format!("made-{year}.xml"));
    let made = make(&house.app.db, house.acting, ReturnKind::Census, Period::Year(year), &path).unwrap();
    (made, path)
}
