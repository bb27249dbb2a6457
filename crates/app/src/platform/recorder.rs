//! The one way a row changes.
//!
//! A task says who set out to do what, when and why. Each row saved under it becomes a change: the row as it now
//! stands, linked by hash to the change before it. All of it is one transaction with the rows themselves.

use jiff::Timestamp;
use kith_vocabulary::ids::{AuthorityId, TaskId, WorkerId};
use kith_vocabulary::time::instant_to_text;
use uuid::Uuid;

use super::chain::{Link, TaskFacts, body_of};
use super::clock::new_id;
use super::db::{About, Record, Row, Table, Tx, Value};
use super::problem::{Conflict, Problem};
use super::row_sql::sql_of;
use crate::{statement, values};

/// Who does a task, for whom, and when.
#[derive(Debug, Clone, Copy)]
pub struct Acting {
    /// The authority whose record it is.
    pub authority: AuthorityId,
    /// Who does it.
    pub worker: WorkerId,
    /// When.
    pub now: Timestamp,
}

/// What somebody sets out to do.
#[derive(Debug, Clone, Default)]
pub struct Intent {
    /// In practice's words: `record a visit`.
    pub kind: &'static str,
    /// Why, where a reason is asked for.
    pub reason: Option<String>,
    /// Where the facts come from, when not from the worker: `imported from FILE`.
    pub source: Option<String>,
    /// Made by the client, so that the same form sent twice does the work once.
    pub write_id: Option<Uuid>,
}

impl Intent {
    /// A plain intent.
    pub fn to(kind: &'static str) -> Self {
        Intent { kind, ..Intent::default() }
    }

    /// The intent with its reason.
    pub fn because(self, reason: impl Into<String>) -> Self {
        Intent { reason: Some(reason.into()), ..self }
    }

    /// The intent with the client's id for this write.
    pub fn once(self, write_id: Option<Uuid>) -> Self {
        Intent { write_id, ..self }
    }
}

statement! {
    /// Takes the chain: on PostgreSQL the row stays locked until the transaction ends.
    TAKE_CHAIN = "
        update chain_head
           set seq = seq
         where authority_id = ?1
        returning seq, hash";

    MOVE_CHAIN = "
        update chain_head
           set seq = ?2, hash = ?3
         where authority_id = ?1";

    START_CHAIN = "
        insert into chain_head (authority_id, seq, hash)
        values (?1, 0, '')";

    ADD_TASK = "
        insert into task (authority_id, task_id, kind, actor_id, on_behalf_of_id, at, reason, source, hash, write_id,
                          outcome)
        values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)";

    FIND_OUTCOME = "
        select outcome
          from task
         where authority_id = ?1
           and write_id = ?2";

    ADD_CHANGE = "
        insert into change (authority_id, seq, task_id, table_name, row_id, version, at, family_id, person_id,
                            body, body_hash, hash)
        values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)";
}

/// Begins the chain of a new authority.
pub fn start_chain(tx: &mut Tx, authority: AuthorityId) -> Result<(), Problem> {
    tx.run(&START_CHAIN, values![authority])?;
    Ok(())
}

/// A row that a task changed: in which table, and whom it is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Touched {
    /// The table.
    pub table: &'static str,
    /// Whom the row is about.
    pub about: About,
}

/// What keeps a table that is worked out from the record in step with it: run after each task that [`record_task`]
/// does, within its transaction. Whoever fills a whole service at once works such tables out afterwards.
pub struct Follower(pub fn(&mut Tx, Acting, &[Touched]) -> Result<(), Problem>);

inventory::collect!(Follower);

/// A task under way.
pub struct Recorder<'t, 'c> {
    tx: &'t mut Tx<'c>,
    acting: Acting,
    intent: Intent,
    task: TaskId,
    task_hash: String,
    link: Link,
    touched: Vec<Touched>,
}

