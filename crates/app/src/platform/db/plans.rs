//! What SQLite's planner is told of our tables, so that a question finds its index from the first row on.
//!
//! Every index begins with the authority, and one authority holds nearly all rows. Without statistics SQLite takes
//! the authority alone for a rare value, and walks a whole table where the order of the answer happens to be an
//! index's. These numbers say once what every Kith's tables are like. PostgreSQL gathers its own.

use rusqlite::Connection;

/// How many rows a table is said to have, all of one authority: so many that a walk over them never pays, not even to
/// make a filter of them first.
const ROWS: i64 = 1_000_000_000_000;
/// How many rows share a value after the authority.
const ALIKE: i64 = 10;
/// How many rows share a value of a column that has only a handful of values.
const MANY_ALIKE: i64 = ROWS / 10;
/// The columns with a handful of values. Looking by one of them alone is a walk over a part of the whole table.
const FEW_VALUES: &[&str] = &["state", "kind", "part", "scheme"];

/// Tells the planner about every index. Done at each start, so that new indexes are known too.
pub(super) fn tell_planner(connection: &Connection) -> Result<(), rusqlite::Error> {
    // Looking at one small table makes the place where the numbers are kept.
    connection.execute_batch("begin immediate; analyze schema_version; delete from sqlite_stat1;")?;
    let told = tell_each(connection);
    connection.execute_batch(if told.is_ok() { "commit; analyze sqlite_schema;" } else { "rollback" })?;
    told
}

fn tell_each(connection: &Connection) -> Result<(), rusqlite::Error> {
    let mut tables = connection.prepare(
        "select s.tbl_name, s.name, (select l.\"unique\" from pragma_index_list(s.tbl_name) l where l.name = s.name)
           from sqlite_schema s
          where s.type = 'index'
          order by s.name",
    )?;
    let indexes = tables.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    for index in indexes {
        let (table, name, unique): (String, String, i64) = index?;
        let columns: Vec<String> = connection
            .prepare("select name from pragma_index_info(?1) order by seqno")?
            .query_map([&name], |row| row.get(0))?
            .collect::<Result<_, _>>()?;
        connection.execute(
            "insert into sqlite_stat1 (tbl, idx, stat) values (?1, ?2, ?3)",
            (&table, &name, stat_of(&columns, unique)),
        )?;
    }
    Ok(())
}

