//! Proof that nobody rewrote the record: the chain is whole, every task is as it was sealed, and every row equals
//! its last change.
//!
//! Reads in pages, so that memory stays small at any size.

use kith_vocabulary::ids::AuthorityId;
use sha2::{Digest, Sha256};

use super::chain::{Link, TaskFacts, columns_of, value_in};
use super::clock::hex;
use super::db::{Db, Row, Table, Tx, Value, all_tables, with_dollars};
use super::problem::Problem;
use crate::{statement, values};

/// How many changes or rows are looked at in one reading.
const PAGE: i64 = 2_000;

statement! {
    AUTHORITIES = "
        select a.authority_id, h.seq, h.hash
          from authority a join chain_head h on h.authority_id = a.authority_id
         order by a.authority_id
         limit 1000";

    CHANGES_AFTER = "
        select c.seq, c.table_name, c.row_id, c.version, c.body, c.body_hash, c.hash,
               t.hash, t.kind, t.actor_id, t.on_behalf_of_id, t.at, t.reason, t.source
          from change c
          left join task t on t.authority_id = c.authority_id and t.task_id = c.task_id
         where c.authority_id = ?1 and c.seq > ?2
         order by c.seq
         limit ?3";

    /// The last change of each row of a table whose key lies in a span.
    LAST_CHANGES = "
        select c.row_id, c.body
          from change c
         where c.authority_id = ?1 and c.table_name = ?2 and c.row_id > ?3 and c.row_id <= ?4
           and c.seq = (select max(d.seq)
                          from change d
                         where d.authority_id = c.authority_id and d.table_name = c.table_name
                           and d.row_id = c.row_id)
         order by c.row_id
         limit 1000000";
}

/// What was proved.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Proved {
    /// Authorities looked at.
    pub authorities: u64,
    /// Changes whose links hold.
    pub changes: u64,
    /// Rows that equal their last change.
    pub rows: u64,
}

/// Why the record cannot be proved.
#[derive(Debug)]
pub enum Unproved {
    /// The first difference, in words: which change or row, and what is wrong with it.
    Difference(String),
    /// The database could not be read.
    Problem(Problem),
}

impl From<Problem> for Unproved {
    fn from(problem: Problem) -> Self {
        Unproved::Problem(problem)
    }
}

/// Proves the whole record, or names the first difference.
pub fn verify(db: &Db) -> Result<Proved, Unproved> {
    // One reading is one picture: writes that land meanwhile are not half seen.
    let mut outcome = None;
    db.read(|tx| {
        outcome = Some(verify_in(tx));
        Ok(())
    })?;
    outcome.expect("the reading sets the outcome")
}

fn verify_in(tx: &mut Tx) -> Result<Proved, Unproved> {
    let mut proved = Proved::default();
    for mut row in tx.rows(&AUTHORITIES, values![])? {
        let authority: AuthorityId = row.take()?;
        let head = Link { seq: row.take()?, hash: row.take()? };
        proved.authorities += 1;
        proved.changes += chain(tx, authority, &head)?;
        for table in all_tables() {
            proved.rows += rows(tx, authority, table)?;
        }
    }
    Ok(proved)
}

fn chain(tx: &mut Tx, authority: AuthorityId, head: &Link) -> Result<u64, Unproved> {
    let mut link = Link { seq: 0, hash: String::new() };
    let mut count = 0;
    loop {
        let page = tx.rows(&CHANGES_AFTER, values![authority, link.seq, PAGE])?;
        let last = (page.len() as i64) < PAGE;
        for mut row in page {
            link = next(&link, &mut row)?;
            count += 1;
        }
        if last {
            break;
        }
    }
    if link != *head {
        return Err(Unproved::Difference(format!(
            "The chain of authority {authority} ends at change {} but its head says {}: changes were taken away or added.",
            link.seq, head.seq
        )));
    }
    Ok(count)
}

