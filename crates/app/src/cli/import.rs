//! `kith import`: a statutory file read into the record.

use std::io::IsTerminal;
use std::path::{Path, PathBuf};

use clap::Subcommand;

use super::{Failed, Place, open};
use crate::imports::actions::{IMPORTER, Outcome, import_census};
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
}

/// Reads the file, or says in one sentence why nothing was read.
pub(super) fn import(command: ImportCommand) -> Result<(), Failed> {
    let ImportCommand::Cin { file, place, by } = command;
    let runtime = open::runtime()?;
    let app = open::app(&place, &runtime)?;
    let acting = open::acting(&app, by.as_deref(), IMPORTER)?;
    println!("{}", census(&app, acting, &file)?);
    Ok(())
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
    let import = outcome.import();
    Ok(match outcome {
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
    })
}
