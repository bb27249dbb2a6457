//! The record as it stood: any page at any past moment, drawn by the page's own code.
//!
//! The family's rows, as their last change before the moment left them, are put into a database in memory; the page
//! then reads that database instead of today's. Permission is decided on today's record, never on the past one.

use jiff::Timestamp;
use kith_vocabulary::ids::{AuthorityId, FamilyId};

use super::chain::{columns_of, value_in};
use super::db::{Table, Tx, Value, in_memory, table};
use super::problem::Problem;
use super::row_sql::sql_of;
use crate::{statement, values};

/// The most rows that one family's past may have.
const MOST: i64 = 100_000;

statement! {
    /// The last change before the moment of each row about the family or about anybody who was ever of it.
    ROWS_OF_FAMILY = "
        select c.table_name, c.body
          from change c
         where c.authority_id = ?1 and c.at <= ?3
           and c.seq in (
                 select max(d.seq)
                   from change d
                  where d.authority_id = ?1 and d.family_id = ?2 and d.at <= ?3
                  group by d.table_name, d.row_id
                 union
                 select max(e.seq)
                   from change e
                   join (select distinct m.person_id
                           from change m
                          where m.authority_id = ?1 and m.family_id = ?2 and m.table_name = 'family_member') f
                     on f.person_id = e.person_id
                  where e.authority_id = ?1 and e.at <= ?3 and (e.family_id is null or e.family_id = ?2)
                  group by e.table_name, e.row_id)
         order by c.seq
         limit ?4";

    /// Workers and teams are named on every page.
    ROWS_OF_WORKERS = "
        select c.table_name, c.body
          from change c
         where c.authority_id = ?1 and c.at <= ?2
           and c.seq in (
                 select max(d.seq)
                   from change d
                  where d.authority_id = ?1 and d.table_name in ('worker', 'team', 'post') and d.at <= ?2
                  group by d.table_name, d.row_id)
         order by c.seq
         limit ?3";
}

/// Does the work on a family's rows as they stood at a moment.
pub fn as_it_stood<T>(
    tx: &mut Tx,
    authority: AuthorityId,
    family: FamilyId,
    at: Timestamp,
    work: impl FnOnce(&mut Tx) -> Result<T, Problem>,
) -> Result<T, Problem> {
    let memory = in_memory().map_err(|error| Problem::fault(format!("memory for the past: {error}")))?;
    let mut past = Tx::in_memory(&memory);
    let mut rows = tx.rows(&ROWS_OF_FAMILY, values![authority, family, at, MOST])?;
    rows.extend(tx.rows(&ROWS_OF_WORKERS, values![authority, at, MOST])?);
    for mut row in rows {
        let (name, body): (String, Option<String>) = (row.take()?, row.take()?);
        // A destroyed record has no past to show.
        if let (Some(table), Some(body)) = (table(&name), body) {
            put(&mut past, authority, table, &body)?;
        }
    }
    work(&mut past)
}

fn put(past: &mut Tx, authority: AuthorityId, table: Table, body: &str) -> Result<(), Problem> {
    let columns = columns_of(body).ok_or_else(|| Problem::fault("a change's body is not a row"))?;
    let mut values = vec![Value::Text(authority.to_string())];
    values.extend(table.columns.iter().map(|column| value_in(&columns, column)));
    let sql = &sql_of(table).insert;
    past.run_text(&sql.sqlite, &sql.postgres, &values)?;
    Ok(())
}
