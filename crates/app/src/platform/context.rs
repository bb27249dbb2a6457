//! Who asks, when, and the application they ask: passed to every page, action and job.

use std::sync::{Arc, Mutex, MutexGuard};

use jiff::Timestamp;
use jiff::civil::Date;
use kith_vocabulary::calendar::london_today;
use kith_vocabulary::ids::{AuthorityId, WorkerId};

use super::access::{Action, Role, Situation, Subject};
use super::audit::Line;
use super::clock::Clock;
use super::config::Config;
use super::db::{Db, Later, Tx};
use super::kept::Kept;
use super::problem::Problem;
use super::recorder::Acting;

/// The running application.
pub struct App {
    /// The database.
    pub db: Db,
    /// The clock.
    pub clock: Clock,
    /// The settings.
    pub config: Config,
    /// Pages as they were made, until the record changes.
    pub kept: Kept,
}

/// Somebody signed in.
#[derive(Debug, Clone)]
pub struct Who {
    /// Their authority.
    pub authority: AuthorityId,
    /// Who they are.
    pub worker: WorkerId,
    /// Their name, for the top of the page.
    pub name: String,
    /// What they are in the service.
    pub roles: Vec<Role>,
    /// The token that their forms carry.
    pub csrf: String,
}

/// One request of somebody signed in.
#[derive(Clone)]
pub struct Ctx {
    /// The application.
    pub app: Arc<App>,
    /// Who asks.
    pub who: Arc<Who>,
    /// The instant of the request.
    pub now: Timestamp,
    /// Today in London.
    pub today: Date,
    audit: Arc<Mutex<Vec<Line>>>,
}

impl Ctx {
    /// A request by somebody, now.
    pub fn new(app: Arc<App>, who: Who) -> Self {
        let now = app.clock.now();
        Ctx { app, who: Arc::new(who), now, today: london_today(now), audit: Arc::default() }
    }

    /// The authority of whoever asks.
    pub fn authority(&self) -> AuthorityId {
        self.who.authority
    }

    /// Who acts, for the recorder.
    pub fn acting(&self) -> Acting {
        Acting { authority: self.who.authority, worker: self.who.worker, now: self.now }
    }

    /// Reads one consistent picture.
    pub fn read<T>(&self, work: impl FnOnce(&mut Tx) -> Result<T, Problem>) -> Result<T, Problem> {
        self.app.db.read(work)
    }

    /// Writes in one transaction, with the audit lines of this request so far; done when it answers `Ok`.
    pub fn write<T, F>(&self, work: F) -> Result<T, Problem>
    where
        T: Send + 'static,
        F: Fn(&mut Tx, &Ctx) -> Result<T, Problem> + Send + 'static,
    {
        let ctx = self.clone();
        let (done, written) = self.app.db.write(move |tx| {
            let done = work(tx, &ctx)?;
            let lines = ctx.audit_lines().clone();
            super::audit::write(tx, ctx.acting(), &lines)?;
            Ok((done, lines.len()))
        })?;
        self.audit_lines().drain(..written);
        Ok(done)
    }

    /// Keeps an audit line until the answer is ready; the same deed to the same subject is one line a request.
    pub fn note_audit(&self, action: Action, basis: Situation, subject: Subject) {
        let line = Line { action, basis, subject };
        let mut lines = self.audit_lines();
        if subject != Subject::Service && !lines.contains(&line) {
            lines.push(line);
        }
    }

    fn audit_lines(&self) -> MutexGuard<'_, Vec<Line>> {
        self.audit.lock().expect("nobody panics while holding the audit lines")
    }

    /// Begins to put the audit lines of this request on disk. An answer is given only after they are there.
    pub fn flush_audit(&self) -> Later<()> {
        let lines = std::mem::take(&mut *self.audit_lines());
        if lines.is_empty() {
            return Later::known(Ok(()));
        }
        let acting = self.acting();
        self.app.db.write_aside(move |tx| super::audit::write(tx, acting, &lines))
    }
}
