//! The record as it stood: any page at any past moment, drawn by the page's own code.
//!
//! The family's rows, as their last change before the moment left them, are put into a database in memory; the page
//! then reads that database instead of today's. Permission is decided on today's record, never on the past one.

use std::collections::HashSet;

use jiff::Timestamp;
use kith_vocabulary::ids::{AuthorityId, FamilyId, PersonId};

use super::chain::{columns_of, value_in};
use super::db::{Row, Tx, Value, in_memory, table};
use super::problem::Problem;
use super::row_sql::sql_of;
use crate::{statement, values};

/// The most rows that one family's past may have.
const MOST: i64 = 100_000;

/// A change with its task, whose number is in a list of numbers.
macro_rules! changes_in {
    ($at:literal, $most:literal, $numbers:expr) => {
        concat!(
            "select c.table_name, c.row_id, c.body, c.seq, c.version, c.at, c.family_id, c.person_id,
                    t.task_id, t.kind, t.actor_id, t.at, t.reason, t.source
               from change c
               join task t on t.authority_id = c.authority_id and t.task_id = c.task_id
              where c.authority_id = ?1 and c.at <= ",
            $at,
            " and c.seq in (",
            $numbers,
            ") order by c.seq
              limit ",
            $most
        )
    };
}

statement! {
    /// The last change before the moment of each row about the family or about anybody who was ever of it.
    ROWS_OF_FAMILY = changes_in!("?3", "?4", "
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
         where e.authority_id = ?1 and e.at <= ?3
         group by e.table_name, e.row_id");

    /// The last change before the moment of each row about the person.
    ROWS_OF_PERSON = changes_in!("?3", "?4", "
        select max(e.seq)
          from change e
         where e.authority_id = ?1 and e.person_id = ?2 and e.at <= ?3
         group by e.table_name, e.row_id");

    /// The families that the person was ever of.
    FAMILIES_OF_PERSON = "
        select distinct family_id
          from change
         where authority_id = ?1 and person_id = ?2 and table_name = 'family_member' and family_id is not null
         order by family_id
         limit 20";

    /// Workers and teams are named on every page.
    ROWS_OF_WORKERS = changes_in!("?2", "?3", "
        select max(d.seq)
          from change d
         where d.authority_id = ?1 and d.table_name in ('worker', 'team', 'post', 'import') and d.at <= ?2
         group by d.table_name, d.row_id");

    PUT_CHANGE = "
        insert into change (authority_id, seq, task_id, table_name, row_id, version, at, family_id, person_id,
                            body, body_hash, hash)
        values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, '', '')";

    PUT_TASK = "
        insert into task (authority_id, task_id, kind, actor_id, on_behalf_of_id, at, reason, source, hash,
                          write_id, outcome)
        values (?1, ?2, ?3, ?4, null, ?5, ?6, ?7, '', null, null)";
}

/// Does the work on a family's rows as they stood at a moment.
pub fn family_as_it_stood<T>(
    tx: &mut Tx,
    authority: AuthorityId,
    family: FamilyId,
    at: Timestamp,
    work: impl FnOnce(&mut Tx) -> Result<T, Problem>,
) -> Result<T, Problem> {
    let mut rows = tx.rows(&ROWS_OF_FAMILY, values![authority, family, at, MOST])?;
    rows.extend(tx.rows(&ROWS_OF_WORKERS, values![authority, at, MOST])?);
    on_rows(authority, rows, work)
}

/// Does the work on the rows of a person and of their families, as they stood at a moment.
pub fn person_as_it_stood<T>(
    tx: &mut Tx,
    authority: AuthorityId,
    person: PersonId,
    at: Timestamp,
    work: impl FnOnce(&mut Tx) -> Result<T, Problem>,
) -> Result<T, Problem> {
    let mut rows = tx.rows(&ROWS_OF_PERSON, values![authority, person, at, MOST])?;
    for mut family in tx.rows(&FAMILIES_OF_PERSON, values![authority, person])? {
        let family: FamilyId = family.take()?;
        rows.extend(tx.rows(&ROWS_OF_FAMILY, values![authority, family, at, MOST])?);
    }
    rows.extend(tx.rows(&ROWS_OF_WORKERS, values![authority, at, MOST])?);
    on_rows(authority, rows, work)
}

fn on_rows<T>(
    authority: AuthorityId,
    rows: Vec<Row>,
    work: impl FnOnce(&mut Tx) -> Result<T, Problem>,
) -> Result<T, Problem> {
    let memory = in_memory().map_err(|error| Problem::fault(format!("memory for the past: {error}")))?;
    let mut past =
        Past { tx: Tx::in_memory(&memory), authority, rows: HashSet::new(), tasks: HashSet::new() };
    for row in rows {
        past.put(row)?;
    }
    work(&mut past.tx)
}

/// The past that is being put together.
struct Past<'c> {
    tx: Tx<'c>,
    authority: AuthorityId,
    rows: HashSet<i64>,
    tasks: HashSet<String>,
}

impl Past<'_> {
    /// Puts one row, with the change and the task that made it so.
    fn put(&mut self, mut row: Row) -> Result<(), Problem> {
        let (name, row_id, body): (String, String, Option<String>) = (row.take()?, row.take()?, row.take()?);
        let (seq, version, at): (i64, i64, String) = (row.take()?, row.take()?, row.take()?);
        let (family, person): (Option<String>, Option<String>) = (row.take()?, row.take()?);
        let (task, kind, actor): (String, String, String) = (row.take()?, row.take()?, row.take()?);
        let (task_at, reason, source): (String, Option<String>, Option<String>) =
            (row.take()?, row.take()?, row.take()?);
        // A destroyed record has no past to show.
        let (Some(table), Some(body)) = (table(&name), body) else { return Ok(()) };
        if !self.rows.insert(seq) {
            return Ok(());
        }
        let columns = columns_of(&body).ok_or_else(|| Problem::fault("a change's body is not a row"))?;
        let mut values = vec![Value::Text(self.authority.to_string())];
        values.extend(table.columns.iter().map(|column| value_in(&columns, column)));
        let sql = &sql_of(table).insert;
        self.tx.run_text(&sql.sqlite, &sql.postgres, &values)?;
        self.tx.run(
            &PUT_CHANGE,
            values![self.authority, seq, task, name, row_id, version, at, family, person, body],
        )?;
        if self.tasks.insert(task.clone()) {
            self.tx.run(&PUT_TASK, values![self.authority, task, kind, actor, task_at, reason, source])?;
        }
        Ok(())
    }
}
