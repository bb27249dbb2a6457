//! Opening what a command works on: settings, runtime, database; and the first account.

use std::collections::BTreeMap;
use std::io::{IsTerminal, Read};
use std::sync::Arc;

use kith_vocabulary::calendar::london_today;
use kith_vocabulary::ids::{AuthorityId, WorkerId};
use tokio::runtime::Runtime;

use super::{Failed, Place};
use crate::platform::access::Role;
use crate::platform::clock::{Clock, new_id};
use crate::platform::config::Config;
use crate::platform::context::App;
use crate::platform::db::{Db, PostgresPlace, SqlitePlace};
use crate::platform::kept::Kept;
use crate::platform::password;
use crate::platform::recorder::Acting;
use crate::workers::actions::{self, Joining, password_fault};
use crate::{statement, values};

statement! {
    ONLY_AUTHORITY = "
        select authority_id
          from authority
         order by authority_id
         limit 2";

    WORKER_WITH_EMAIL = "
        select worker_id
          from account
         where authority_id = ?1 and email = ?2 and closed_at is null";
}

/// The settings of a place, from its kith.toml and the environment.
pub(super) fn config(place: &Place) -> Result<Config, Failed> {
    let environment: BTreeMap<String, String> = std::env::vars().collect();
    let file = match std::fs::read_to_string(place.data.join("kith.toml")) {
        Ok(text) => Some(text),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => None,
        Err(error) => return Err(Failed::new(format!("kith.toml cannot be read: {error}."))),
    };
    Config::read(&place.data, file.as_deref(), &environment).map_err(Failed::new)
}

/// The runtime that serves pages and talks to PostgreSQL.
pub(super) fn runtime() -> Result<Runtime, Failed> {
    Runtime::new().map_err(|error| Failed::new(format!("Kith cannot start its threads: {error}.")))
}

/// The database of the settings, brought up to date.
pub(super) fn database(config: &Config, runtime: &Runtime) -> Result<Db, Failed> {
    match &config.database {
        Some(url) => Db::open_postgres(&postgres(config, url, runtime)).map_err(Failed::new),
        None => Db::open_sqlite(&SqlitePlace { folder: config.data.clone() }).map_err(Failed::new),
    }
}

/// The database of the settings, beside whoever writes to it.
pub(super) fn database_for_reading(config: &Config, runtime: &Runtime) -> Result<Db, Failed> {
    match &config.database {
        Some(url) => Db::open_postgres(&postgres(config, url, runtime)).map_err(Failed::new),
        None => {
            Db::open_sqlite_for_reading(&SqlitePlace { folder: config.data.clone() }).map_err(Failed::new)
        }
    }
}

fn postgres(config: &Config, url: &str, runtime: &Runtime) -> PostgresPlace {
    PostgresPlace {
        url: url.to_owned(),
        connections: config.database_connections,
        runtime: runtime.handle().clone(),
    }
}

/// The application over the database of a place.
pub(super) fn app(place: &Place, runtime: &Runtime) -> Result<Arc<App>, Failed> {
    let config = config(place)?;
    let db = database(&config, runtime)?;
    Ok(Arc::new(App { db, clock: Clock::System, config, kept: Kept::default() }))
}

/// The one authority of a database.
pub(super) fn only_authority(app: &App) -> Result<Option<AuthorityId>, Failed> {
    app.db
        .read(|tx| tx.row(&ONLY_AUTHORITY, values![])?.map(|mut row| row.take()).transpose())
        .map_err(Failed::new)
}

/// Who acts in the one authority: whoever has the account of the email, or the system's own worker of this name.
pub(super) fn acting(app: &App, email: Option<&str>, own: &'static str) -> Result<Acting, Failed> {
    let authority = only_authority(app)?.ok_or_else(|| {
        Failed::new("This place has no authority yet. Make the first account with: kith user add --help.")
    })?;
    match email {
        Some(email) => acting_as(app, authority, email),
        None => actions::own_worker(&app.db, authority, own, app.clock.now()).map_err(Failed::new),
    }
}

fn acting_as(app: &App, authority: AuthorityId, email: &str) -> Result<Acting, Failed> {
    let found: Option<WorkerId> = app
        .db
        .read(|tx| {
            let row = tx.row(&WORKER_WITH_EMAIL, values![authority, email.trim().to_lowercase()])?;
            row.map(|mut row| row.take()).transpose()
        })
        .map_err(Failed::new)?;
    let worker =
        found.ok_or_else(|| Failed::new(format!("Nobody has an open account with the email {email}.")))?;
    Ok(Acting { authority, worker, now: app.clock.now() })
}

/// Makes an account, and starts the authority when there is none.
pub(super) fn add_user(
    place: &Place,
    email: &str,
    name: &str,
    roles: Vec<Role>,
    starting: Option<(String, String)>,
) -> Result<(), Failed> {
    let runtime = runtime()?;
    let app = app(place, &runtime)?;
    let now = app.clock.now();
    let standing = only_authority(&app)?;
    if standing.is_none() && starting.is_none() {
        return Err(Failed::new(
            "There is no authority yet. Say --authority NAME and --la-code NUMBER to start one.",
        ));
    }
    let password = read_password()?;
    if let Some(fault) = password_fault(&password) {
        return Err(Failed::new(fault));
    }
    let hash = password::hash(&password).map_err(Failed::new)?;
    let authority: AuthorityId = standing.unwrap_or_else(|| new_id(now));
    let worker: WorkerId = new_id(now);
    let joining = Joining {
        worker,
        name: name.to_owned(),
        registration_number: None,
        roles,
        post: None,
        serves: Vec::new(),
        starts_on: london_today(now),
    };
    let (email, shown) = (email.to_owned(), email.to_owned());
    app.db
        .write(move |tx| {
            if let (None, Some((name, la_code))) = (standing, &starting) {
                actions::start_authority(tx, authority, name, la_code)?;
            }
            // The first account has nobody before it to make it: it makes itself.
            actions::add_worker(tx, Acting { authority, worker, now }, &joining)?;
            actions::add_account(tx, authority, worker, &email, &hash)
        })
        .map_err(|problem| {
            Failed::new(format!(
                "The account was not made: {problem} Perhaps {shown} has an account already."
            ))
        })?;
    println!("The account of {shown} is made.");
    Ok(())
}

fn read_password() -> Result<String, Failed> {
    let failed = |error: std::io::Error| Failed::new(format!("The password could not be read: {error}."));
    if std::io::stdin().is_terminal() {
        return rpassword::prompt_password("Password: ").map_err(failed);
    }
    let mut text = String::new();
    std::io::stdin().take(1_000).read_to_string(&mut text).map_err(failed)?;
    Ok(text.trim_end_matches(['\r', '\n']).to_owned())
}
