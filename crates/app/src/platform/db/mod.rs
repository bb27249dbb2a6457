//! One door to both databases.
//!
//! A piece of work is a closure over a [`Tx`]. `read` gives it one consistent picture; `write` gives it one
//! transaction and answers only after the commit is on disk. The closure may be run again when the database asks
//! for it, so it changes nothing but the database. What truly differs between SQLite and PostgreSQL lives in the
//! two files beside this one and nowhere else.

mod later;
mod migrations;
mod plans;
mod postgres;
mod record;
mod sqlite;
mod statement;
mod value;
mod views;
mod writer;

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

pub use later::Later;
pub use migrations::{in_memory, newest_schema};
pub use postgres::PostgresPlace;
pub use record::{About, IntoAbout, Record, RegisteredTable, Table, all_tables, table};
pub use sqlite::SqlitePlace;
pub use statement::{Registered, Statement, all_statements, with_dollars};
pub use value::{Row, Stored, Value};

use crate::platform::problem::Problem;
use writer::Shows;

/// Why a database could not be opened, as one plain sentence for the operator.
#[derive(Debug)]
pub struct CannotOpen(pub String);

impl std::fmt::Display for CannotOpen {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for CannotOpen {}

/// The database of this process.
pub struct Db {
    kind: Kind,
    statements: Arc<AtomicU64>,
}

enum Kind {
    Sqlite(sqlite::Sqlite),
    Postgres(postgres::Postgres),
}

impl Db {
    /// Opens a SQLite database, making it if there is none, and brings its schema up to date.
    pub fn open_sqlite(place: &SqlitePlace) -> Result<Self, CannotOpen> {
        Ok(Db { kind: Kind::Sqlite(sqlite::Sqlite::open(place)?), statements: Arc::default() })
    }

    /// Opens an existing SQLite database beside whoever writes to it, for reading only.
    pub fn open_sqlite_for_reading(place: &SqlitePlace) -> Result<Self, CannotOpen> {
        Ok(Db { kind: Kind::Sqlite(sqlite::Sqlite::open_for_reading(place)?), statements: Arc::default() })
    }

    /// Opens a PostgreSQL database and brings its schema up to date.
    pub fn open_postgres(place: &PostgresPlace) -> Result<Self, CannotOpen> {
        Ok(Db { kind: Kind::Postgres(postgres::Postgres::open(place)?), statements: Arc::default() })
    }

    /// Reads one consistent picture of the database.
    pub fn read<T>(&self, work: impl FnOnce(&mut Tx) -> Result<T, Problem>) -> Result<T, Problem> {
        let counted = |tx: &mut Tx| {
            let result = work(tx);
            self.statements.fetch_add(u64::from(tx.statements), Ordering::Relaxed);
            result
        };
        match &self.kind {
            Kind::Sqlite(sqlite) => {
                let written = sqlite.written();
                sqlite.read(|tx| {
                    tx.written = written;
                    counted(tx)
                })
            }
            Kind::Postgres(postgres) => postgres.read(counted),
        }
    }

    /// Does the work in one transaction. An `Ok` means that it is on disk.
    pub fn write<T, F>(&self, work: F) -> Result<T, Problem>
    where
        T: Send + 'static,
        F: Fn(&mut Tx) -> Result<T, Problem> + Send + 'static,
    {
        match &self.kind {
            Kind::Sqlite(sqlite) => sqlite.writer()?.send(Shows::OnPages, self.counted(work))?.wait(),
            Kind::Postgres(postgres) => postgres.write(self.counted(work)),
        }
    }

    fn counted<T, F>(&self, work: F) -> impl Fn(&mut Tx) -> Result<T, Problem> + Send + 'static
    where
        T: Send + 'static,
        F: Fn(&mut Tx) -> Result<T, Problem> + Send + 'static,
    {
        let statements = self.statements.clone();
        move |tx: &mut Tx| {
            let result = work(tx);
            statements.fetch_add(u64::from(tx.statements), Ordering::Relaxed);
            result
        }
    }

    /// Begins work that no page ever shows from memory, so that it does not count as [`written`](Tx::written): the audit
    /// is such.
    pub fn write_aside<T, F>(&self, work: F) -> Later<T>
    where
        T: Send + 'static,
        F: Fn(&mut Tx) -> Result<T, Problem> + Send + 'static,
    {
        let work = self.counted(work);
        match &self.kind {
            Kind::Sqlite(sqlite) => sqlite
                .writer()
                .and_then(|writer| writer.send(Shows::Nowhere, work))
                .unwrap_or_else(|problem| Later::known(Err(problem))),
            Kind::Postgres(postgres) => Later::known(postgres.write(work)),
        }
    }

