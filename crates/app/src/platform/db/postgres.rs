//! PostgreSQL: a small pool, repeatable reads, and writes that are tried again when the database asks for it.
//!
//! Work runs on a thread that may block; each statement waits for the connection's own task.

use std::future::Future;
use std::str::FromStr;
use std::time::Duration;

use deadpool_postgres::{Manager, ManagerConfig, Object, Pool, RecyclingMethod, Runtime};
use tokio::runtime::Handle;
use tokio_postgres::error::SqlState;
use tokio_postgres::types::{IsNull, ToSql, Type, private::BytesMut};
use tokio_postgres::{NoTls, Statement as Prepared};

use super::value::{Row, Value};
use super::{CannotOpen, Statement, Tx, migrations};
use crate::platform::problem::Problem;

/// How often a write is tried again after a lost race.
const TRIES: usize = 8;

/// Where a PostgreSQL database lives.
#[derive(Debug, Clone)]
pub struct PostgresPlace {
    /// The connection string: `postgresql://...` or `host=... dbname=...`.
    pub url: String,
    /// The most connections one process may hold.
    pub connections: usize,
    /// The runtime on which connections do their work.
    pub runtime: Handle,
}

pub(super) struct Postgres {
    pool: Pool,
    runtime: Handle,
}

/// A connection lent to one piece of work.
pub(super) struct Lent<'c> {
    client: &'c Object,
    runtime: &'c Handle,
}

impl Postgres {
    pub(super) fn open(place: &PostgresPlace) -> Result<Self, CannotOpen> {
        let config = tokio_postgres::Config::from_str(&place.url).map_err(|_| {
            CannotOpen(
                "The PostgreSQL address cannot be read. Write it as postgresql://user@host/database."
                    .to_owned(),
            )
        })?;
        let manager =
            Manager::from_config(config, NoTls, ManagerConfig { recycling_method: RecyclingMethod::Fast });
        let pool = Pool::builder(manager)
            .max_size(place.connections)
            .wait_timeout(Some(Duration::from_secs(10)))
            .create_timeout(Some(Duration::from_secs(10)))
            .runtime(Runtime::Tokio1)
            .build()
            .map_err(|error| CannotOpen(format!("Kith cannot use PostgreSQL: {error}.")))?;
        let postgres = Postgres { pool, runtime: place.runtime.clone() };
        let client = wait(&postgres.runtime, postgres.pool.get()).map_err(|_| {
            CannotOpen(
                "PostgreSQL does not answer. Check that it runs, and the address, user and password."
                    .to_owned(),
            )
        })?;
        wait(&postgres.runtime, migrations::run_on_postgres(&client))?;
        Ok(postgres)
    }

    fn client(&self) -> Result<Object, Problem> {
        wait(&self.runtime, self.pool.get()).map_err(|_| {
            Problem::Unavailable(
                "The database does not answer, so nothing was saved. Try again in a minute.".to_owned(),
            )
        })
    }

    pub(super) fn read<T>(&self, work: impl FnOnce(&mut Tx) -> Result<T, Problem>) -> Result<T, Problem> {
        let client = self.client()?;
        let mut open =
            Transaction::begin(&client, &self.runtime, "begin isolation level repeatable read read only")?;
        let result = work(&mut Tx::new(super::Connection::Postgres(open.lend())));
        open.end("rollback")?;
        result
    }

    pub(super) fn write<T>(&self, work: impl Fn(&mut Tx) -> Result<T, Problem>) -> Result<T, Problem> {
        let client = self.client()?;
        for _ in 1..TRIES {
            match self.write_once(&client, &work) {
                Err(Problem::Unavailable(why)) if why == LOST_RACE => {}
                done => return done,
            }
        }
        self.write_once(&client, &work)
    }

    fn write_once<T>(
        &self,
        client: &Object,
        work: &impl Fn(&mut Tx) -> Result<T, Problem>,
    ) -> Result<T, Problem> {
        // The recorder takes the authority's chain first, so writes of one authority follow one another; reads
        // within them then see all that went before.
        let mut open = Transaction::begin(client, &self.runtime, "begin isolation level read committed")?;
        let result = work(&mut Tx::new(super::Connection::Postgres(open.lend())));
        open.end(if result.is_ok() { "commit" } else { "rollback" })?;
        result
    }

    pub(super) fn prepare(&self, statement: &'static Statement) -> Result<(), String> {
        let client = self.client().map_err(|problem| problem.to_string())?;
        wait(&self.runtime, client.prepare(statement.for_postgres()))
            .map(|_| ())
            .map_err(|error| error.as_db_error().map_or_else(|| error.to_string(), ToString::to_string))
    }
}

/// A transaction that is rolled back if its work is abandoned.
struct Transaction<'c> {
    client: &'c Object,
    runtime: &'c Handle,
    open: bool,
}

