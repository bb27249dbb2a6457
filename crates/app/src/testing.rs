//! A house for tests: the whole application over a database of its own, asked as a browser would ask.
//!
//! SQLite in a temporary folder; PostgreSQL instead when `KITH_TEST_POSTGRES` gives the address of a server on
//! which databases can be made.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use axum::Router;
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use jiff::Timestamp;
use jiff::civil::date;
use kith_vocabulary::ids::{AuthorityId, TeamId, WorkerId};
use tokio::runtime::Runtime;
use tower::ServiceExt;
use uuid::Uuid;

use crate::platform::access::Role;
use crate::platform::clock::{Clock, new_id};
use crate::platform::config::Config;
use crate::platform::context::{App, Ctx, Who};
use crate::platform::db::{Db, PostgresPlace, SqlitePlace};
use crate::platform::kept::Kept;
use crate::platform::recorder::Acting;
use crate::platform::serve::Statements;
use crate::platform::session;
use crate::workers::actions::{self, Joining};

/// The instant at which every test's clock stands: Wednesday 25 November 2026, ten in the morning in London.
pub(crate) const NOW: &str = "2026-11-25T10:00:00Z";

/// An application with one authority.
pub(crate) struct House {
    pub(crate) app: Arc<App>,
    pub(crate) authority: AuthorityId,
    pub(crate) acting: Acting,
    router: Router,
    runtime: Runtime,
    folder: tempfile::TempDir,
    made: Option<Made>,
    next: AtomicI64,
}

struct Made {
    server: String,
    name: String,
}

/// Somebody signed in for a test.
#[derive(Clone)]
pub(crate) struct SignedIn {
    pub(crate) worker: WorkerId,
    pub(crate) roles: Vec<Role>,
    pub(crate) token: String,
    pub(crate) csrf: String,
}

/// What a page answered.
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) location: String,
    pub(crate) body: String,
    pub(crate) statements: u64,
    pub(crate) headers: axum::http::HeaderMap,
}

impl Answer {
    /// Insists that the page was found and holds the words.
    #[track_caller]
    pub(crate) fn shows(&self, words: &str) -> &Self {
        assert_eq!(self.status, StatusCode::OK, "{}", self.body);
        assert!(self.body.contains(words), "{words:?} is not on the page:\n{}", self.main());
        self
    }

    /// Insists that the words are nowhere on the page.
    #[track_caller]
    pub(crate) fn hides(&self, words: &str) -> &Self {
        assert!(!self.body.contains(words), "{words:?} is on the page:\n{}", self.main());
        self
    }

    /// The page's main element.
    pub(crate) fn main(&self) -> &str {
        let start = self.body.find("<main").unwrap_or(0);
        let end = self.body.find("</main>").unwrap_or(self.body.len());
        &self.body[start..end]
    }
}

impl House {
    /// A house on SQLite, or on PostgreSQL where the environment gives one.
    pub(crate) fn new() -> Self {
        House::with_settings(&[])
    }

    /// A house with settings as an operator would write them.
    pub(crate) fn with_settings(settings: &[(&str, &str)]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let runtime = Runtime::new().unwrap();
        let (db, made) = match std::env::var("KITH_TEST_POSTGRES") {
            Ok(server) => {
                let made = make_database(&runtime, server);
                let place =
                    PostgresPlace { url: made.url(), connections: 20, runtime: runtime.handle().clone() };
                (Db::open_postgres(&place).unwrap(), Some(made))
            }
            Err(_) => (Db::open_sqlite(&SqlitePlace { folder: folder.path().to_owned() }).unwrap(), None),
        };
        let clock = Clock::standing_at(NOW.parse().unwrap());
        let mut config = Config::for_folder(folder.path());
        for (name, value) in settings {
            config.set(name, value, "the test").unwrap();
        }
        let app = Arc::new(App { db, clock, config, kept: Kept::default() });
        let router = crate::platform::serve::router(app.clone(), &crate::routes());
        let authority: AuthorityId = new_id(app.clock.now());
        let worker: WorkerId = new_id(app.clock.now());
        let acting = Acting { authority, worker, now: app.clock.now() };
        app.db
            .write(move |tx| {
                actions::start_authority(tx, authority, "Solentshire", "999")?;
                actions::add_worker(tx, acting, &joining(worker, "Setting Up", &[], None))
            })
            .unwrap();
        House { app, authority, acting, router, runtime, folder, made, next: AtomicI64::new(0) }
    }

    /// The folder of the house's data.
    pub(crate) fn folder(&self) -> &std::path::Path {
        self.folder.path()
    }

    /// Makes a team.
    pub(crate) fn team(&self, name: &str) -> TeamId {
        let (team, acting, name) = (new_id(self.app.clock.now()), self.acting, name.to_owned());
        self.app.db.write(move |tx| actions::add_team(tx, acting, team, &name)).unwrap();
        team
    }

    /// Lets somebody join and signs them in.
    pub(crate) fn worker(&self, name: &str, roles: &[Role], team: Option<TeamId>) -> SignedIn {
        self.worker_serving(name, roles, team, &[])
    }

