//! The schema, brought from empty or from an older release to this one.
//!
//! Migrations are numbered, run once each in order, forward only. A database of a newer release is left alone.

use rust_embed::RustEmbed;

use super::{CannotOpen, views};

#[derive(RustEmbed)]
#[folder = "migrations/"]
struct Files;

/// The number of the newest migration.
pub fn newest_schema() -> i64 {
    migrations().last().map_or(0, |(number, _)| *number)
}

/// Every migration with its number, in order.
fn migrations() -> Vec<(i64, String)> {
    let mut all: Vec<(i64, String)> = Files::iter()
        .map(|name| {
            let number = name.split('_').next().and_then(|digits| digits.parse().ok());
            let file = Files::get(&name).expect("the list of files names only files");
            let text = String::from_utf8(file.data.into_owned()).expect("migrations are UTF-8");
            (number.expect("a migration's name starts with its number"), text)
        })
        .collect();
    all.sort();
    all
}

fn waiting(stands: i64, shown: &str) -> Result<Vec<(i64, String)>, CannotOpen> {
    if stands > newest_schema() {
        return Err(CannotOpen(format!(
            "{shown} belongs to a newer Kith (schema {stands}; this one knows {}). Install the newer Kith. Nothing was changed.",
            newest_schema()
        )));
    }
    Ok(migrations().into_iter().filter(|(number, _)| *number > stands).collect())
}

const MAKE_TABLE: &str = "create table if not exists schema_version (number bigint not null primary key)";
const READ_VERSION: &str = "select max(number) from schema_version";

pub(super) fn run_on_sqlite(connection: &rusqlite::Connection, shown: &str) -> Result<(), CannotOpen> {
    let failed =
        |error: rusqlite::Error| CannotOpen(format!("Kith cannot bring {shown} up to date: {error}."));
    connection.execute_batch(MAKE_TABLE).map_err(failed)?;
    connection.execute_batch(views::MAKE_TABLE).map_err(failed)?;
    let stands: Option<i64> = connection.query_row(READ_VERSION, [], |row| row.get(0)).map_err(failed)?;
    let made_from: Option<String> =
        connection.query_row(views::READ_HASH, [], |row| row.get(0)).map_err(failed)?;
    let waiting = waiting(stands.unwrap_or(0), shown)?;
    // A table under a view cannot always be changed.
    let make_views = !waiting.is_empty() || made_from != Some(views::hash());
    if make_views {
        connection.execute_batch(&views::drop_all()).map_err(failed)?;
    }
    for (number, text) in waiting {
        let batch = format!(
            "begin immediate;\n{text}\ninsert into schema_version (number) values ({number});\ncommit;"
        );
        connection.execute_batch(&batch).map_err(|error| {
            // A half-run migration is undone; the next start tries it again.
            let _ = connection.execute_batch("rollback");
            failed(error)
        })?;
    }
    if make_views {
        let batch = format!("begin immediate;\n{}\ncommit;", views::make_on_sqlite());
        connection.execute_batch(&batch).map_err(|error| {
            let _ = connection.execute_batch("rollback");
            failed(error)
        })?;
    }
    Ok(())
}

/// Refuses a database whose schema is not this release's; for a process that only reads.
pub(super) fn require_newest(connection: &rusqlite::Connection, shown: &str) -> Result<(), CannotOpen> {
    let stands: i64 = connection
        .query_row(READ_VERSION, [], |row| row.get(0))
        .map_err(|_| CannotOpen(format!("{shown} is not a Kith database.")))?;
    if !waiting(stands, shown)?.is_empty() {
        return Err(CannotOpen(format!(
            "{shown} belongs to an older Kith. Start kith serve once to bring it up to date."
        )));
    }
    Ok(())
}

/// An empty database in memory with today's schema and no foreign keys, for showing the past.
pub fn in_memory() -> Result<rusqlite::Connection, rusqlite::Error> {
    let connection = rusqlite::Connection::open_in_memory()?;
    connection.set_prepared_statement_cache_capacity(128);
    connection.execute_batch("pragma foreign_keys = off;")?;
    for (_, text) in migrations() {
        connection.execute_batch(&text)?;
    }
    Ok(connection)
}

pub(super) async fn run_on_postgres(client: &tokio_postgres::Client) -> Result<(), CannotOpen> {
    let failed = |error: tokio_postgres::Error| {
        CannotOpen(match error.as_db_error() {
            Some(db) => format!("Kith cannot bring the PostgreSQL database up to date: {}.", db.message()),
            None => format!("Kith cannot bring the PostgreSQL database up to date: {error}."),
        })
    };
    refuse_unsuitable(client).await?;
    // One starting process at a time; the lock goes with the transaction.
    client.batch_execute("begin; select pg_advisory_xact_lock(4937556)").await.map_err(failed)?;
    client.batch_execute(MAKE_TABLE).await.map_err(failed)?;
    client.batch_execute(views::MAKE_TABLE).await.map_err(failed)?;
    let stands: Option<i64> = client.query_one(READ_VERSION, &[]).await.map_err(failed)?.get(0);
    let made_from: Option<String> = client.query_one(views::READ_HASH, &[]).await.map_err(failed)?.get(0);
    let waiting = waiting(stands.unwrap_or(0), "This PostgreSQL database")?;
    let make_views = !waiting.is_empty() || made_from != Some(views::hash());
    if make_views {
        client.batch_execute(&views::drop_all()).await.map_err(failed)?;
    }
    for (number, text) in waiting {
        client.batch_execute(&text).await.map_err(failed)?;
        client
            .execute("insert into schema_version (number) values ($1)", &[&number])
            .await
            .map_err(failed)?;
    }
    if make_views {
        client.batch_execute(&views::make_on_postgres()).await.map_err(failed)?;
    }
    client.batch_execute("commit").await.map_err(failed)
}

/// Refuses a database of another program, and one whose texts sort otherwise than SQLite's.
async fn refuse_unsuitable(client: &tokio_postgres::Client) -> Result<(), CannotOpen> {
    let failed =
        |error: tokio_postgres::Error| CannotOpen(format!("PostgreSQL refused a question: {error}."));
    let row = client
        .query_one(
            "select (select count(*) from information_schema.tables where table_schema = 'public'),
                    (select count(*) from information_schema.tables
                      where table_schema = 'public' and table_name = 'schema_version'),
                    (select datcollate from pg_database where datname = current_database())",
            &[],
        )
        .await
        .map_err(failed)?;
    let (tables, ours, collation): (i64, i64, String) = (row.get(0), row.get(1), row.get(2));
    if tables > 0 && ours == 0 {
        return Err(CannotOpen(
            "This PostgreSQL database holds another program's tables. Kith left it as it is; give Kith a database of its own."
                .to_owned(),
        ));
    }
    if collation != "C" && collation != "POSIX" {
        return Err(CannotOpen(format!(
            "This PostgreSQL database sorts text by {collation}. Make one with: createdb --template=template0 --locale=C --encoding=UTF8 kith."
        )));
    }
    Ok(())
}