/// Does a task: everything that `work` saves belongs to it. Gives where the task led.
///
/// With a [`Intent::write_id`] that was seen before, nothing is done and the first outcome is given again.
pub fn record_task(
    tx: &mut Tx,
    acting: Acting,
    intent: Intent,
    work: impl FnOnce(&mut Recorder) -> Result<String, Problem>,
) -> Result<String, Problem> {
    let link = take_chain(tx, acting.authority)?;
    if let Some(write_id) = intent.write_id
        && let Some(mut row) = tx.row(&FIND_OUTCOME, values![acting.authority, write_id.to_string()])?
    {
        return row.take();
    }
    let (outcome, link, touched) = do_task(tx, link, new_id(acting.now), acting, intent, work)?;
    move_chain(tx, acting.authority, &link)?;
    inventory::iter::<Follower>.into_iter().try_for_each(|follower| (follower.0)(tx, acting, &touched))?;
    Ok(outcome)
}

/// Does many tasks one after another, for whoever fills a whole service at once: the chain is taken once and moved
/// once, and each task is as whole as one done by [`record_task`].
pub fn record_tasks<T>(
    tx: &mut Tx,
    authority: AuthorityId,
    work: impl FnOnce(&mut Tasks) -> Result<T, Problem>,
) -> Result<T, Problem> {
    let link = take_chain(tx, authority)?;
    let mut tasks = Tasks { tx, authority, link };
    let done = work(&mut tasks)?;
    let Tasks { tx, authority, link } = tasks;
    move_chain(tx, authority, &link)?;
    Ok(done)
}

/// Many tasks under way, see [`record_tasks`].
pub struct Tasks<'t, 'c> {
    tx: &'t mut Tx<'c>,
    authority: AuthorityId,
    link: Link,
}

impl<'c> Tasks<'_, 'c> {
    /// The transaction, for what is no part of the record.
    pub fn tx(&mut self) -> &mut Tx<'c> {
        self.tx
    }

    /// Does one task under an id that the caller made.
    pub fn record(
        &mut self,
        task: TaskId,
        worker: WorkerId,
        now: Timestamp,
        intent: Intent,
        work: impl FnOnce(&mut Recorder) -> Result<String, Problem>,
    ) -> Result<(), Problem> {
        let acting = Acting { authority: self.authority, worker, now };
        (_, self.link, _) = do_task(self.tx, self.link.clone(), task, acting, intent, work)?;
        Ok(())
    }
}

fn take_chain(tx: &mut Tx, authority: AuthorityId) -> Result<Link, Problem> {
    let mut head = tx
        .row(&TAKE_CHAIN, values![authority])?
        .ok_or_else(|| Problem::fault("the authority has no chain"))?;
    Ok(Link { seq: head.take()?, hash: head.take()? })
}

fn move_chain(tx: &mut Tx, authority: AuthorityId, link: &Link) -> Result<(), Problem> {
    tx.run(&MOVE_CHAIN, values![authority, link.seq, link.hash])?;
    Ok(())
}

fn do_task(
    tx: &mut Tx,
    link: Link,
    task: TaskId,
    acting: Acting,
    intent: Intent,
    work: impl FnOnce(&mut Recorder) -> Result<String, Problem>,
) -> Result<(String, Link, Vec<Touched>), Problem> {
    let task_hash = TaskFacts {
        kind: intent.kind,
        actor: &acting.worker.to_string(),
        on_behalf_of: None,
        at: &instant_to_text(acting.now),
        reason: intent.reason.as_deref(),
        source: intent.source.as_deref(),
    }
    .hash();
    let mut recorder = Recorder { tx, acting, intent, task, task_hash, link, touched: Vec::new() };
    let outcome = work(&mut recorder)?;
    let touched = std::mem::take(&mut recorder.touched);
    let link = recorder.finish(&outcome)?;
    Ok((outcome, link, touched))
}

