//! Background work: a job is a name, small arguments and a function; it may be run again and then changes nothing.
//!
//! A job is asked for in the caller's own transaction, so that it exists exactly when the work that wants it does.
//! It is tried again with growing waits, and given up visibly. Reconcilers take no arguments: they compare what is
//! with what should be, and mend it.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use kith_vocabulary::ids::{AuthorityId, JobId, WorkerId};

use super::clock::new_id;
use super::context::App;
use super::db::{Row, Tx};
use super::problem::Problem;
use super::recorder::Acting;
use crate::{statement, values};

/// How often a job is tried before it is given up.
pub const TRIES: i64 = 5;
/// How long a running job may be silent before another worker takes it for lost.
const LOST_AFTER: SignedDuration = SignedDuration::from_mins(30);
/// How often an idle worker looks for work.
const LOOK_EVERY: Duration = Duration::from_millis(500);

/// What runs jobs of one kind.
#[derive(Clone, Copy)]
pub struct Kind {
    /// The job's name, as stored.
    pub name: &'static str,
    /// Does the work; gives the words that a person is told.
    pub run: fn(&Running) -> Result<String, Problem>,
}

/// A reconciler, and how often it runs.
#[derive(Clone, Copy)]
pub struct Reconciler {
    /// Its name, for the log.
    pub name: &'static str,
    /// How often.
    pub every: Duration,
    /// Mends what is not as it should be; gives how much.
    pub run: fn(&Arc<App>) -> Result<u64, Problem>,
}

/// A job as it is stored.
#[derive(Debug, Clone)]
pub struct Job {
    /// Its key.
    pub job_id: JobId,
    /// Whose it is.
    pub authority_id: AuthorityId,
    /// Its kind.
    pub kind: String,
    /// What it works on.
    pub arguments: String,
    /// Who asked for it.
    pub asked_by_id: WorkerId,
    /// `waiting`, `running`, `done` or `failed`.
    pub state: String,
    /// How often it was tried.
    pub tries: i64,
    /// How far it has come, from 0 to 100.
    pub progress: i64,
    /// What came of it, in words.
    pub message: Option<String>,
}

/// A job under way.
pub struct Running {
    /// The application.
    pub app: Arc<App>,
    /// The job.
    pub job: Job,
}

statement! {
    ADD_JOB = "
        insert into job (job_id, authority_id, kind, arguments, asked_by_id, state, tries, due_at, started_at,
                         ended_at, progress, message)
        values (?1, ?2, ?3, ?4, ?5, 'waiting', 0, ?6, null, null, 0, null)";

    /// Takes one job that is due, or whose worker was lost. On PostgreSQL a miss may be a lost race.
    CLAIM = "
        update job
           set state = 'running', tries = tries + 1, started_at = ?1
         where job_id = (select job_id
                           from job
                          where (state = 'waiting' and due_at <= ?1) or (state = 'running' and started_at < ?2)
                          order by due_at
                          limit 1)
           and (state = 'waiting' or started_at < ?2)
        returning job_id, authority_id, kind, arguments, asked_by_id, state, tries, progress, message";

    SET_PROGRESS = "
        update job
           set progress = ?2
         where job_id = ?1";

    END_JOB = "
        update job
           set state = ?2, ended_at = ?3, due_at = ?4, message = ?5, progress = ?6
         where job_id = ?1";

    FIND_JOB = "
        select job_id, authority_id, kind, arguments, asked_by_id, state, tries, progress, message
          from job
         where authority_id = ?1 and job_id = ?2";
}

fn job(row: &mut Row) -> Result<Job, Problem> {
    Ok(Job {
        job_id: row.take()?,
        authority_id: row.take()?,
        kind: row.take()?,
        arguments: row.take()?,
        asked_by_id: row.take()?,
        state: row.take()?,
        tries: row.take()?,
        progress: row.take()?,
        message: row.take()?,
    })
}

