//! SQLite: one writer, a few readers, every acknowledged write on disk.

use std::fs::{File, TryLockError};
use std::path::PathBuf;
use std::sync::{Arc, Condvar, Mutex};
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{Connection, ErrorCode, OpenFlags, ToSql};

use super::value::{Row, Value};
use super::writer::{Writer, stopped};
use super::{CannotOpen, Statement, Tx, migrations, plans};
use crate::platform::problem::Problem;

/// How many readers wait beside the writer.
const READERS: usize = 4;
/// How many pages the log gathers before they are moved into the database: enough that a page which many writes touch is
/// moved once for all of them.
const CHECKPOINT: i64 = 20_000;
/// Marks a SQLite file as Kith's: the letters `KITH`.
const APPLICATION_ID: i64 = 0x4b49_5448;

/// Where a SQLite database lives.
#[derive(Debug, Clone)]
pub struct SqlitePlace {
    /// The folder; the database is `kith.db` in it.
    pub folder: PathBuf,
}

/// An open SQLite database.
pub(super) struct Sqlite {
    /// Nothing for a process that only reads.
    writer: Option<Writer>,
    readers: Arc<Readers>,
    _held: Option<File>,
}

struct Readers {
    idle: Mutex<Vec<Connection>>,
    returned: Condvar,
}

impl Sqlite {
    pub(super) fn open(place: &SqlitePlace) -> Result<Self, CannotOpen> {
        std::fs::create_dir_all(&place.folder).map_err(|error| {
            CannotOpen(format!("Kith cannot make the folder {}: {error}.", place.folder.display()))
        })?;
        let held = hold(place)?;
        let path = place.folder.join("kith.db");
        let writing = connect(&path, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE)?;
        let shown = path.display().to_string();
        // What undoes a savepoint goes to a nameless file once it is large: kept in memory, each statement of a long
        // write would walk all of it, and an import would need memory for every page that it touches.
        writing.execute_batch("pragma temp_store = file").map_err(|error| cannot_open(&shown, &error))?;
        prepare_file(&writing, &shown)?;
        migrations::run_on_sqlite(&writing, &shown)?;
        plans::tell_planner(&writing).map_err(|error| cannot_open(&shown, &error))?;
        let readers = Readers::open(&path)?;
        let writer = Some(Writer::start(writing)?);
        Ok(Sqlite { writer, readers, _held: Some(held) })
    }

    /// Opens an existing database beside whoever writes to it. Its schema must be this release's.
    pub(super) fn open_for_reading(place: &SqlitePlace) -> Result<Self, CannotOpen> {
        let path = place.folder.join("kith.db");
        let shown = path.display().to_string();
        if !path.is_file() {
            return Err(CannotOpen(format!(
                "There is no Kith database at {shown}. Name its folder with --data."
            )));
        }
        let readers = Readers::open(&path)?;
        let reader = readers.borrow();
        let suitable =
            require_ours(&reader, &shown).and_then(|()| migrations::require_newest(&reader, &shown));
        readers.give_back(reader);
        suitable?;
        Ok(Sqlite { writer: None, readers, _held: None })
    }

    pub(super) fn read<T>(&self, work: impl FnOnce(&mut Tx) -> Result<T, Problem>) -> Result<T, Problem> {
        let reader = self.readers.borrow();
        let result = read_on(&reader, work);
        self.readers.give_back(reader);
        result
    }

    pub(super) fn writer(&self) -> Result<&Writer, Problem> {
        self.writer.as_ref().ok_or_else(stopped)
    }

    /// How many groups of writes were acknowledged; nothing for a process beside the one that writes.
    pub(super) fn written(&self) -> Option<u64> {
        self.writer.as_ref().map(Writer::written)
    }

    pub(super) fn prepare(&self, statement: &'static Statement) -> Result<(), String> {
        let reader = self.readers.borrow();
        let result = reader.prepare(statement.for_sqlite()).map(|_| ()).map_err(|error| error.to_string());
        self.readers.give_back(reader);
        result
    }
}

impl Readers {
    fn open(path: &std::path::Path) -> Result<Arc<Self>, CannotOpen> {
        let idle = (0..READERS)
            .map(|_| connect(path, OpenFlags::SQLITE_OPEN_READ_ONLY))
            .collect::<Result<Vec<_>, _>>()?;
        Ok(Arc::new(Readers { idle: Mutex::new(idle), returned: Condvar::new() }))
    }

    fn borrow(&self) -> Connection {
        let mut idle = self.idle.lock().expect("no reader panics while it holds the list");
        loop {
            if let Some(connection) = idle.pop() {
                return connection;
            }
            idle = self.returned.wait(idle).expect("no reader panics while it holds the list");
        }
    }

    fn give_back(&self, connection: Connection) {
        self.idle.lock().expect("no reader panics while it holds the list").push(connection);
        self.returned.notify_one();
    }
}

fn read_on<T>(reader: &Connection, work: impl FnOnce(&mut Tx) -> Result<T, Problem>) -> Result<T, Problem> {
    reader.prepare_cached("begin").and_then(|mut begin| begin.execute([])).map_err(problem)?;
    // A panic in a page must not leave its transaction open on a shared reader.
    let result = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        work(&mut Tx::new(super::Connection::Sqlite(reader)))
    }));
    reader.prepare_cached("rollback").and_then(|mut end| end.execute([])).map_err(problem)?;
    result.unwrap_or_else(|_| Err(Problem::fault("a page panicked while it read")))
}