impl<'c> Recorder<'_, 'c> {
    /// The transaction, for reading what the task needs to know.
    pub fn tx(&mut self) -> &mut Tx<'c> {
        self.tx
    }

    /// Who acts.
    pub fn acting(&self) -> Acting {
        self.acting
    }

    /// A new id.
    pub fn new_id<I: From<Uuid>>(&self) -> I {
        new_id(self.acting.now)
    }

    /// Saves a row: a new one (version 0), or the next version of the one that was read.
    ///
    /// A row that did not change leaves no trace. A row that somebody else changed meanwhile is a conflict.
    pub fn save<R: Record>(&mut self, record: &mut R) -> Result<(), Problem> {
        let (seen, authority) = (record.version(), self.acting.authority);
        let values = if seen == 0 {
            record.set_version(1);
            let values = with_authority(authority, record.values());
            self.insert(R::TABLE, &values)?;
            values
        } else {
            let stands = self.stands(R::TABLE, record.id())?;
            if stands == record.values() {
                return Ok(());
            }
            record.set_version(seen + 1);
            let mut values = with_authority(authority, record.values());
            values.push(Value::Integer(seen));
            if self.update(R::TABLE, &values)? == 0 {
                record.set_version(seen);
                return Err(Problem::Conflict(Box::new(Conflict {
                    table: R::TABLE.name,
                    row_id: record.id().to_string(),
                    seen,
                    stands: stands.get(1).and_then(version_in).unwrap_or(0),
                })));
            }
            values
        };
        let row = &values[1..=R::TABLE.columns.len()];
        self.add_change(R::TABLE, record.id(), record.version(), record.about(), row)
    }

    fn stands(&mut self, table: Table, id: Uuid) -> Result<Vec<Value>, Problem> {
        let sql = &sql_of(table).select;
        let rows =
            self.tx.rows_text(&sql.sqlite, &sql.postgres, values![self.acting.authority, id.to_string()])?;
        Ok(rows.into_iter().next().map(Row::rest).unwrap_or_default())
    }

    fn insert(&mut self, table: Table, values: &[Value]) -> Result<(), Problem> {
        let sql = &sql_of(table).insert;
        self.tx.run_text(&sql.sqlite, &sql.postgres, values)?;
        Ok(())
    }

    fn update(&mut self, table: Table, values: &[Value]) -> Result<u64, Problem> {
        let sql = &sql_of(table).update;
        self.tx.run_text(&sql.sqlite, &sql.postgres, values)
    }

    fn add_change(
        &mut self,
        table: Table,
        id: Uuid,
        version: i64,
        about: About,
        values: &[Value],
    ) -> Result<(), Problem> {
        let body = body_of(table, values);
        let row_id = id.to_string();
        let made = self.link.next(&self.task_hash, table.name, &row_id, version, &body);
        self.tx.run(
            &ADD_CHANGE,
            values![
                self.acting.authority,
                made.link.seq,
                self.task,
                table.name,
                row_id,
                version,
                self.acting.now,
                about.family.map(|id| id.to_string()),
                about.person.map(|id| id.to_string()),
                body,
                made.body_hash,
                made.link.hash
            ],
        )?;
        self.link = made.link;
        let touched = Touched { table: table.name, about };
        if self.touched.last() != Some(&touched) {
            self.touched.push(touched);
        }
        Ok(())
    }

    fn finish(self, outcome: &str) -> Result<Link, Problem> {
        let Recorder { tx, acting, intent, task, task_hash, link, .. } = self;
        let nobody: Option<WorkerId> = None;
        tx.run(
            &ADD_TASK,
            values![
                acting.authority,
                task,
                intent.kind,
                acting.worker,
                nobody,
                acting.now,
                intent.reason,
                intent.source,
                task_hash,
                intent.write_id.map(|id| id.to_string()),
                outcome
            ],
        )?;
        Ok(link)
    }
}

fn version_in(value: &Value) -> Option<i64> {
    match value {
        Value::Integer(version) => Some(*version),
        _ => None,
    }
}

fn with_authority(authority: AuthorityId, values: Vec<Value>) -> Vec<Value> {
    let mut all = Vec::with_capacity(values.len() + 2);
    all.push(Value::Text(authority.to_string()));
    all.extend(values);
    all
}
