//! An import that a page asked for: background work over a file kept in the data folder until it is read.
//!
//! A job that was cut off is run again, and changes nothing where the import had come to its end.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use kith_vocabulary::calendar::london_today;
use kith_vocabulary::ids::{ImportId, JobId};
use kith_vocabulary::time::date_in_words;
use serde::{Deserialize, Serialize};

use super::actions::{Outcome, check_census, import_checked};
use super::looked_after;
use crate::platform::access::{Grant, may};
use crate::platform::clock::new_id;
use crate::platform::config::Config;
use crate::platform::context::Ctx;
use crate::platform::jobs::{self, Kind, Running, TRIES};
use crate::platform::problem::Problem;
use crate::platform::recorder::Acting;

/// Reading a file into the record, as background work.
pub const JOB: Kind = Kind { name: "import a statutory file", run };

/// How far the imports of this process have come, in hundredths.
///
/// The job's row cannot tell while the import writes: on SQLite it holds the writer until all of it is done.
static NOW: Mutex<BTreeMap<JobId, i64>> = Mutex::new(BTreeMap::new());

/// What the job works on. The import's id is made beforehand, so that a second run knows the first one's.
#[derive(Debug, Serialize, Deserialize)]
struct Arguments {
    kept_as: String,
    file_name: String,
    import: String,
    /// Which kind of file it is.
    kind: String,
}

/// How an import that was asked for stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Standing {
    /// It waits for its turn, or is being read: hundredths done.
    UnderWay(i64),
    /// It came to this import.
    Done(ImportId),
    /// Nothing changed or nothing was imported; this is why.
    Nothing(String),
}

/// Asks for the import of a file that was checked. The file is moved away from where it was.
pub(super) fn ask(
    ctx: &Ctx,
    _: &Grant<may::ImportReturn>,
    path: &Path,
    file_name: &str,
    kind: &str,
) -> Result<JobId, Problem> {
    let import: ImportId = new_id(ctx.now);
    let kept = kept_at(&ctx.app.config, &import.to_string());
    keep(path, &kept).map_err(|_| {
        Problem::Unavailable(
            "The server’s disk did not keep the file. Nothing was imported. Tell your administrator."
                .to_owned(),
        )
    })?;
    let arguments = Arguments {
        kept_as: import.to_string(),
        file_name: file_name.to_owned(),
        import: import.to_string(),
        kind: kind.to_owned(),
    };
    let arguments = serde_json::to_string(&arguments)
        .map_err(|error| Problem::fault(format!("a job's arguments: {error}")))?;
    ctx.write(move |tx, ctx| jobs::enqueue(tx, ctx.acting(), JOB.name, &arguments))
}

/// Where a file waits to be read.
fn kept_at(config: &Config, name: &str) -> PathBuf {
    config.data.join("incoming").join(format!("{name}.xml"))
}

/// Moves a file, also to another disk.
fn keep(from: &Path, to: &Path) -> std::io::Result<()> {
    if let Some(folder) = to.parent() {
        std::fs::create_dir_all(folder)?;
    }
    if std::fs::rename(from, to).is_err() {
        std::fs::copy(from, to)?;
        std::fs::remove_file(from)?;
    }
    Ok(())
}

fn run(running: &Running) -> Result<String, Problem> {
    let job = &running.job;
    let arguments: Arguments = serde_json::from_str(&job.arguments)
        .map_err(|error| Problem::fault(format!("a job's arguments: {error}")))?;
    let kept = kept_at(&running.app.config, &arguments.kept_as);
    let result = read(running, &arguments, &kept);
    // The file is thrown away as soon as it will not be read again.
    if matches!(result, Ok(_) | Err(Problem::Invalid(_))) || job.tries >= TRIES {
        let _ = std::fs::remove_file(&kept);
    }
    result
}

fn read(running: &Running, arguments: &Arguments, kept: &Path) -> Result<String, Problem> {
    let (app, job) = (&running.app, &running.job);
    let acting = Acting { authority: job.authority_id, worker: job.asked_by_id, now: app.clock.now() };
    let import = arguments.import.parse().map_err(|_| Problem::fault("a job's import has no id"))?;
    let under_way = UnderWay::begin(job.job_id);
    let mut told = |done: u64, all: u64| under_way.tell(running, done, all);
    let outcome = if arguments.kind == looked_after::KIND {
        let checked = looked_after::check(kept, &arguments.file_name, None, london_today(acting.now))?;
        looked_after::import_checked(&app.db, acting, import, checked, &mut told)?
    } else {
        let checked = check_census(kept, &mut told)?;
        import_checked(&app.db, acting, import, kept, &arguments.file_name, checked, &mut told)?
    };
    app.db.write(move |tx| jobs::enqueue(tx, acting, crate::deadlines::JOB.name, "").map(|_| ()))?;
    Ok(match outcome {
        Outcome::Before(before) if before.import_id != import => {
            let read_on = date_in_words(london_today(before.read_at));
            format!("This very file was read before, on {read_on}. Nothing changed.")
        }
        _ => String::new(),
    })
}

/// How the import stands that this person asked for.
pub(super) fn standing(ctx: &Ctx, id: JobId) -> Result<Standing, Problem> {
    let now = in_this_process().get(&id).copied();
    let job = ctx.read(|tx| jobs::find(tx, ctx.authority(), id))?;
    let job = job
        .filter(|job| job.kind == JOB.name && job.asked_by_id == ctx.who.worker)
        .ok_or(Problem::NotFound)?;
    let arguments: Arguments = serde_json::from_str(&job.arguments)
        .map_err(|error| Problem::fault(format!("a job's arguments: {error}")))?;
    let message = job.message.unwrap_or_default();
    Ok(match (job.state.as_str(), arguments.import.parse()) {
        ("done", Ok(import)) if message.is_empty() => Standing::Done(import),
        ("done" | "failed", _) => Standing::Nothing(message),
        _ => Standing::UnderWay(now.unwrap_or(job.progress)),
    })
}

fn in_this_process() -> std::sync::MutexGuard<'static, BTreeMap<JobId, i64>> {
    NOW.lock().expect("nobody panics while holding the list of imports")
}

/// A job's place in the list of those that run, for as long as it runs.
struct UnderWay(JobId);

impl UnderWay {
    fn begin(job: JobId) -> Self {
        in_this_process().insert(job, 0);
        UnderWay(job)
    }

    fn tell(&self, running: &Running, done: u64, all: u64) {
        let hundredths = i64::try_from((done * 100).checked_div(all).unwrap_or(0)).unwrap_or(0);
        let before = in_this_process().insert(self.0, hundredths);
        // The first half writes nothing else, so the row can be told too, for pages of other processes.
        if done <= all / 2 && before.is_none_or(|before| before / 5 != hundredths / 5) {
            // A page that shows an older number is no reason to stop reading.
            let _ = running.progress(hundredths);
        }
    }
}

impl Drop for UnderWay {
    fn drop(&mut self) {
        in_this_process().remove(&self.0);
    }
}