/// Holds the folder for this process: two processes on one SQLite file would not share a writer.
fn hold(place: &SqlitePlace) -> Result<File, CannotOpen> {
    let path = place.folder.join("kith.lock");
    let file = File::options().create(true).truncate(false).write(true).open(&path).map_err(|error| {
        CannotOpen(format!("Kith cannot open {}: {error}. Check who owns the folder.", path.display()))
    })?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(CannotOpen(format!(
            "Another Kith is already using {}. Stop it first, or use another folder with --data.",
            place.folder.display()
        ))),
        Err(TryLockError::Error(error)) => {
            Err(CannotOpen(format!("Kith cannot hold {}: {error}.", path.display())))
        }
    }
}

fn connect(path: &std::path::Path, flags: OpenFlags) -> Result<Connection, CannotOpen> {
    let shown = path.display().to_string();
    let connection = Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)
        .map_err(|error| cannot_open(&shown, &error))?;
    connection.busy_timeout(Duration::from_secs(10)).map_err(|error| cannot_open(&shown, &error))?;
    connection.set_prepared_statement_cache_capacity(512);
    // Without this a statement is planned again whenever it is given other values, which costs more than running it.
    connection
        .set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)
        .map_err(|error| cannot_open(&shown, &error))?;
    connection
        .execute_batch("pragma foreign_keys = on; pragma cache_size = -16000; pragma temp_store = memory;")
        .map_err(|error| cannot_open(&shown, &error))?;
    Ok(connection)
}

/// Refuses the database of another program. An empty file is nobody's yet.
fn require_ours(connection: &Connection, shown: &str) -> Result<(), CannotOpen> {
    let one = |sql: &str| -> Result<i64, CannotOpen> {
        connection.query_row(sql, [], |row| row.get(0)).map_err(|error| cannot_open(shown, &error))
    };
    let tables = one("select count(*) from sqlite_schema")?;
    let application = one("pragma application_id")?;
    if application != APPLICATION_ID && tables > 0 {
        return Err(CannotOpen(format!(
            "{shown} is a database of another program. Kith left it as it is; use another folder with --data."
        )));
    }
    Ok(())
}

fn prepare_file(connection: &Connection, shown: &str) -> Result<(), CannotOpen> {
    require_ours(connection, shown)?;
    connection
        .execute_batch(&format!(
            "pragma application_id = {APPLICATION_ID}; pragma journal_mode = wal; pragma synchronous = full;
             pragma wal_autocheckpoint = {CHECKPOINT};"
        ))
        .map_err(|error| cannot_open(shown, &error))
}

fn cannot_open(shown: &str, error: &rusqlite::Error) -> CannotOpen {
    CannotOpen(match error.sqlite_error_code() {
        Some(ErrorCode::NotADatabase) => {
            format!("{shown} is not a database. Kith left it as it is; use another folder with --data.")
        }
        Some(ErrorCode::DiskFull) => {
            format!("The disk that holds {shown} is full. Make room and start again.")
        }
        Some(ErrorCode::DatabaseCorrupt) => {
            format!("{shown} is damaged. Kith left it as it is; put a backup in its place.")
        }
        _ => format!("Kith cannot open {shown}: {error}."),
    })
}

/// What a database error means to the person, or to us.
pub(super) fn problem(error: rusqlite::Error) -> Problem {
    match error.sqlite_error_code() {
        Some(ErrorCode::DiskFull) => Problem::Unavailable(
            "The server's disk is full, so nothing was saved. Tell your administrator; your words are still on this page."
                .to_owned(),
        ),
        Some(ErrorCode::SystemIoFailure | ErrorCode::CannotOpen | ErrorCode::ReadOnly) => Problem::Unavailable(
            "The server's disk did not answer, so nothing was saved. Try again; tell your administrator if it goes on."
                .to_owned(),
        ),
        _ => Problem::fault(format!("sqlite: {error}")),
    }
}

impl ToSql for Value {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Value::Null => ValueRef::Null,
            Value::Text(text) => ValueRef::Text(text.as_bytes()),
            Value::Integer(number) => ValueRef::Integer(*number),
            Value::Real(number) => ValueRef::Real(*number),
            Value::Bytes(bytes) => ValueRef::Blob(bytes),
        }))
    }
}

pub(super) fn rows(connection: &Connection, sql: &str, values: &[Value]) -> Result<Vec<Row>, Problem> {
    let mut statement = connection.prepare_cached(sql).map_err(problem)?;
    let width = statement.column_count();
    let mut rows = statement.query(rusqlite::params_from_iter(values)).map_err(problem)?;
    let mut out = Vec::new();
    while let Some(row) = rows.next().map_err(problem)? {
        let mut taken = Vec::with_capacity(width);
        for column in 0..width {
            taken.push(match row.get_ref(column).map_err(problem)? {
                ValueRef::Null => Value::Null,
                ValueRef::Integer(number) => Value::Integer(number),
                ValueRef::Real(number) => Value::Real(number),
                ValueRef::Text(text) => Value::Text(
                    std::str::from_utf8(text)
                        .map_err(|_| Problem::fault("stored text is not UTF-8"))?
                        .to_owned(),
                ),
                ValueRef::Blob(bytes) => Value::Bytes(bytes.to_vec()),
            });
        }
        out.push(Row::new(taken));
    }
    Ok(out)
}

pub(super) fn run(connection: &Connection, sql: &str, values: &[Value]) -> Result<u64, Problem> {
    let mut statement = connection.prepare_cached(sql).map_err(problem)?;
    let touched = statement.execute(rusqlite::params_from_iter(values)).map_err(problem)?;
    Ok(touched as u64)
}
