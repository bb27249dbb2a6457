//! Makes large made-up returns: `cargo xtask generate-return cin|ssda903 --children N --errors 0.02 --seed S -o OUT`.
//!
//! A census is one file; a looked-after return is two folders of comma-separated files, `this-year` and `last-year`.
//! Both are written child by child, so that a return of a million needs no more memory than one of ten.

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

/// The folders of a looked-after return: this year's files and last year's.
pub(crate) const YEARS: [&str; 2] = ["this-year", "last-year"];

/// Writes a looked-after return and last year's to two folders in a folder.
pub(crate) fn make_looked_after(out: &Path, plan: Plan, children: u32) -> io::Result<()> {
    let [this_year, last_year] = YEARS;
    let mut this = Files::create(&out.join(this_year), plan.year)?;
    let mut last = Files::create(&out.join(last_year), plan.year - 1)?;
    for number in 0..children {
        let years = looked_after::child(plan, number);
        this.write(&years.this)?;
        last.write(&years.last)?;
    }
    this.finish()?;
    last.finish()
}

/// The comma-separated files of one year, while they are being written.
struct Files(Vec<(&'static str, Vec<&'static str>, BufWriter<File>)>);

impl Files {
    /// Begins a file for each table that the year's return has.
    fn create(folder: &Path, year: i16) -> io::Result<Self> {
        fs::create_dir_all(folder)?;
        let empty = Tables::default();
        let mut files = vec![];
        for table in Tables::NAMES.iter().filter(|table| year >= first_year(table)) {
            let file = File::create(folder.join(write_csv::file_name(table)))?;
            let mut file = BufWriter::with_capacity(1 << 18, file);
            let columns = write_csv::columns(&empty, table);
            write_csv::head(&columns, &mut file)?;
            files.push((*table, columns, file));
        }
        Ok(Self(files))
    }

    fn write(&mut self, child: &Tables) -> io::Result<()> {
        self.0.iter_mut().try_for_each(|(table, columns, file)| write_csv::rows(child, table, columns, file))
    }

    fn finish(self) -> io::Result<()> {
        self.0
            .into_iter()
            .try_for_each(|(_, _, file)| file.into_inner().map(drop).map_err(|error| error.into_error()))
    }
}

/// The first year whose return has the table.
fn first_year(table: &str) -> i16 {
    match table {
        "SWEpisodes" => 2024,
        "DoLo" => 2027,
        _ => 0,
    }
}
