//! `kith send`: what was made from the record, sent to whoever collects it.

use clap::Subcommand;
use kith_returns::report::thousands;

use crate::cli::{Failed, Place, open};
use crate::exports::daily_flow::sending::{self, Sending};

/// Who sends when nobody is signed in.
const OWN: &str = "Kith export";

#[derive(Subcommand)]
pub(in crate::cli) enum SendCommand {
    /// Send the Department's daily flow: the children who changed since each was last sent. Exit 1: some were refused.
    ///
    /// The service and who Kith is to it are settings (daily_flow_url and those beside it; see the operator's guide).
    DailyFlow {
        #[command(flatten)]
        place: Place,
        /// The email of whoever sends it; otherwise it is Kith's own export.
        #[arg(long = "as", value_name = "EMAIL")]
        by: Option<String>,
    },
}

/// Sends, or says in one sentence why nothing more was sent.
pub(in crate::cli) fn send(command: SendCommand) -> Result<(), Failed> {
    let SendCommand::DailyFlow { place, by } = command;
    let runtime = open::runtime()?;
    let app = open::app(&place, &runtime)?;
    let acting = open::acting(&app, by.as_deref(), OWN)?;
    let sent = sending::send(&app, acting, &mut std::thread::sleep).map_err(Failed::new)?;
    match &sent.stopped_because {
        Some(why) => Err(Failed::new(format!("{} {why}", told(&sent)))),
        None if sent.refused > 0 => Err(Failed { words: told(&sent), code: 1 }),
        None => {
            println!("{}", told(&sent));
            Ok(())
        }
    }
}

fn told(sent: &Sending) -> String {
    let number = |n: i64| thousands(usize::try_from(n).unwrap_or(0));
    match sent.refused {
        0 => format!("{} children were taken by {}.", number(sent.taken), sent.service),
        refused => format!(
            "{} children were taken by {}, and {} were refused; the page “Make a return” says who.",
            number(sent.taken),
            sent.service,
            number(refused)
        ),
    }
}