/// The rows of the table, then how many share the first column, the first two, and so on.
fn stat_of(columns: &[String], unique: i64) -> String {
    let mut stat = ROWS.to_string();
    let mut before = ROWS;
    for (at, column) in columns.iter().enumerate() {
        let alike = match at + 1 {
            n if n == columns.len() && unique == 1 => 1,
            1 if column == "authority_id" => ROWS,
            _ if FEW_VALUES.contains(&column.as_str()) => before.min(MANY_ALIKE),
            _ => ALIKE,
        };
        before = alike;
        stat.push_str(&format!(" {alike}"));
    }
    stat
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::platform::db::{all_statements, in_memory};

    /// Statements that read a whole table of an authority, and may: what they read is small, or they serve a command or
    /// a return and no page that is opened all day.
    const MAY_WALK: &[&str] = &[
        "kith::accounts::actions::LIST_ACCOUNTS",
        "kith::deadlines::pages::team::WEEKS",
        "kith::deadlines::working_out::compute::LIMITS",
        "kith::exports::annex_a::sql::CHILDREN_OF_LISTS",
        "kith::exports::daily_flow::sending::sql::NEWEST",
        "kith::exports::daily_flow::sql::SENT_CHILDREN",
        "kith::exports::looked_after::CHILDREN_IN_CARE",
        "kith::exports::made::sql::NEWEST",
        "kith::imports::sql::IMPORTS",
        "kith::imports::sql::NEWEST_YEAR",
        "kith::restrictions::actions::WORKERS",
        "kith::workers::actions::FIND_WORKER_NAMED",
    ];
    /// Tables with one row for an authority.
    const ONE_ROW: &[&str] = &["authority", "chain_head"];

    #[test]
    fn no_other_statement_walks_over_an_authority() {
        let connection = in_memory().unwrap();
        connection.execute_batch("create table schema_version (number bigint not null primary key)").unwrap();
        tell_planner(&connection).unwrap();
        let mut walking: Vec<String> = Vec::new();
        for statement in all_statements() {
            let steps = plan(&connection, statement.for_sqlite());
            let walks = |step: &str| walks_a_table(step, &steps);
            // Tests count and break what is there.
            let named = statement.name.contains("::tests::") || MAY_WALK.contains(&statement.name);
            if steps.split("; ").any(walks) && !named {
                walking.push(format!("{}: {steps}", statement.name));
            }
        }
        assert!(walking.is_empty(), "{}", walking.join("\n"));
    }

    /// Whether a step reads all rows of an authority: by its id alone, by no index, or for a filter made beforehand.
    fn walks_a_table(step: &str, steps: &str) -> bool {
        let words: Vec<&str> = step.split(' ').collect();
        let made_here = |name: &str| {
            ["CO-ROUTINE", "MATERIALIZE"].iter().any(|how| steps.contains(&format!("{how} {name};")))
        };
        let by_no_index = matches!(words[..], ["SEARCH", name] if !made_here(name));
        let for_a_filter = step.starts_with("BLOOM FILTER ON") && step.contains("(authority_id=?");
        let one_row = ONE_ROW.iter().any(|table| step.contains(&format!("autoindex_{table}_1")));
        by_no_index || for_a_filter || (step.contains("(authority_id=?)") && !one_row)
    }

    fn plan(connection: &Connection, question: &str) -> String {
        let mut statement = connection.prepare(&format!("explain query plan {question}")).unwrap();
        let n = statement.parameter_count();
        let steps = statement
            .query_map(rusqlite::params_from_iter(vec!["x"; n]), |row| row.get::<_, String>(3))
            .unwrap();
        steps.map(Result::unwrap).collect::<Vec<_>>().join("; ")
    }

    #[test]
    fn a_few_people_are_looked_up_one_by_one() {
        let connection = in_memory().unwrap();
        connection.execute_batch("create table schema_version (number bigint not null primary key)").unwrap();
        tell_planner(&connection).unwrap();
        let plan = plan(
            &connection,
            "with own as (select distinct person_id from family_member where authority_id = ?1 and family_id = ?2),
                  everyone as (select person_id from own
                               union select p.person_id
                                       from own join person p on p.authority_id = ?1 and p.merged_into_id = own.person_id)
             select f.name
               from everyone e
               join family_member m on m.authority_id = ?1 and m.person_id = e.person_id
               join family f on f.authority_id = m.authority_id and f.family_id = m.family_id",
        );
        assert!(!plan.contains("BLOOM") && !plan.contains("SCAN m"), "{plan}");
    }

    #[test]
    fn the_order_of_an_answer_never_costs_the_walk_over_an_authority() {
        let connection = in_memory().unwrap();
        connection.execute_batch("create table schema_version (number bigint not null primary key)").unwrap();
        tell_planner(&connection).unwrap();
        let check = |question: &str, index: &str| {
            let plan = plan(&connection, question);
            assert!(plan.contains(index), "{question} goes by {plan}");
        };
        check(
            "select value from identifier where authority_id = ?1 and person_id = ?2 order by identifier_id limit 9",
            "identifier_person (authority_id=? AND person_id=?)",
        );
        check(
            "select person_id from identifier where authority_id = ?1 and value = ?2 order by person_id limit 9",
            "identifier_value (authority_id=? AND value=?)",
        );
        check(
            "select body from change where authority_id = ?1 and family_id = ?2 order by seq desc limit 9",
            "change_family (authority_id=? AND family_id=?)",
        );
        check(
            "select body from change where authority_id = ?1 and seq > ?2 order by seq limit 9",
            "change_1 (authority_id=? AND seq>?)",
        );
    }
}
