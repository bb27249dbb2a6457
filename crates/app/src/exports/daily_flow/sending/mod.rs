//! Sending the daily flow to the Department's service: the children who changed since each was last sent, a hundred at a
//! time, and a log of what was answered.
//!
//! A child counts as sent in the transaction that keeps the service's answer, so that whatever cuts a run off, the next
//! one goes on where it stopped. A batch that is refused is sent again in halves until the children whom the service does
//! not take stand alone; the others go through.

mod department;
mod job;
mod rows;
pub(in crate::exports) mod sql;

use std::collections::HashSet;
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use kith_vocabulary::calendar::london_today;
use serde_json::Value;
use sha2::{Digest, Sha256};

use department::{Answer, Answered, Service, Stopped};
pub use job::JOB;
pub use rows::Sending;

use super::{Batch, Flow, Told, keep_sent};
use crate::exports::children::{STRETCH, children_in_need};
use crate::exports::made::{la_code, note};
use crate::platform::clock::{Clock, hex, new_id};
use crate::platform::config::FlowService;
use crate::platform::context::App;
use crate::platform::db::Db;
use crate::platform::problem::Problem;
use crate::platform::recorder::{Acting, Intent, record_task};
use crate::values;

/// The most children that the service takes at a time.
const BATCH: usize = 100;
/// How many refused children end a run: then it is not the children who are wrong.
const MOST_REFUSED: i64 = 50;
/// A run without a sign of life for so long was cut off.
const LOST_AFTER: SignedDuration = SignedDuration::from_mins(20);

/// Sends what changed since each child was last sent. `wait` is told how long to wait before another try.
pub fn send(app: &App, acting: Acting, wait: &mut dyn FnMut(Duration)) -> Result<Sending, Problem> {
    let settings = app.config.daily_flow.service();
    let settings = settings.map_err(|missing| Problem::invalid("settings", &missing.0))?;
    let mut run = Run::begin(&app.db, &app.clock, acting, settings)?;
    let stopped = match run.send_all(wait) {
        Ok(()) => None,
        Err(Ended::Stopped(stopped)) => Some(stopped.why),
        // The run stays open in the log and is taken for lost later: what stopped it may stop this too.
        Err(Ended::Problem(problem)) => return Err(problem),
    };
    run.end(stopped)
}

/// A run under way.
struct Run<'a> {
    db: &'a Db,
    clock: &'a Clock,
    acting: Acting,
    service: Service,
    sending: Sending,
    n_batches: i64,
}

/// Why a run ended before its end.
enum Ended {
    Stopped(Stopped),
    Problem(Problem),
}

impl From<Problem> for Ended {
    fn from(problem: Problem) -> Self {
        Ended::Problem(problem)
    }
}

impl<'a> Run<'a> {
    fn begin(db: &'a Db, clock: &'a Clock, acting: Acting, settings: FlowService) -> Result<Self, Problem> {
        let authority = acting.authority;
        let service = Service::new(settings, &db.read(|tx| la_code(tx, authority))?);
        let sending = Sending {
            sending_id: new_id(acting.now),
            version: 0,
            sent_by_id: acting.worker,
            started_at: acting.now,
            ended_at: None,
            service: service.host(),
            taken: 0,
            refused: 0,
            stopped_because: None,
        };
        let alive_since = acting.now.checked_sub(LOST_AFTER).unwrap_or(Timestamp::UNIX_EPOCH);
        let begun = sending.clone();
        let sending = db.write(move |tx| {
            let under_way: i64 = tx
                .row(&sql::UNDER_WAY, values![authority, alive_since])?
                .ok_or_else(|| Problem::fault("a count gives a row"))?
                .take()?;
            if under_way > 0 {
                return Err(Problem::Unavailable(
                    "The daily flow is being sent already. Wait until it has ended.".to_owned(),
                ));
            }
            let mut sending = begun.clone();
            record_task(tx, acting, Intent::to("send the daily flow"), |recorder| {
                recorder.save(&mut sending)?;
                Ok(String::new())
            })?;
            note(tx, acting)?;
            Ok(sending)
        })?;
        Ok(Run { db, clock, acting, service, sending, n_batches: 0 })
    }

