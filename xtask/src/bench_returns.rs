//! Times reading and checking made-up returns: `cargo xtask bench-returns [CHILDREN...]`, in a release build.
//!
//! Each return is made, then read and checked in a process of its own, so that its peak of memory is its own too.

use std::fs::{self, File};
use std::path::Path;
use std::process::{Command, ExitCode};
use std::time::Instant;

use kith_returns::files::given::GivenFile;
use kith_returns::generate::Plan;
use kith_returns::rules::finding::Report;
use kith_returns::rules::running::quietly;
use kith_returns::{cin_census, ssda903};

use crate::generate_return::{YEARS, make_census, make_looked_after};

/// Runs the command.
pub(crate) fn run(arguments: &[String]) -> ExitCode {
    let outcome = match arguments {
        [one, kind, path] if one == "--one" => time_one(kind, Path::new(path)),
        sizes => {
            let sizes: Vec<u32> = sizes.iter().filter_map(|size| size.parse().ok()).collect();
            time_all(if sizes.is_empty() { &[10_000, 100_000] } else { &sizes })
        }
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("{problem}");
            ExitCode::from(2)
        }
    }
}

fn time_all(sizes: &[u32]) -> Result<(), String> {
    println!(
        "{:<8} {:>9} {:>8} {:>8} {:>8} {:>9} {:>8}",
        "return", "children", "read s", "check s", "all s", "findings", "peak MB"
    );
    let folder = std::env::temp_dir().join(format!("kith-bench-{}", std::process::id()));
    for kind in ["cin", "ssda903"] {
        for children in sizes {
            let _ = fs::remove_dir_all(&folder);
            let made = make(kind, &folder, *children).and_then(|()| {
                let this = std::env::current_exe()?;
                Command::new(this).args(["bench-returns", "--one", kind]).arg(&folder).status()
            });
            let _ = fs::remove_dir_all(&folder);
            made.map_err(|problem| format!("{kind} of {children} children: {problem}"))?;
        }
    }
    Ok(())
}

fn make(kind: &str, folder: &Path, children: u32) -> std::io::Result<()> {
    fs::create_dir_all(folder)?;
    let plan = |year| Plan { year, errors: 0.02, seed: 1 };
    match kind {
        "cin" => make_census(&folder.join("census.xml"), plan(cin_census::census::NEWEST_YEAR), children),
        _ => make_looked_after(folder, plan(ssda903::collection::NEWEST_YEAR), children),
    }
}

fn time_one(kind: &str, folder: &Path) -> Result<(), String> {
    let start = Instant::now();
    let (read, children, report) =
        if kind == "cin" { one_census(folder)? } else { one_looked_after(folder)? };
    let all = start.elapsed().as_secs_f64();
    let n = report.findings.len();
    println!(
        "{kind:<8} {children:>9} {read:>8.3} {:>8.3} {all:>8.3} {n:>9} {:>8}",
        all - read,
        peak_megabytes()
    );
    Ok(())
}

fn one_census(folder: &Path) -> Result<(f64, usize, Report), String> {
    let start = Instant::now();
    let file = File::open(folder.join("census.xml")).map_err(|problem| problem.to_string())?;
    let read = cin_census::read::read("census.xml", file).map_err(|problem| problem.to_string())?;
    let returned = cin_census::child::Return::assemble(read.tables);
    let seconds = start.elapsed().as_secs_f64();
    let report = cin_census::check::check(&returned, cin_census::census::NEWEST_YEAR, &quietly);
    Ok((seconds, returned.n_children(), report))
}

fn one_looked_after(folder: &Path) -> Result<(f64, usize, Report), String> {
    let start = Instant::now();
    let [this, last] = YEARS.map(|year| tables_in(&folder.join(year)));
    let returned = ssda903::child::Return::assemble(this?, last?);
    let seconds = start.elapsed().as_secs_f64();
    let year = ssda903::collection::NEWEST_YEAR;
    let report = ssda903::check::check(&returned, ssda903::collection::Collection::of(year), &quietly);
    Ok((seconds, returned.n_children(), report))
}

fn tables_in(folder: &Path) -> Result<ssda903::tables::Tables, String> {
    let entries = fs::read_dir(folder).map_err(|problem| problem.to_string())?;
    let mut files = vec![];
    for entry in entries {
        let path = entry.map_err(|problem| problem.to_string())?.path();
        let file = File::open(&path).map_err(|problem| problem.to_string())?;
        files.push(GivenFile::new(path.to_string_lossy(), file));
    }
    let read = ssda903::read::read(files).map_err(|problem| problem.to_string())?;
    Ok(read.tables)
}

/// The most memory this process has held, where the system tells; nought elsewhere.
fn peak_megabytes() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM"));
    let kilobytes = line.and_then(|line| line.split_whitespace().nth(1)?.parse::<u64>().ok());
    kilobytes.unwrap_or(0) / 1024
}
