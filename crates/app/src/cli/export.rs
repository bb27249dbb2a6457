//! `kith export`: a statutory return made from the record.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use jiff::civil::Date;
use kith_returns::kind::{Period, ReturnKind};
use kith_returns::report::thousands;

use super::{Failed, Place, open};
use crate::exports::made::{Export, make};

/// The returns that can be made. Another collection adds its line here and in `call`.
#[derive(Subcommand)]
pub(super) enum ExportCommand {
    /// Make the children in need census of a year, as the XML file that the Department takes.
    Cin {
        /// The collection year: 2026 for the census of 1 April 2025 to 31 March 2026.
        #[arg(long)]
        year: i16,
        #[command(flatten)]
        to: To,
    },
    /// Make the lists of Annex A for a day, as the workbook that Ofsted asks for.
    AnnexA {
        /// The day that the lists are drawn up for, as year-month-day.
        #[arg(long, value_name = "DATE")]
        as_at: Date,
        #[command(flatten)]
        to: To,
    },
}

/// Where the record is, where the return goes, and who makes it.
#[derive(Args)]
pub(super) struct To {
    #[command(flatten)]
    place: Place,
    /// Where the file is put.
    #[arg(short, long, value_name = "FILE")]
    out: PathBuf,
    /// The email of whoever makes it; otherwise it is Kith's own export.
    #[arg(long = "as", value_name = "EMAIL")]
    by: Option<String>,
}

impl ExportCommand {
    fn call(self) -> (ReturnKind, Period, To) {
        match self {
            ExportCommand::AnnexA { as_at, to } => (ReturnKind::AnnexA, Period::AsAt(as_at), to),
            ExportCommand::Cin { year, to } => (ReturnKind::Census, Period::Year(year), to),
        }
    }
}

/// Makes the return, or says in one sentence why nothing was made.
pub(super) fn export(command: ExportCommand) -> Result<(), Failed> {
    let (kind, period, to) = command.call();
    if let Period::Year(year) = period
        && !(2009..=2100).contains(&year)
    {
        return Err(Failed::new(format!(
            "{year} is not a collection year. Say one such as 2026 with --year."
        )));
    }
    let runtime = open::runtime()?;
    let app = open::app(&to.place, &runtime)?;
    let acting = open::acting(&app, to.by.as_deref(), "Kith export")?;
    let made = make(&app.db, acting, kind, period, &to.out).map_err(Failed::new)?;
    println!("{}", told(kind, period, &made, &to));
    Ok(())
}

fn told(kind: ReturnKind, period: Period, made: &Export, to: &To) -> String {
    let children = usize::try_from(made.children).unwrap_or(0);
    format!("{}, {period}: {} children, in {}.", kind.name(), thousands(children), to.out.display())
}
