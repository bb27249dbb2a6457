//! Running the command and the public validator, and seeing how long they take and how much memory they hold.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use serde::Deserialize;

/// The program that is measured.
pub(super) struct Kith(pub(super) PathBuf);

/// One run from beginning to end.
#[derive(Debug, Clone, Copy)]
pub(super) struct Run {
    pub(super) seconds: f64,
    /// The time of processors it took, which others on the machine hardly add to: counted in hundredths of a second, so
    /// the mean of all runs.
    pub(super) of_processors: f64,
    /// The most it held, as the system last said before it ended.
    pub(super) megabytes: u64,
}

/// What the public validator said of its run.
#[derive(Deserialize)]
pub(super) struct Theirs {
    pub(super) read: f64,
    pub(super) check: f64,
    pub(super) peak: u64,
    pub(super) ran: u32,
    pub(super) failed: u32,
}

impl Kith {
    /// The middle of 21 starts, in seconds.
    pub(super) fn startup(&self) -> Result<f64, String> {
        let mut all = vec![];
        for _ in 0..21 {
            let start = Instant::now();
            let done = Command::new(&self.0).arg("--version").stdout(Stdio::null()).status();
            done.map_err(|problem| self.cannot(&problem))?;
            all.push(start.elapsed().as_secs_f64());
        }
        all.sort_by(f64::total_cmp);
        Ok(all[all.len() / 2])
    }

    /// The fastest of five checks, for other programs only ever add time. That something was found is no failure; that nothing could be checked is.
    pub(super) fn check(&self, arguments: &[String]) -> Result<Run, String> {
        let mut runs = vec![];
        for _ in 0..5 {
            runs.push(self.check_once(arguments)?);
        }
        runs.sort_by(|a, b| a.seconds.total_cmp(&b.seconds));
        let megabytes = runs.iter().map(|run| run.megabytes).max().unwrap_or(0);
        let of_processors = runs.iter().map(|run| run.of_processors).sum::<f64>() / runs.len() as f64;
        Ok(Run { seconds: runs[0].seconds, of_processors, megabytes })
    }

    fn check_once(&self, arguments: &[String]) -> Result<Run, String> {
        let start = Instant::now();
        let mut command = Command::new(&self.0);
        command.arg("check").args(arguments).args(["--format", "json"]).stdout(Stdio::null());
        let mut child = command.spawn().map_err(|problem| self.cannot(&problem))?;
        let process = format!("/proc/{}", child.id());
        let (mut megabytes, mut of_processors) = (0, 0.0);
        let ended = loop {
            if let Some(ended) = child.try_wait().map_err(|problem| self.cannot(&problem))? {
                break ended;
            }
            megabytes = megabytes.max(peak_megabytes(&process));
            of_processors = seconds_of_processors(&process).unwrap_or(of_processors);
            std::thread::sleep(Duration::from_millis(1));
        };
        let seconds = start.elapsed().as_secs_f64();
        match ended.code() {
            Some(0 | 1) => Ok(Run { seconds, of_processors, megabytes }),
            _ => Err(format!("{} could not check: {ended}", self.0.display())),
        }
    }

    /// Whether a check of more than a second says on a terminal how far it has come. Nothing where there is no `script`
    /// to give it a terminal.
    pub(super) fn tells(&self, arguments: &[String]) -> Result<Option<bool>, String> {
        let quoted: Vec<String> = arguments.iter().map(|argument| format!("'{argument}'")).collect();
        let line = format!("'{}' check {} --format json -o /dev/null", self.0.display(), quoted.join(" "));
        match Command::new("script").args(["-qec", &line, "/dev/null"]).stdin(Stdio::null()).output() {
            Ok(done) => Ok(Some(String::from_utf8_lossy(&done.stdout).contains("Checked"))),
            Err(_) => Ok(None),
        }
    }

    fn cannot(&self, problem: &std::io::Error) -> String {
        format!("{} cannot be run: {problem}", self.0.display())
    }
}

/// Runs the public validator of PyPI on a made-up return.
pub(super) fn peer(python: &Path, folder: &Path, year: i16) -> Result<Theirs, String> {
    let mut command = Command::new(python);
    command.arg("script/lib/peer_ssda903.py").arg(folder).arg(year.to_string());
    // Its list of postcodes is signed with a key that is not in the package.
    command.env("QLACREF_PC_INSECURE", "True");
    let done =
        command.output().map_err(|problem| format!("{} cannot be run: {problem}", python.display()))?;
    let said = String::from_utf8_lossy(&done.stdout);
    let last = said.lines().last().unwrap_or_default();
    serde_json::from_str(last).map_err(|_| {
        format!("the public validator said nothing of use: {}", String::from_utf8_lossy(&done.stderr))
    })
}

/// User and system time; the system counts them in hundredths of a second.
fn seconds_of_processors(process: &str) -> Option<f64> {
    let stat = fs::read_to_string(format!("{process}/stat")).ok()?;
    let after_name = stat.rsplit_once(')')?.1;
    let ticks = |at: usize| after_name.split_whitespace().nth(at)?.parse::<u32>().ok();
    // A process that has just ended is said to have taken nothing.
    Some(f64::from(ticks(11)? + ticks(12)?) / 100.0).filter(|seconds| *seconds > 0.0)
}

fn peak_megabytes(process: &str) -> u64 {
    let status = fs::read_to_string(format!("{process}/status")).unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM"));
    let kilobytes = line.and_then(|line| line.split_whitespace().nth(1)?.parse::<u64>().ok());
    kilobytes.unwrap_or(0) / 1024
}