    /// How many statements have run since the database was opened.
    pub fn statements(&self) -> u64 {
        self.statements.load(Ordering::Relaxed)
    }

    /// Which database this is, for the operator.
    pub fn kind_name(&self) -> &'static str {
        match self.kind {
            Kind::Sqlite(_) => "SQLite",
            Kind::Postgres(_) => "PostgreSQL",
        }
    }

    /// Asks the database to prepare a statement, without running it.
    pub fn prepare(&self, statement: &'static Statement) -> Result<(), String> {
        match &self.kind {
            Kind::Sqlite(sqlite) => sqlite.prepare(statement),
            Kind::Postgres(postgres) => postgres.prepare(statement),
        }
    }
}

/// Work under way on a database: statements go through here.
pub struct Tx<'c> {
    connection: Connection<'c>,
    statements: u32,
    written: Option<u64>,
}

enum Connection<'c> {
    Sqlite(&'c rusqlite::Connection),
    Postgres(postgres::Lent<'c>),
}

impl<'c> Tx<'c> {
    fn new(connection: Connection<'c>) -> Self {
        Tx { connection, statements: 0, written: None }
    }

    /// Work on an in-memory SQLite database that is thrown away afterwards.
    pub fn in_memory(connection: &'c rusqlite::Connection) -> Self {
        Tx::new(Connection::Sqlite(connection))
    }

    /// How many groups of writes had been acknowledged before this picture was taken. Two pictures with the same number
    /// differ at most by what nobody has been told of yet. Nothing while writing, and where others write too.
    pub fn written(&self) -> Option<u64> {
        self.written
    }

    /// The rows that a statement gives.
    pub fn rows(&mut self, statement: &'static Statement, values: &[Value]) -> Result<Vec<Row>, Problem> {
        self.statements += 1;
        match &mut self.connection {
            Connection::Sqlite(connection) => sqlite::rows(connection, statement.for_sqlite(), values),
            Connection::Postgres(lent) => lent.rows(statement.for_postgres(), values),
        }
    }

    /// The rows as records.
    pub fn records<R: Record>(
        &mut self,
        statement: &'static Statement,
        values: &[Value],
    ) -> Result<Vec<R>, Problem> {
        self.rows(statement, values)?.into_iter().map(|mut row| row.record()).collect()
    }

    /// The first row as a record, if there is one.
    pub fn find<R: Record>(
        &mut self,
        statement: &'static Statement,
        values: &[Value],
    ) -> Result<Option<R>, Problem> {
        self.row(statement, values)?.map(|mut row| row.record()).transpose()
    }

    /// The first row, if there is one.
    pub fn row(&mut self, statement: &'static Statement, values: &[Value]) -> Result<Option<Row>, Problem> {
        Ok(self.rows(statement, values)?.into_iter().next())
    }

    /// Runs a statement and says how many rows it touched.
    pub fn run(&mut self, statement: &'static Statement, values: &[Value]) -> Result<u64, Problem> {
        self.run_text(statement.for_sqlite(), statement.for_postgres(), values)
    }

    /// Runs a statement made from a record's declaration; only the `Recorder` and the loading of past rows do.
    pub(in crate::platform) fn run_text(
        &mut self,
        for_sqlite: &str,
        for_postgres: &str,
        values: &[Value],
    ) -> Result<u64, Problem> {
        self.statements += 1;
        match &mut self.connection {
            Connection::Sqlite(connection) => sqlite::run(connection, for_sqlite, values),
            Connection::Postgres(lent) => lent.run(for_postgres, values),
        }
    }

    /// The rows of a statement made from a record's declaration; only `kith verify` and the records pages do.
    pub(in crate::platform) fn rows_text(
        &mut self,
        for_sqlite: &str,
        for_postgres: &str,
        values: &[Value],
    ) -> Result<Vec<Row>, Problem> {
        self.statements += 1;
        match &mut self.connection {
            Connection::Sqlite(connection) => sqlite::rows(connection, for_sqlite, values),
            Connection::Postgres(lent) => lent.rows(for_postgres, values),
        }
    }
}