    /// Lets somebody join who serves others, and signs them in.
    pub(crate) fn worker_serving(
        &self,
        name: &str,
        roles: &[Role],
        team: Option<TeamId>,
        serves: &[WorkerId],
    ) -> SignedIn {
        let worker: WorkerId = new_id(self.app.clock.now());
        let mut joining = joining(worker, name, roles, team);
        joining.serves = serves.to_vec();
        let (acting, authority) = (self.acting, self.authority);
        let email = format!("worker-{}@solentshire.example", self.next.fetch_add(1, Ordering::SeqCst));
        self.app
            .db
            .write(move |tx| {
                actions::add_worker(tx, acting, &joining)?;
                actions::add_account(tx, authority, worker, &email, "no password")
            })
            .unwrap();
        self.sign_in(worker, roles)
    }

    /// Signs a worker in, without a password.
    pub(crate) fn sign_in(&self, worker: WorkerId, roles: &[Role]) -> SignedIn {
        let token = session::start(&self.app, self.authority, worker).unwrap();
        let csrf = match session::find(&self.app, &token).unwrap() {
            session::Found::Open(who) => who.csrf,
            _ => panic!("a session that was just started is open"),
        };
        SignedIn { worker, roles: roles.to_vec(), token, csrf }
    }

    /// A request by somebody, for calling actions without a page.
    pub(crate) fn ctx(&self, who: &SignedIn) -> Ctx {
        Ctx::new(
            self.app.clone(),
            Who {
                authority: self.authority,
                worker: who.worker,
                name: "Somebody".to_owned(),
                roles: who.roles.clone(),
                csrf: who.csrf.clone(),
            },
        )
    }

    /// Acts as a worker, for making rows.
    pub(crate) fn acting_as(&self, who: &SignedIn) -> Acting {
        Acting { authority: self.authority, worker: who.worker, now: self.app.clock.now() }
    }

    /// Moves the clock.
    pub(crate) fn at(&self, now: &str) {
        self.app.clock.move_to(now.parse::<Timestamp>().unwrap());
    }

    /// Looks at a page.
    pub(crate) fn get(&self, who: &SignedIn, path: &str) -> Answer {
        let request = Request::get(path)
            .header(header::COOKIE, format!("kith_session={}", who.token))
            .body(Body::empty())
            .unwrap();
        self.ask(request)
    }

    /// Sends a form, with the token that the form would carry.
    pub(crate) fn post(&self, who: &SignedIn, path: &str, answers: &[(&str, &str)]) -> Answer {
        let mut body = form_urlencoded::Serializer::new(String::new());
        body.append_pair("csrf", &who.csrf).extend_pairs(answers);
        let request = Request::post(path)
            .header(header::COOKIE, format!("kith_session={}", who.token))
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(body.finish()))
            .unwrap();
        self.ask(request)
    }

    /// Sends any request.
    pub(crate) fn ask(&self, request: Request<Body>) -> Answer {
        self.runtime.block_on(async {
            let response = self.router.clone().oneshot(request).await.unwrap();
            let status = response.status();
            let headers = response.headers().clone();
            let location = headers
                .get(header::LOCATION)
                .map_or_else(String::new, |value| value.to_str().unwrap().to_owned());
            let statements = response.extensions().get::<Statements>().map_or(0, |count| count.0);
            let bytes = axum::body::to_bytes(response.into_body(), usize::MAX).await.unwrap();
            let body = String::from_utf8_lossy(&bytes).into_owned();
            Answer { status, location, body, statements, headers }
        })
    }
}

fn joining(worker: WorkerId, name: &str, roles: &[Role], team: Option<TeamId>) -> Joining {
    Joining {
        worker,
        name: name.to_owned(),
        registration_number: None,
        roles: roles.to_vec(),
        post: team.map(|team| (team, "Worker".to_owned())),
        serves: Vec::new(),
        starts_on: date(2024, 1, 2),
    }
}

impl Made {
    fn url(&self) -> String {
        // The server's address names its maintenance database last.
        let (start, query) = self.server.split_once('?').map_or((self.server.as_str(), ""), |(a, b)| (a, b));
        let root = start.rsplit_once('/').map_or(start, |(root, _)| root);
        format!("{root}/{}{}{query}", self.name, if query.is_empty() { "" } else { "?" })
    }
}

fn make_database(runtime: &Runtime, server: String) -> Made {
    let name = format!("kith_{}", Uuid::from(new_id::<WorkerId>(Timestamp::UNIX_EPOCH)).simple());
    statement(
        runtime,
        &server,
        &format!("create database {name} template template0 lc_collate 'C' lc_ctype 'C'"),
    );
    Made { server, name }
}

fn statement(runtime: &Runtime, server: &str, sql: &str) {
    runtime.block_on(async {
        let (client, connection) = tokio_postgres::connect(server, tokio_postgres::NoTls).await.unwrap();
        let driver = tokio::spawn(connection);
        client.batch_execute(sql).await.unwrap();
        drop(client);
        let _ = driver.await;
    });
}

impl Drop for House {
    fn drop(&mut self) {
        if let Some(made) = &self.made {
            statement(&self.runtime, &made.server, &format!("drop database {} with (force)", made.name));
        }
    }
}
