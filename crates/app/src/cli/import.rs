//! `kith import`: a statutory file read into the record.

use std::io::IsTerminal;
use std::path::{Path, PathBuf};

use clap::Subcommand;
use kith_returns::kind::collection_year;
use kith_vocabulary::calendar::london_today;

use super::{Failed, Place, open};
use crate::imports::actions::{IMPORTER, Outcome, import_census};
use crate::imports::looked_after;
use crate::platform::clock::new_id;
use crate::platform::context::App;
use crate::platform::recorder::Acting;

#[derive(Subcommand)]
pub(super) enum ImportCommand {
    /// Read a children in need census (XML, any year from 2017) into the record. Read again, it changes nothing.
    Cin {
        /// The census file.
        file: PathBuf,
        #[command(flatten)]
        place: Place,
        /// The email of whoever imports it; otherwise it is Kith's own import.
        #[arg(long = "as", value_name = "EMAIL")]
        by: Option<String>,
    },
    /// Read SSDA903 returns (a folder of CSV files, a zip or the XML file, a year each) into the record. Read again, they
    /// change nothing.
    Ssda903 {
        /// This year's folder or file.
        given: PathBuf,
        /// Last year's, which is read first.
        #[arg(long, value_name = "FOLDER")]
        last_year: Option<PathBuf>,
        /// The collection year of this year's, such as 2026; otherwise the newest in which episodes begin.
        #[arg(long)]
        year: Option<i16>,
        #[command(flatten)]
        place: Place,
        /// The email of whoever imports it; otherwise it is Kith's own import.
        #[arg(long = "as", value_name = "EMAIL")]
        by: Option<String>,
    },
}

/// Reads the files, or says in one sentence why nothing was read.
pub(super) fn import(command: ImportCommand) -> Result<(), Failed> {
    let runtime = open::runtime()?;
    match command {
        ImportCommand::Cin { file, place, by } => {
            let app = open::app(&place, &runtime)?;
            let acting = open::acting(&app, by.as_deref(), IMPORTER)?;
            println!("{}", census(&app, acting, &file)?);
        }
        ImportCommand::Ssda903 { given, last_year, year, place, by } => {
            let app = open::app(&place, &runtime)?;
            let acting = open::acting(&app, by.as_deref(), IMPORTER)?;
            if let Some(last_year) = last_year {
                println!("{}", looked_after(&app, acting, &last_year, year.map(|year| year - 1))?);
            }
            println!("{}", looked_after(&app, acting, &given, year)?);
        }
    }
    Ok(())
}

/// Reads a year's SSDA903 return, and says in words what came of it.
fn looked_after(app: &App, acting: Acting, given: &Path, year: Option<i16>) -> Result<String, Failed> {
    let name = given.to_string_lossy();
    let failed = |problem| Failed::new(format!("{name} was not imported. {problem}"));
    let today = london_today(acting.now);
    let checked = looked_after::check(given, &name, year, today).map_err(failed)?;
    let of = collection_year(checked.year());
    let shown = std::io::stderr().is_terminal();
    let outcome =
        looked_after::import_checked(&app.db, acting, new_id(acting.now), checked, &mut |done, all| {
            if shown {
                eprint!("\rReading {name}: {done} of {all} children ");
            }
        });
    if shown {
        eprintln!();
    }
    Ok(format!("{of}: {}", in_words(outcome.map_err(failed)?)))
}

/// Reads a census, and says in words what came of it.
pub(super) fn census(app: &App, acting: Acting, file: &Path) -> Result<String, Failed> {
    let shown = std::io::stderr().is_terminal();
    let mut told = u64::MAX;
    let name = file.to_string_lossy();
    let outcome = import_census(&app.db, acting, file, &name, &mut |done, all| {
        let percent = done * 100 / all.max(1);
        if shown && percent != told {
            told = percent;
            eprint!("\rReading {name}: {percent}%");
        }
    });
    if shown && told != u64::MAX {
        eprintln!();
    }
    let outcome = outcome.map_err(|problem| Failed::new(format!("{name} was not imported. {problem}")))?;
    Ok(in_words(outcome))
}

/// What came of a file.
fn in_words(outcome: Outcome) -> String {
    let import = outcome.import();
    match outcome {
        Outcome::Before(_) => format!("{} was read before; nothing was changed.", import.file_name),
        Outcome::Read(_) => format!(
            "{}: {} children; {} new rows, {} changed, {} there already; {} things to look at.",
            import.file_name,
            import.children,
            import.new_rows,
            import.changed_rows,
            import.same_rows,
            import.findings
        ),
    }
}