/// Asks for a job, in the caller's transaction.
pub fn enqueue(tx: &mut Tx, acting: Acting, kind: &str, arguments: &str) -> Result<JobId, Problem> {
    let job_id: JobId = new_id(acting.now);
    tx.run(&ADD_JOB, values![job_id, acting.authority, kind, arguments, acting.worker, acting.now])?;
    Ok(job_id)
}

/// One job of an authority.
pub fn find(tx: &mut Tx, authority: AuthorityId, id: JobId) -> Result<Option<Job>, Problem> {
    tx.row(&FIND_JOB, values![authority, id])?.map(|mut row| job(&mut row)).transpose()
}

impl Running {
    /// Says how far the job has come, from 0 to 100.
    pub fn progress(&self, percent: i64) -> Result<(), Problem> {
        let (id, percent) = (self.job.job_id, percent.clamp(0, 100));
        self.app.db.write(move |tx| tx.run(&SET_PROGRESS, values![id, percent]).map(|_| ()))
    }
}

/// Runs one job that is due. Gives whether there was one.
pub fn run_one(app: &Arc<App>, kinds: &[Kind]) -> Result<bool, Problem> {
    let now = app.clock.now();
    let lost = now.checked_sub(LOST_AFTER).unwrap_or(Timestamp::UNIX_EPOCH);
    let claimed = app
        .db
        .write(move |tx| tx.row(&CLAIM, values![now, lost])?.map(|mut row| job(&mut row)).transpose())?;
    let Some(job) = claimed else {
        return Ok(false);
    };
    let running = Running { app: app.clone(), job };
    let result = match kinds.iter().find(|kind| kind.name == running.job.kind) {
        Some(kind) => (kind.run)(&running),
        None => Err(Problem::fault(format!("there is no job of kind {}", running.job.kind))),
    };
    end(app, &running.job, result)?;
    Ok(true)
}

fn end(app: &Arc<App>, job: &Job, result: Result<String, Problem>) -> Result<(), Problem> {
    let now = app.clock.now();
    let (state, message, wait, progress) = match result {
        Ok(message) => ("done", message, SignedDuration::ZERO, 100),
        // The person can mend an unsuitable file; trying again would not.
        Err(problem @ (Problem::Invalid(_) | Problem::NotAllowed(_) | Problem::NotFound)) => {
            ("failed", problem.to_string(), SignedDuration::ZERO, job.progress)
        }
        Err(problem) => {
            tracing::error!(job = %job.job_id, kind = job.kind, tries = job.tries, "{problem}");
            let wait = SignedDuration::from_secs(30 << job.tries.clamp(0, 10));
            let state = if job.tries >= TRIES { "failed" } else { "waiting" };
            (
                state,
                "Kith could not finish this and will tell your administrator.".to_owned(),
                wait,
                job.progress,
            )
        }
    };
    let (id, due) = (job.job_id, now.checked_add(wait).unwrap_or(now));
    app.db.write(move |tx| tx.run(&END_JOB, values![id, state, now, due, message, progress]).map(|_| ()))
}

/// Runs jobs and reconcilers until told to stop.
pub fn work(app: &Arc<App>, kinds: &[Kind], reconcilers: &[Reconciler], stop: &AtomicBool) {
    let mut due: Vec<Duration> = vec![Duration::ZERO; reconcilers.len()];
    let mut idle = Duration::ZERO;
    while !stop.load(Ordering::Relaxed) {
        for (reconciler, due) in reconcilers.iter().zip(&mut due) {
            if *due <= idle {
                *due = idle + reconciler.every;
                match (reconciler.run)(app) {
                    Ok(0) => {}
                    Ok(mended) => tracing::info!(reconciler = reconciler.name, mended, "reconciled"),
                    Err(problem) => tracing::error!(reconciler = reconciler.name, "{problem}"),
                }
            }
        }
        match run_one(app, kinds) {
            Ok(true) => {}
            Ok(false) => {
                std::thread::sleep(LOOK_EVERY);
                idle += LOOK_EVERY;
            }
            Err(problem) => {
                tracing::error!("jobs: {problem}");
                std::thread::sleep(LOOK_EVERY * 10);
                idle += LOOK_EVERY * 10;
            }
        }
    }
}
