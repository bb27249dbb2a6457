//! A return that a page asked for: made, checked and kept for a while, as background work.
//!
//! The file lives in the database, so that whichever server runs the job, each can give it out. Run again after it was
//! cut off, the job begins anew under the same id; what was done is not done twice.

use std::fs::File;

use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use kith_returns::cell::Text;
use kith_returns::check::{Asked as ToCheck, check_so_far};
use kith_returns::files::given::GivenFile;
use kith_returns::kind::{Period, ReturnKind};
use kith_vocabulary::calendar::london_today;
use kith_vocabulary::ids::{ExportId, JobId};
use serde::{Deserialize, Serialize};

use super::found::{Found, found_in};
use super::{Made, keep, make_at, period_of, period_text, sql, unwritten};
use crate::platform::access::{Grant, may};
use crate::platform::clock::new_id;
use crate::platform::context::{App, Ctx};
use crate::platform::jobs::{self, Kind, Reconciler, Running};
use crate::platform::problem::Problem;
use crate::platform::recorder::Acting;
use crate::values;

/// Making a return, as background work.
pub const JOB: Kind = Kind { name: "make a return", run };

/// Files of returns and what was found in them are kept for thirty days; that they were made stays.
pub const FORGET: Reconciler =
    Reconciler { name: "forget files of returns", every: std::time::Duration::from_secs(3_600), run: forget };

const KEPT_FOR: SignedDuration = SignedDuration::from_hours(30 * 24);

#[derive(Debug, Serialize, Deserialize)]
struct Arguments {
    kind: String,
    period: String,
    export: String,
}

/// How a return that was asked for stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::exports) enum Standing {
    /// It waits for its turn, or is being made: hundredths done.
    UnderWay(i64),
    /// It is made.
    Done(ExportId),
    /// It was not made; this is why.
    Failed(String),
}

/// Asks for a return.
pub(in crate::exports) fn ask(
    ctx: &Ctx,
    _: &Grant<may::MakeReturn>,
    kind: ReturnKind,
    period: Period,
) -> Result<JobId, Problem> {
    let export: ExportId = new_id(ctx.now);
    let arguments =
        Arguments { kind: kind.key().to_owned(), period: period_text(period), export: export.to_string() };
    let arguments = serde_json::to_string(&arguments)
        .map_err(|error| Problem::fault(format!("a job's arguments: {error}")))?;
    ctx.write(move |tx, ctx| jobs::enqueue(tx, ctx.acting(), JOB.name, &arguments))
}

/// How the return stands that this person asked for.
pub(in crate::exports) fn standing(ctx: &Ctx, id: JobId) -> Result<Standing, Problem> {
    let job = ctx.read(|tx| jobs::find(tx, ctx.authority(), id))?;
    let job = job
        .filter(|job| job.kind == JOB.name && job.asked_by_id == ctx.who.worker)
        .ok_or(Problem::NotFound)?;
    Ok(match job.state.as_str() {
        "done" => Standing::Done(read_arguments(&job.arguments)?.2),
        "failed" => Standing::Failed(job.message.unwrap_or_default()),
        _ => Standing::UnderWay(job.progress),
    })
}

fn read_arguments(text: &str) -> Result<(ReturnKind, Period, ExportId), Problem> {
    let broken = || Problem::fault("a job's arguments cannot be read");
    let arguments: Arguments = serde_json::from_str(text).map_err(|_| broken())?;
    let kind = ReturnKind::by_key(&arguments.kind).ok_or_else(broken)?;
    let period = period_of(&arguments.period).ok_or_else(broken)?;
    Ok((kind, period, arguments.export.parse().map_err(|_| broken())?))
}

fn run(running: &Running) -> Result<String, Problem> {
    let (app, job) = (&running.app, &running.job);
    let (kind, period, export_id) = read_arguments(&job.arguments)?;
    let acting = Acting { authority: job.authority_id, worker: job.asked_by_id, now: app.clock.now() };
    let folder = tempfile::tempdir().map_err(|error| unwritten(&error))?;
    let path = folder.path().join(file_name(kind, period));
    running.progress(10)?;
    let made = make_at(&app.db, acting, export_id, kind, period, &path)?;
    running.progress(50)?;
    let found = check_made(&made, kind, period, london_today(acting.now), &path)?;
    running.progress(90)?;
    let body = std::fs::read(&path).map_err(|error| unwritten(&error))?;
    keep_file(app, acting, made, found, body)?;
    Ok("The return is made.".to_owned())
}

/// What the return's own rules find in what was made, read back from the file as anybody would read it. What is only due
/// later in a year that goes on is not found.
fn check_made(
    made: &Made,
    kind: ReturnKind,
    period: Period,
    today: Date,
    path: &std::path::Path,
) -> Result<Vec<Found>, Problem> {
    let file = File::open(path).map_err(|error| unwritten(&error))?;
    let asked = ToCheck {
        kind,
        period,
        given: made.export.file_name.clone(),
        files: vec![GivenFile::new(made.export.file_name.clone(), file)],
        last_year: vec![],
        providers: vec![],
        authority: Text::default(),
    };
    let checked = check_so_far(asked, today, &|_, _| {}).map_err(|fault| {
        Problem::fault(format!("a return that was just made cannot be read: {}", fault.words))
    })?;
    Ok(found_in(&checked.report.findings, &made.children))
}

fn keep_file(app: &App, acting: Acting, made: Made, found: Vec<Found>, body: Vec<u8>) -> Result<(), Problem> {
    app.db.write(move |tx| {
        let id = made.export.export_id;
        let done: Option<super::Export> = tx.find(&sql::FIND, values![acting.authority, id])?;
        if done.is_some() {
            return Ok(());
        }
        keep(tx, acting, &made.export)?;
        tx.run(&sql::ADD_FILE, values![acting.authority, id, acting.now, body])?;
        for (number, found) in (0_i64..).zip(&found) {
            tx.run(
                &sql::ADD_FINDING,
                values![acting.authority, id, number, found.person, found.code, found.severity, found.cells],
            )?;
        }
        Ok(())
    })
}

/// What the file is called where it is put.
pub(in crate::exports) fn file_name(kind: ReturnKind, period: Period) -> String {
    let ending = match kind {
        ReturnKind::Census => "xml",
        ReturnKind::AnnexA => "xlsx",
        ReturnKind::LookedAfter => "zip",
    };
    format!("{}-{}.{ending}", kind.key(), period_text(period))
}

fn forget(app: &std::sync::Arc<App>) -> Result<u64, Problem> {
    let before = app.clock.now().checked_sub(KEPT_FOR).unwrap_or(Timestamp::UNIX_EPOCH);
    app.db.write(move |tx| {
        tx.run(&sql::FORGET_FINDINGS, values![before])?;
        tx.run(&sql::FORGET_FILES, values![before])
    })
}
