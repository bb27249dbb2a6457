use std::path::Path;

use crate::platform::db::{Db, SqlitePlace, newest_schema};

fn open(folder: &Path) -> Result<Db, String> {
    Db::open_sqlite(&SqlitePlace { folder: folder.to_owned() }).map_err(|error| error.to_string())
}

fn refused(folder: &Path) -> String {
    match open(folder) {
        Ok(_) => panic!("the database was opened"),
        Err(words) => words,
    }
}

fn sqlite(folder: &Path) -> rusqlite::Connection {
    rusqlite::Connection::open(folder.join("kith.db")).unwrap()
}

#[test]
fn a_second_process_is_told_that_the_first_is_there() {
    let folder = tempfile::tempdir().unwrap();
    let first = open(folder.path()).unwrap();
    assert!(refused(folder.path()).contains("Another Kith is already using"));
    drop(first);
    open(folder.path()).unwrap();
}

#[test]
fn a_newer_schema_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    drop(open(folder.path()).unwrap());
    let newer = newest_schema() + 1;
    sqlite(folder.path()).execute("insert into schema_version (number) values (?1)", [newer]).unwrap();
    let words = refused(folder.path());
    assert!(words.contains("newer Kith") && words.contains("Nothing was changed"), "{words}");
}

#[test]
fn another_programs_database_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    sqlite(folder.path()).execute_batch("create table theirs (a text)").unwrap();
    assert!(refused(folder.path()).contains("another program"));
    let left: i64 =
        sqlite(folder.path()).query_row("select count(*) from sqlite_schema", [], |row| row.get(0)).unwrap();
    assert_eq!(left, 1);
}

#[test]
fn a_file_that_is_no_database_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("kith.db"), "this is a letter to grandmother".repeat(100)).unwrap();
    assert!(refused(folder.path()).contains("is not a database"));
    let left = std::fs::read_to_string(folder.path().join("kith.db")).unwrap();
    assert!(left.starts_with("this is a letter"));
}

#[test]
fn reading_beside_the_writer_is_allowed_and_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let place = SqlitePlace { folder: folder.path().to_owned() };
    assert!(Db::open_sqlite_for_reading(&place).is_err(), "there is nothing to read yet");
    let _writer = open(folder.path()).unwrap();
    let reader = Db::open_sqlite_for_reading(&place).unwrap();
    assert!(reader.write(|_| Ok(())).is_err());
}

#[test]
fn a_database_opens_again_with_what_was_written() {
    let folder = tempfile::tempdir().unwrap();
    drop(open(folder.path()).unwrap());
    let stands: i64 = sqlite(folder.path())
        .query_row("select max(number) from schema_version", [], |row| row.get(0))
        .unwrap();
    assert_eq!(stands, newest_schema());
    open(folder.path()).unwrap();
}
