//! Makes large made-up returns: `cargo xtask generate-return cin|ssda903 --children N --errors 0.02 --seed S -o OUT`.
//!
//! A census is one file; a looked-after return is a folder of comma-separated files. Both are written child by
//! child, so that a return of a million needs no more memory than one of ten.

use std::fs::{self, File};
use std::io::{self, BufWriter};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use kith_returns::generate::{Plan, census, looked_after};
use kith_returns::ssda903::{tables::Tables, write_csv};
use kith_returns::{cin_census, ssda903};

const HOW: &str = "Say what to make:
  cargo xtask generate-return cin|ssda903 --children N [--errors 0.02] [--seed S] [--year 2026] -o OUT";

/// What was asked for.
struct Asked {
    kind: String,
    children: u32,
    plan: Plan,
    out: PathBuf,
}

/// Runs the command.
pub(crate) fn run(arguments: &[String]) -> ExitCode {
    let Some(asked) = asked(arguments) else {
        eprintln!("{HOW}");
        return ExitCode::from(2);
    };
    let made = match asked.kind.as_str() {
        "cin" => make_census(&asked.out, asked.plan, asked.children),
        _ => make_looked_after(&asked.out, asked.plan, asked.children),
    };
    match made {
        Ok(()) => {
            println!("{} children in {}", asked.children, asked.out.display());
            ExitCode::SUCCESS
        }
        Err(problem) => {
            eprintln!("{} could not be written: {problem}", asked.out.display());
            ExitCode::from(2)
        }
    }
}

fn asked(arguments: &[String]) -> Option<Asked> {
    let (kind, rest) = arguments.split_first()?;
    let newest = match kind.as_str() {
        "cin" => cin_census::census::NEWEST_YEAR,
        "ssda903" => ssda903::collection::NEWEST_YEAR,
        _ => return None,
    };
    let mut plan = Plan { year: newest, errors: 0.02, seed: 1 };
    let (mut children, mut out) = (None, None);
    for pair in rest.chunks(2) {
        let [option, value] = pair else { return None };
        match option.as_str() {
            "--children" => children = Some(value.parse().ok()?),
            "--errors" => plan.errors = value.parse().ok()?,
            "--seed" => plan.seed = value.parse().ok()?,
            "--year" => plan.year = value.parse().ok()?,
            "-o" => out = Some(PathBuf::from(value)),
            _ => return None,
        }
    }
    Some(Asked { kind: kind.clone(), children: children?, plan, out: out? })
}

/// Writes a census to a file.
pub(crate) fn make_census(out: &Path, plan: Plan, children: u32) -> io::Result<()> {
    let file = BufWriter::with_capacity(1 << 20, File::create(out)?);
    let mut writer = cin_census::write::Writer::begin(file, &census::header(plan))?;
    for number in 0..children {
        for child in census::child(plan, number).children() {
            writer.child(&child)?;
        }
    }
    writer.end()
}

/// Writes a looked-after return to a folder.
pub(crate) fn make_looked_after(out: &Path, plan: Plan, children: u32) -> io::Result<()> {
    fs::create_dir_all(out)?;
    let empty = Tables::default();
    let mut files = vec![];
    for table in Tables::NAMES {
        let file = File::create(out.join(write_csv::file_name(table)))?;
        let mut file = BufWriter::with_capacity(1 << 18, file);
        let columns = write_csv::columns(&empty, table);
        write_csv::head(&columns, &mut file)?;
        files.push((*table, columns, file));
    }
    for number in 0..children {
        let child = looked_after::child(plan, number);
        for (table, columns, file) in &mut files {
            write_csv::rows(&child, table, columns, file)?;
        }
    }
    files
        .into_iter()
        .try_for_each(|(_, _, file)| file.into_inner().map(drop).map_err(|error| error.into_error()))
}