    fn send_all(&mut self, wait: &mut dyn FnMut(Duration)) -> Result<(), Ended> {
        let flow = Flow::of(self.acting.authority, london_today(self.acting.now), Batch::Changed);
        let children = self.db.read(|tx| children_in_need(tx, flow.authority, flow.begins, flow.today))?;
        let mut seen = HashSet::new();
        // Each stretch is read by itself, so that a whole county is never in memory.
        for wanted in children.chunks(STRETCH) {
            let told = self.db.read(|tx| flow.told(tx, wanted, &mut seen))?;
            self.send_told(told, wait)?;
        }
        let gone = self.db.read(|tx| flow.gone(tx, &seen))?;
        self.send_told(gone, wait)
    }

    fn send_told(&mut self, mut told: Vec<Told>, wait: &mut dyn FnMut(Duration)) -> Result<(), Ended> {
        let mut waiting: Vec<Vec<Told>> = Vec::new();
        while !told.is_empty() {
            waiting.push(told.split_off(told.len().saturating_sub(BATCH)));
        }
        while let Some(mut batch) = waiting.pop() {
            let bodies: Vec<&Value> = batch.iter().map(|told| &told.body).collect();
            let bytes = serde_json::to_vec(&bodies)
                .map_err(|error| Problem::fault(format!("a batch cannot be written: {error}")))?;
            let sha256 = hex(&Sha256::digest(&bytes));
            let line = BatchLine { children: batch.len(), size: bytes.len(), sha256 };
            match self.service.send(&bytes, wait) {
                Err(stopped) => {
                    self.keep(line, stopped.status, stopped.tries, Vec::new(), Vec::new())?;
                    return Err(Ended::Stopped(stopped));
                }
                Ok(Answered { answer: Answer::Taken(receipts), status, tries }) => {
                    let receipts = receipts.into_iter().chain(std::iter::repeat(None));
                    let taken = batch.into_iter().zip(receipts).collect();
                    self.keep(line, Some(status), tries, taken, Vec::new())?;
                }
                Ok(Answered { status, tries, .. }) if batch.len() > 1 => {
                    self.keep(line, Some(status), tries, Vec::new(), Vec::new())?;
                    let second = batch.split_off(batch.len() / 2);
                    waiting.extend([second, batch]);
                }
                Ok(Answered { status, tries, .. }) => {
                    self.keep(line, Some(status), tries, Vec::new(), batch)?;
                    self.stop_if_all_is_refused(status, tries)?;
                }
            }
        }
        Ok(())
    }

    fn stop_if_all_is_refused(&self, status: u16, tries: u32) -> Result<(), Ended> {
        if self.sending.refused < MOST_REFUSED {
            return Ok(());
        }
        let why = format!(
            "The Department’s service refused {MOST_REFUSED} children, the last with {status}, so that Kith sent no more. \
             Check with the Department which version of the flow it takes."
        );
        Err(Ended::Stopped(Stopped { why, status: Some(status), tries }))
    }

    /// Keeps what was answered to a batch, with what now counts as sent, in one transaction.
    fn keep(
        &mut self,
        line: BatchLine,
        status: Option<u16>,
        tries: u32,
        taken: Vec<(Told, Option<String>)>,
        refused: Vec<Told>,
    ) -> Result<(), Problem> {
        self.n_batches += 1;
        self.sending.taken += taken.len() as i64;
        self.sending.refused += refused.len() as i64;
        let acting = Acting { now: self.clock.now(), ..self.acting };
        let (id, number) = (self.sending.sending_id, self.n_batches);
        let (status, tries) = (status.map(i64::from), i64::from(tries));
        self.db.write(move |tx| {
            for (told, receipt) in &taken {
                keep_sent(tx, acting, told, receipt.as_deref())?;
            }
            for told in &refused {
                tx.run(&sql::ADD_REFUSED, values![acting.authority, id, told.person, status.unwrap_or(0)])?;
            }
            let (children, size) = (line.children as i64, line.size as i64);
            tx.run(
                &sql::ADD_BATCH,
                values![acting.authority, id, number, children, size, line.sha256, status, tries, acting.now],
            )?;
            Ok(())
        })
    }

    fn end(self, stopped: Option<String>) -> Result<Sending, Problem> {
        let acting = Acting { now: self.clock.now(), ..self.acting };
        let ended = Sending { ended_at: Some(acting.now), stopped_because: stopped, ..self.sending };
        self.db.write(move |tx| {
            let mut sending = ended.clone();
            record_task(tx, acting, Intent::to("send the daily flow"), |recorder| {
                recorder.save(&mut sending)?;
                Ok(String::new())
            })?;
            Ok(sending)
        })
    }
}

/// What the log keeps of a batch.
struct BatchLine {
    children: usize,
    size: usize,
    sha256: String,
}
