//! `kith import`: a statutory file read into the record.

use std::io::IsTerminal;
use std::path::{Path, PathBuf};

use clap::Subcommand;
use kith_vocabulary::ids::{AuthorityId, WorkerId};

use super::{Failed, Place, open};
use crate::imports::actions::{Outcome, import_census, importer};
use crate::platform::context::App;
use crate::platform::recorder::Acting;
use crate::{statement, values};

statement! {
    WORKER_WITH_EMAIL = "
        select worker_id
          from account
         where authority_id = ?1 and email = ?2 and closed_at is null";
}

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
    let authority = open::only_authority(&app)?.ok_or_else(|| {
        Failed::new("This place has no authority yet. Make the first account with: kith user add --help.")
    })?;
    let acting = match by {
        Some(email) => acting_as(&app, authority, &email)?,
        None => importer(&app.db, authority, app.clock.now()).map_err(Failed::new)?,
    };
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

fn acting_as(app: &App, authority: AuthorityId, email: &str) -> Result<Acting, Failed> {
    let found: Option<WorkerId> = app
        .db
        .read(|tx| {
            let row = tx.row(&WORKER_WITH_EMAIL, values![authority, email.trim().to_lowercase()])?;
            row.map(|mut row| row.take()).transpose()
        })
        .map_err(Failed::new)?;
    let worker =
        found.ok_or_else(|| Failed::new(format!("Nobody has an open account with the email {email}.")))?;
    Ok(Acting { authority, worker, now: app.clock.now() })
}
