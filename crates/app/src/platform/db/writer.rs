//! SQLite's one writer, which groups commits.
//!
//! Whatever waits for the writer goes into one transaction, a savepoint each, so that one `fsync` serves many.
//! Each caller is answered after the commit, never before.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};

use rusqlite::Connection;
use tokio::sync::oneshot;

use super::sqlite::problem;
use super::{CannotOpen, Later, Tx};
use crate::platform::problem::Problem;

/// How many waiting writes one commit may serve.
const GROUP: usize = 256;

/// The writer, as others reach it.
pub(super) struct Writer {
    jobs: Sender<Job>,
    /// How many groups changed something that a page may show.
    written: Arc<AtomicU64>,
}

/// Whether a page may show from memory what a write changes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Shows {
    /// It may, so that what is in memory is old once it is written.
    OnPages,
    /// No page does.
    Nowhere,
}

/// Work for the writer.
struct Job {
    shows: Shows,
    /// Runs it, and gives back what answers its caller once the group's commit is known.
    work: Box<dyn FnOnce(&Connection) -> Answer + Send>,
}

type Answer = Box<dyn FnOnce(Result<(), Problem>) + Send>;

impl Writer {
    pub(super) fn start(connection: Connection) -> Result<Self, CannotOpen> {
        let (jobs, waiting) = channel();
        let written = Arc::new(AtomicU64::new(0));
        let counter = written.clone();
        std::thread::Builder::new()
            .name("kith-writer".to_owned())
            .spawn(move || write_in_groups(&connection, &waiting, &counter))
            .map_err(|error| CannotOpen(format!("Kith cannot start its writer: {error}.")))?;
        Ok(Writer { jobs, written })
    }

    /// Gives the work to the writer; the answer comes after the commit.
    pub(super) fn send<T, F>(&self, shows: Shows, work: F) -> Result<Later<T>, Problem>
    where
        T: Send + 'static,
        F: Fn(&mut Tx) -> Result<T, Problem> + Send + 'static,
    {
        let (answer, answered) = oneshot::channel();
        let work = job(work, answer);
        self.jobs.send(Job { shows, work }).map_err(|_| stopped())?;
        Ok(Later::of(answered))
    }

    pub(super) fn written(&self) -> u64 {
        self.written.load(Ordering::SeqCst)
    }
}

fn job<T, F>(
    work: F,
    answer: oneshot::Sender<Result<T, Problem>>,
) -> Box<dyn FnOnce(&Connection) -> Answer + Send>
where
    T: Send + 'static,
    F: Fn(&mut Tx) -> Result<T, Problem> + Send + 'static,
{
    Box::new(move |connection| {
        let result = in_savepoint(connection, &work);
        Box::new(move |committed| {
            // The caller may have gone; its work is committed all the same.
            let _ = answer.send(match committed {
                Ok(()) => result,
                Err(problem) => Err(problem),
            });
        })
    })
}

fn in_savepoint<T>(
    connection: &Connection,
    work: &impl Fn(&mut Tx) -> Result<T, Problem>,
) -> Result<T, Problem> {
    execute(connection, "savepoint work")?;
    let result = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        work(&mut Tx::new(super::Connection::Sqlite(connection)))
    }))
    .unwrap_or_else(|_| Err(Problem::fault("a write panicked")));
    if result.is_err() {
        execute(connection, "rollback to work")?;
    }
    execute(connection, "release work")?;
    result
}

fn write_in_groups(connection: &Connection, jobs: &Receiver<Job>, written: &AtomicU64) {
    while let Ok(first) = jobs.recv() {
        let begun = execute(connection, "begin immediate");
        let mut answers: Vec<Answer> = Vec::new();
        let mut shows = false;
        let mut next = begun.is_ok().then_some(first);
        while let Some(job) = next.take() {
            let before = connection.total_changes();
            answers.push((job.work)(connection));
            shows |= job.shows == Shows::OnPages && connection.total_changes() != before;
            next = if answers.len() < GROUP { jobs.try_recv().ok() } else { None };
        }
        let committed = begun.and_then(|()| execute(connection, "commit"));
        if committed.is_err() {
            // Nothing of the group was kept; a transaction that is still open is ended.
            let _ = connection.execute_batch("rollback");
        }
        // Before anybody is told that it is written, what was read before counts as old.
        if shows {
            written.fetch_add(1, Ordering::SeqCst);
        }
        let why = committed.err().map(|problem| problem.to_string());
        for answer in answers {
            answer(match &why {
                None => Ok(()),
                Some(why) => Err(Problem::Unavailable(why.clone())),
            });
        }
    }
}

fn execute(connection: &Connection, sql: &str) -> Result<(), Problem> {
    connection.prepare_cached(sql).and_then(|mut statement| statement.execute([])).map_err(problem)?;
    Ok(())
}

pub(super) fn stopped() -> Problem {
    Problem::Unavailable(
        "The database writer has stopped. Nothing was saved. Ask for Kith to be restarted.".to_owned(),
    )
}
