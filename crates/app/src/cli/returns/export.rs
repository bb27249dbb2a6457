//! `kith export`: a statutory return made from the record.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use jiff::civil::Date;
use kith_returns::kind::{Period, ReturnKind};
use kith_returns::report::thousands;

use crate::cli::{Failed, Place, open};
use crate::exports::daily_flow::{self, Batch, Counts};
use crate::exports::made::{Export, make, make_folder};

/// Who exports when nobody is signed in.
const OWN: &str = "Kith export";

/// The returns that can be made. Another collection adds its line here and in `export`.
#[derive(Subcommand)]
pub(in crate::cli) enum ExportCommand {
    /// Make the children in need census of a year, as the XML file that the Department takes.
    Cin {
        /// The collection year: 2026 for the census of 1 April 2025 to 31 March 2026.
        #[arg(long)]
        year: i16,
        #[command(flatten)]
        to: To,
    },
    /// Make the SSDA903 return of a year, as a folder of CSV files or, where OUT ends in .zip, as a zip of them.
    Ssda903 {
        /// The collection year: 2026 for 1 April 2025 to 31 March 2026.
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
    /// Write the Department's daily flow: the children who changed since they were last sent, as JSON.
    DailyFlow {
        /// Only the child with this number, as they stand.
        #[arg(long, value_name = "NUMBER", conflicts_with = "all")]
        child: Option<String>,
        /// Every child of the flow, as they stand.
        #[arg(long)]
        all: bool,
        /// The batch counts as sent: the next one tells of what changed after it.
        #[arg(long)]
        sent: bool,
        #[command(flatten)]
        to: To,
    },
}

/// Where the record is, where the return goes, and who makes it.
#[derive(Args)]
pub(in crate::cli) struct To {
    #[command(flatten)]
    place: Place,
    /// Where the file or folder is put.
    #[arg(short, long, value_name = "OUT")]
    out: PathBuf,
    /// The email of whoever makes it; otherwise it is Kith's own export.
    #[arg(long = "as", value_name = "EMAIL")]
    by: Option<String>,
}

/// Makes the return, or says in one sentence why nothing was made.
pub(in crate::cli) fn export(command: ExportCommand) -> Result<(), Failed> {
    match command {
        ExportCommand::Cin { year, to } => made(ReturnKind::Census, Period::Year(year), &to),
        ExportCommand::Ssda903 { year, to } => made(ReturnKind::LookedAfter, Period::Year(year), &to),
        ExportCommand::AnnexA { as_at, to } => made(ReturnKind::AnnexA, Period::AsAt(as_at), &to),
        ExportCommand::DailyFlow { child, all, sent, to } => {
            let batch = match &child {
                Some(number) => Batch::Child(number),
                None if all => Batch::All,
                None => Batch::Changed,
            };
            flow(batch, if sent { Counts::Sent } else { Counts::Unsent }, &to)
        }
    }
}

fn flow(batch: Batch, counts: Counts, to: &To) -> Result<(), Failed> {
    let runtime = open::runtime()?;
    let app = open::app(&to.place, &runtime)?;
    let acting = open::acting(&app, to.by.as_deref(), OWN)?;
    let made = daily_flow::make(&app.db, acting, batch, counts, &to.out).map_err(Failed::new)?;
    println!("{} children in {}.", thousands(usize::try_from(made.children).unwrap_or(0)), to.out.display());
    Ok(())
}

fn made(kind: ReturnKind, period: Period, to: &To) -> Result<(), Failed> {
    if let Period::Year(year) = period
        && !(2009..=2100).contains(&year)
    {
        return Err(Failed::new(format!(
            "{year} is not a collection year. Say one such as 2026 with --year."
        )));
    }
    let runtime = open::runtime()?;
    let app = open::app(&to.place, &runtime)?;
    let acting = open::acting(&app, to.by.as_deref(), OWN)?;
    let is_zip = to.out.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("zip"));
    let made = match (kind, period) {
        (ReturnKind::LookedAfter, Period::Year(year)) if !is_zip => {
            make_folder(&app.db, acting, year, &to.out)
        }
        _ => make(&app.db, acting, kind, period, &to.out),
    };
    let made = made.map_err(Failed::new)?;
    println!("{}", told(kind, period, &made, to));
    Ok(())
}

fn told(kind: ReturnKind, period: Period, made: &Export, to: &To) -> String {
    let children = usize::try_from(made.children).unwrap_or(0);
    format!("{}, {period}: {} children, in {}.", kind.name(), thousands(children), to.out.display())
}
