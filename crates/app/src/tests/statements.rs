use crate::platform::db::{Statement, all_statements, all_tables};
use crate::testing::House;

#[test]
fn every_statement_can_be_prepared() {
    let house = House::new();
    let mut wrong: Vec<String> = Vec::new();
    for statement in all_statements() {
        if let Err(error) = house.app.db.prepare(statement) {
            wrong.push(format!("{}: {error}\n{}", statement.name, statement.for_sqlite()));
        }
    }
    assert!(wrong.is_empty(), "{} cannot prepare:\n{}", house.app.db.kind_name(), wrong.join("\n"));
}

#[test]
fn every_record_has_its_table() {
    let house = House::new();
    for table in all_tables() {
        // A statement lives as long as the program, and so does this test.
        let text: &str = format!("select {{{0}}} from {0} limit 1", table.name).leak();
        let statement = Box::leak(Box::new(Statement::new(table.name, text)));
        house.app.db.prepare(statement).unwrap_or_else(|error| panic!("{}: {error}", table.name));
    }
}
