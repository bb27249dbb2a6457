//! The command line: what an operator says to Kith, and what Kith says back.
//!
//! Every failure is one plain sentence on standard error, with what to do next, and an exit code that is not 0.

mod demo;
mod import;
mod open;
mod returns;
mod serve;

use std::io::Write as _;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use kith_returns::kind::ReturnKind;

use crate::demo::Size;
use crate::platform::access::Role;
use crate::platform::verify::{self, Unproved};

/// Kith, a whole-family practice system for children's social care.
///
/// Start with `kith demo --data demo-data --listen 127.0.0.1:8400 --size small`.
#[derive(Parser)]
#[command(name = "kith", version, about, long_about)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

/// Where the data and settings are.
#[derive(clap::Args, Clone)]
pub(crate) struct Place {
    /// The folder that holds the database and, if there is one, kith.toml.
    #[arg(long, value_name = "DIR", default_value = "kith-data")]
    pub(crate) data: PathBuf,
}

#[derive(Subcommand)]
enum Command {
    /// Serve the web pages, and run background work.
    Serve {
        #[command(flatten)]
        place: Place,
        /// Where to listen; otherwise the setting `listen`, or 127.0.0.1:8400.
        #[arg(long, value_name = "ADDR")]
        listen: Option<SocketAddr>,
    },
    /// Run background work only, beside several `kith serve` on one PostgreSQL.
    Worker {
        #[command(flatten)]
        place: Place,
    },
    /// Read a statutory file into the record.
    #[command(subcommand)]
    Import(import::ImportCommand),
    /// Make a statutory return from the record.
    #[command(subcommand)]
    Export(returns::export::ExportCommand),
    /// Send what was made from the record to whoever collects it.
    #[command(subcommand)]
    Send(returns::send::SendCommand),
    /// Make an invented authority to try Kith with, and serve it. Started again, it serves what is there.
    Demo {
        /// The folder for the data.
        #[arg(long, value_name = "DIR", default_value = "demo-data")]
        data: PathBuf,
        /// Where to listen, or none to make the data and stop.
        #[arg(long, value_name = "ADDR|none", default_value = "127.0.0.1:8400")]
        listen: demo::Listen,
        /// How many children: small (200), county (10,000) or region (100,000).
        #[arg(long, value_name = "SIZE", default_value = "small")]
        size: Size,
    },
    /// Work out again what is due for every child, and say how much changed and how long it took.
    Deadlines {
        #[command(flatten)]
        place: Place,
    },
    /// Prove that the record was not rewritten. Exit 1 names the first difference.
    Verify {
        #[command(flatten)]
        place: Place,
    },
    /// Check a statutory file before it is sent. Exit 0: nothing found; 1: findings; 2: it could not be checked.
    #[command(subcommand)]
    Check(returns::check::CheckCommand),
    /// Tell which rules there are, or all about one of them.
    Rules {
        /// The rule's code, such as 8925 or 503A.
        code: Option<String>,
        /// Only the rules of this return: cin, ssda903 or annex-a.
        #[arg(long = "return", value_name = "RETURN", value_parser = return_kind)]
        kind: Option<ReturnKind>,
    },
    /// Start an authority, or make an account.
    #[command(subcommand)]
    User(UserCommand),
}

#[derive(Subcommand)]
enum UserCommand {
    /// Make an account. The password is asked for, or read from standard input when that is not a terminal.
    Add {
        #[command(flatten)]
        place: Place,
        /// The email address to sign in with.
        #[arg(long)]
        email: String,
        /// The person's name.
        #[arg(long)]
        name: String,
        /// What they are in the service; may be given several times.
        #[arg(long, value_parser = |text: &str| text.parse::<Role>(), required = true)]
        role: Vec<Role>,
        /// The authority's name, when it is to be started.
        #[arg(long)]
        authority: Option<String>,
        /// The authority's three-digit number in statutory returns, when it is to be started.
        #[arg(long)]
        la_code: Option<String>,
    },
}

/// Runs the command line.
pub fn run() -> ExitCode {
    let arguments = Arguments::parse();
    let done = |outcome: Result<(), Failed>| outcome.map(|()| ExitCode::SUCCESS);
    let outcome = match arguments.command {
        Command::Serve { place, listen } => done(serve::serve(&place, listen)),
        Command::Worker { place } => done(serve::worker(&place)),
        Command::Import(command) => done(import::import(command)),
        Command::Export(command) => done(returns::export::export(command)),
        Command::Send(command) => done(returns::send::send(command)),
        Command::Demo { data, listen, size } => done(demo::demo(&Place { data }, listen, size)),
        Command::Deadlines { place } => done(work_out_deadlines(&place)),
        Command::Verify { place } => done(prove(&place)),
        Command::Check(command) => returns::check::run(&command),
        Command::Rules { code, kind } => {
            done(returns::rules::told(code.as_deref(), kind).and_then(|text| print(&text)))
        }
        Command::User(UserCommand::Add { place, email, name, role, authority, la_code }) => {
            done(open::add_user(&place, &email, &name, role, authority.zip(la_code)))
        }
    };
    match outcome {
        Ok(code) => code,
        Err(Failed { words, code }) => {
            eprintln!("kith: {words}");
            ExitCode::from(code)
        }
    }
}

fn return_kind(typed: &str) -> Result<ReturnKind, String> {
    ReturnKind::by_key(typed).ok_or_else(|| {
        let keys: Vec<&str> = ReturnKind::ALL.iter().map(|kind| kind.key()).collect();
        format!("the returns are {}", keys.join(", "))
    })
}

/// Writes to standard output. Whoever reads may have seen enough, as `head` does.
fn print(text: &str) -> Result<(), Failed> {
    match std::io::stdout().lock().write_all(text.as_bytes()) {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => {
            Err(Failed::new(format!("The answer cannot be written: {error}.")))
        }
        _ => Ok(()),
    }
}

/// Why a command failed: one sentence, and the exit code.
pub(crate) struct Failed {
    words: String,
    code: u8,
}

impl Failed {
    pub(crate) fn new(words: impl std::fmt::Display) -> Self {
        Failed { words: words.to_string(), code: 2 }
    }
}

fn work_out_deadlines(place: &Place) -> Result<(), Failed> {
    let runtime = open::runtime()?;
    let app = open::app(place, &runtime)?;
    let begun = app.clock.now();
    let changed = crate::deadlines::work_out_all(&app).map_err(Failed::new)?;
    let seconds = app.clock.now().duration_since(begun).as_secs_f64();
    println!("What is due is worked out in {seconds:.1} s: {changed} changed.");
    Ok(())
}

fn prove(place: &Place) -> Result<(), Failed> {
    let runtime = open::runtime()?;
    let db = open::database_for_reading(&open::config(place)?, &runtime)?;
    match verify::verify(&db) {
        Ok(proved) => {
            println!(
                "The record is whole: {} changes in {} authorities form unbroken chains, and {} rows equal their last change.",
                proved.changes, proved.authorities, proved.rows
            );
            Ok(())
        }
        Err(Unproved::Difference(words)) => Err(Failed { words, code: 1 }),
        Err(Unproved::Problem(problem)) => Err(Failed::new(problem)),
    }
}