impl<'c> Transaction<'c> {
    fn begin(client: &'c Object, runtime: &'c Handle, sql: &str) -> Result<Self, Problem> {
        wait(runtime, client.batch_execute(sql)).map_err(|error| problem(&error))?;
        Ok(Transaction { client, runtime, open: true })
    }

    fn lend(&self) -> Lent<'c> {
        Lent { client: self.client, runtime: self.runtime }
    }

    fn end(&mut self, sql: &str) -> Result<(), Problem> {
        self.open = false;
        wait(self.runtime, self.client.batch_execute(sql)).map_err(|error| problem(&error))
    }
}

impl Drop for Transaction<'_> {
    fn drop(&mut self) {
        if self.open {
            // The connection may be gone, and then the server has rolled back by itself.
            let _ = wait(self.runtime, self.client.batch_execute("rollback"));
        }
    }
}

fn wait<F: Future>(runtime: &Handle, future: F) -> F::Output {
    runtime.block_on(future)
}

impl Lent<'_> {
    fn prepared(&self, sql: &str) -> Result<Prepared, Problem> {
        wait(self.runtime, self.client.prepare_cached(sql)).map_err(|error| problem(&error))
    }

    pub(super) fn rows(&mut self, sql: &str, values: &[Value]) -> Result<Vec<Row>, Problem> {
        let statement = self.prepared(sql)?;
        let rows = wait(self.runtime, self.client.query(&statement, &parameters(values)))
            .map_err(|error| problem(&error))?;
        rows.iter().map(row).collect()
    }

    pub(super) fn run(&mut self, sql: &str, values: &[Value]) -> Result<u64, Problem> {
        let statement = self.prepared(sql)?;
        wait(self.runtime, self.client.execute(&statement, &parameters(values)))
            .map_err(|error| problem(&error))
    }
}

fn parameters(values: &[Value]) -> Vec<&(dyn ToSql + Sync)> {
    values.iter().map(|value| value as &(dyn ToSql + Sync)).collect()
}

fn row(row: &tokio_postgres::Row) -> Result<Row, Problem> {
    let mut values = Vec::with_capacity(row.len());
    for (at, column) in row.columns().iter().enumerate() {
        let value = match *column.type_() {
            Type::TEXT | Type::VARCHAR | Type::UNKNOWN => {
                row.try_get::<_, Option<String>>(at).map(|v| v.map(Value::Text))
            }
            Type::INT8 => row.try_get::<_, Option<i64>>(at).map(|v| v.map(Value::Integer)),
            Type::INT4 => row.try_get::<_, Option<i32>>(at).map(|v| v.map(|n| Value::Integer(n.into()))),
            Type::FLOAT8 => row.try_get::<_, Option<f64>>(at).map(|v| v.map(Value::Real)),
            Type::BYTEA => row.try_get::<_, Option<Vec<u8>>>(at).map(|v| v.map(Value::Bytes)),
            ref other => return Err(Problem::fault(format!("postgresql gave a column of type {other}"))),
        };
        values.push(value.map_err(|error| problem(&error))?.unwrap_or(Value::Null));
    }
    Ok(Row::new(values))
}

impl ToSql for Value {
    fn to_sql(
        &self,
        kind: &Type,
        out: &mut BytesMut,
    ) -> Result<IsNull, Box<dyn std::error::Error + Sync + Send>> {
        match self {
            Value::Null => Ok(IsNull::Yes),
            Value::Text(text) => text.as_str().to_sql(kind, out),
            Value::Integer(number) if *kind == Type::INT4 => i32::try_from(*number)?.to_sql(kind, out),
            Value::Integer(number) => number.to_sql(kind, out),
            Value::Real(number) => number.to_sql(kind, out),
            Value::Bytes(bytes) => bytes.as_slice().to_sql(kind, out),
        }
    }

    fn accepts(_: &Type) -> bool {
        true
    }

    tokio_postgres::types::to_sql_checked!();
}

const LOST_RACE: &str =
    "Many people are saving at once and this one lost the race. Nothing was saved; try again.";

fn problem(error: &tokio_postgres::Error) -> Problem {
    let code = error.code();
    if code == Some(&SqlState::T_R_SERIALIZATION_FAILURE) || code == Some(&SqlState::T_R_DEADLOCK_DETECTED) {
        return Problem::Unavailable(LOST_RACE.to_owned());
    }
    if code == Some(&SqlState::DISK_FULL) {
        return Problem::Unavailable(
            "The database server's disk is full, so nothing was saved. Tell your administrator.".to_owned(),
        );
    }
    if error.is_closed() || code.is_some_and(|code| code.code().starts_with("57P")) {
        return Problem::Unavailable(
            "The database went away, so nothing was saved. Try again in a minute.".to_owned(),
        );
    }
    match error.as_db_error() {
        // The message names tables and constraints, never values; the detail would.
        Some(db) => Problem::fault(format!("postgresql {}: {}", db.code().code(), db.message())),
        None => Problem::fault(format!("postgresql: {error}")),
    }
}
