use crate::platform::db::{all_statements, all_tables};
use crate::platform::testing::House;

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
        let sql = format!("select {} from {} limit 1", table.columns.join(", "), table.name);
        house
            .app
            .db
            .read(|tx| tx.rows_text(&sql, &sql, &[]))
            .unwrap_or_else(|problem| panic!("{}: {problem}", table.name));
    }
}
