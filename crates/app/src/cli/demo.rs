//! `kith demo`: an invented authority to try Kith with, made once and served.

use std::io::{IsTerminal, Write};
use std::net::SocketAddr;
use std::str::FromStr;

use super::{Failed, Place, import, open, serve};
use crate::demo::{self, Size};
use crate::imports::actions::importer;
use crate::platform::context::App;

/// The seed of the demonstration: the same people every time.
const SEED: u64 = 2015;

/// Where the demonstration is served, if anywhere.
#[derive(Debug, Clone, Copy)]
pub(super) enum Listen {
    /// Make the data and stop.
    Nowhere,
    /// Serve it there.
    At(SocketAddr),
}

impl FromStr for Listen {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        if text == "none" {
            return Ok(Listen::Nowhere);
        }
        text.parse()
            .map(Listen::At)
            .map_err(|_| format!("{text:?} is neither an address and port, like 127.0.0.1:8400, nor none"))
    }
}

/// An invented census, so that a family from a statutory file is there to open.
const SAMPLE: &str = include_str!("../../samples/census-2025.xml");

/// Reads the sample census into the new authority, as an analyst would.
fn import_sample(app: &App) -> Result<(), Failed> {
    let authority = open::only_authority(app)?
        .ok_or_else(|| Failed::new("The demonstration was made without its authority."))?;
    let file = app.config.data.join("census-2025.xml");
    std::fs::write(&file, SAMPLE)
        .map_err(|error| Failed::new(format!("{} could not be written: {error}.", file.display())))?;
    let acting = importer(&app.db, authority, app.clock.now()).map_err(Failed::new)?;
    import::census(app, acting, &file)?;
    Ok(())
}

/// Makes the demonstration when it is not there yet, prints how to sign in, and serves it.
pub(super) fn demo(place: &Place, listen: Listen, size: Size) -> Result<(), Failed> {
    serve::log();
    let runtime = open::runtime()?;
    let app = open::app(place, &runtime)?;
    if !demo::is_made(&app).map_err(Failed::new)? {
        let shown = std::io::stderr().is_terminal();
        demo::make(&app, size, SEED, |done, all| {
            if shown {
                eprint!("\rMaking Solentshire: {done} of {all} children");
                // Progress that cannot be shown is no reason to stop.
                let _ = std::io::stderr().flush();
            }
        })
        .map_err(Failed::new)?;
        if shown {
            eprintln!();
        }
        import_sample(&app)?;
    }
    println!("Solentshire is invented, and so is everybody in it. Sign in as:");
    for sign_in in demo::sign_ins() {
        println!("{}\t{}\t{}", sign_in.role.label().to_lowercase(), sign_in.email, sign_in.password);
    }
    match listen {
        Listen::Nowhere => Ok(()),
        Listen::At(address) => serve::listen_until_stopped(&runtime, &app, address),
    }
}