fn next(link: &Link, row: &mut Row) -> Result<Link, Unproved> {
    let seq: i64 = row.take()?;
    let differs = |what: &str| Err(Unproved::Difference(format!("Change {seq}: {what}.")));
    let (table, row_id, version): (String, String, i64) = (row.take()?, row.take()?, row.take()?);
    let (body, body_hash, hash): (Option<String>, String, String) = (row.take()?, row.take()?, row.take()?);
    if seq != link.seq + 1 {
        return differs(&format!("it follows change {}; the changes between are missing", link.seq));
    }
    // A destroyed record's body is empty, and its hash stays.
    if body.is_some_and(|body| hex(&Sha256::digest(body.as_bytes())) != body_hash) {
        return differs(&format!("the kept row of {table} {row_id} is not the one that was sealed"));
    }
    let Some(task_hash) = row.take::<Option<String>>()? else {
        return differs("its task is missing");
    };
    let (kind, actor, on_behalf_of): (String, String, Option<String>) =
        (row.take()?, row.take()?, row.take()?);
    let (at, reason, source): (String, Option<String>, Option<String>) =
        (row.take()?, row.take()?, row.take()?);
    let facts = TaskFacts {
        kind: &kind,
        actor: &actor,
        on_behalf_of: on_behalf_of.as_deref(),
        at: &at,
        reason: reason.as_deref(),
        source: source.as_deref(),
    };
    if facts.hash() != task_hash {
        return differs("who did it, when or why is not as it was sealed");
    }
    let made = link.next_hashed(&task_hash, &table, &row_id, version, &body_hash);
    if made.hash != hash {
        return differs(&format!(
            "its hash does not follow from the change before it (row {row_id} of {table})"
        ));
    }
    Ok(made)
}

fn rows(tx: &mut Tx, authority: AuthorityId, table: Table) -> Result<u64, Unproved> {
    let sql = format!(
        "select {} from {} where authority_id = ?1 and {} > ?2 order by {} limit ?3",
        table.columns.join(", "),
        table.name,
        table.key,
        table.key
    );
    let dollars = with_dollars(&sql);
    let (mut after, mut count) = (String::new(), 0);
    loop {
        let page: Vec<Vec<Value>> = tx
            .rows_text(&sql, &dollars, values![authority, after, PAGE])?
            .into_iter()
            .map(Row::rest)
            .collect();
        let last = (page.len() as i64) < PAGE;
        // Past the last row, only changes of rows that were taken away can be left. A letter sorts after every id.
        let to = if last { "z".to_owned() } else { key(page.last()) };
        compare(tx, authority, table, &page, (&after, &to))?;
        count += page.len() as u64;
        if last {
            return Ok(count);
        }
        after = to;
    }
}

fn key(row: Option<&Vec<Value>>) -> String {
    match row.and_then(|row| row.first()) {
        Some(Value::Text(id)) => id.clone(),
        _ => String::new(),
    }
}

fn compare(
    tx: &mut Tx,
    authority: AuthorityId,
    table: Table,
    page: &[Vec<Value>],
    (after, to): (&str, &str),
) -> Result<(), Unproved> {
    let differs =
        |id: &str, what: &str| Err(Unproved::Difference(format!("Row {id} of {}: {what}.", table.name)));
    let mut rows = page.iter();
    for mut change in tx.rows(&LAST_CHANGES, values![authority, table.name, after, to])? {
        let (id, body): (String, Option<String>) = (change.take()?, change.take()?);
        let row = rows.next();
        if row.is_none() && body.is_none() {
            continue;
        }
        let Some(row) = row.filter(|row| key(Some(row)) <= id) else {
            return differs(&id, "it was taken away without a change");
        };
        if key(Some(row)) < id {
            return differs(&key(Some(row)), "it was put there without a change");
        }
        let Some(columns) = body.as_deref().and_then(columns_of) else {
            return differs(&id, "its change was emptied while the row is still there");
        };
        let odd = table.columns.iter().zip(row).find(|(column, value)| value_in(&columns, column) != **value);
        if let Some((column, _)) = odd {
            return differs(&id, &format!("its {column} is not what its last change says"));
        }
    }
    match rows.next() {
        Some(row) => differs(&key(Some(row)), "it was put there without a change"),
        None => Ok(()),
    }
}
