//! Fetches and prepares the third-party front-end files before the binary embeds them.
//!
//! They come from npm by lockfile and are never committed. Nothing else is decided here: what is
//! taken, and what is left out, is in `frontend/build.mjs`.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;

const SOURCES: [&str; 4] = ["package.json", "package-lock.json", "build.mjs", "strip.mjs"];
const BUILT: [&str; 2] = ["govuk.css", "govuk.js"];

fn main() {
    let here = PathBuf::from(std::env::var("CARGO_MANIFEST_DIR").expect("Cargo names the crate's folder"));
    let frontend = here.join("../../frontend");
    let built = here.join("assets/built");
    for name in SOURCES {
        println!("cargo::rerun-if-changed={}", frontend.join(name).display());
    }
    for name in BUILT {
        println!("cargo::rerun-if-changed={}", built.join(name).display());
    }
    let sources_changed_at = SOURCES.iter().filter_map(|name| changed_at(&frontend.join(name))).max();
    let is_fresh = BUILT.iter().all(|name| changed_at(&built.join(name)) >= sources_changed_at);
    if !is_fresh && let Err(reason) = prepare(&frontend).and_then(|()| date_back(&built, sources_changed_at))
    {
        println!("cargo::error={reason}");
    }
}

// Files dated during this run would look changed to Cargo, and the next build would start over.
fn date_back(built: &Path, to: Option<SystemTime>) -> Result<(), String> {
    let to = to.ok_or("frontend/ is not there to build from")?;
    for name in BUILT {
        let file = std::fs::File::options().append(true).open(built.join(name));
        file.and_then(|file| file.set_modified(to))
            .map_err(|fault| format!("`node build.mjs` made no usable {name}: {fault}"))?;
    }
    Ok(())
}

fn changed_at(path: &Path) -> Option<SystemTime> {
    path.metadata().and_then(|facts| facts.modified()).ok()
}

fn prepare(frontend: &Path) -> Result<(), String> {
    run(frontend, "npm", &["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"])?;
    run(frontend, "node", &["build.mjs"])
}

fn run(folder: &Path, program: &str, arguments: &[&str]) -> Result<(), String> {
    let outcome = Command::new(program).args(arguments).current_dir(folder).output().map_err(|fault| {
        format!(
            "Kith's pages need {program}, which could not be started ({fault}). Install Node.js 18 or \
             newer with npm (on Debian: apt-get install nodejs npm) and build again."
        )
    })?;
    if outcome.status.success() {
        return Ok(());
    }
    let told = String::from_utf8_lossy(&outcome.stderr);
    let reason =
        told.lines().find(|line| line.to_lowercase().contains("error")).unwrap_or("it gave no reason");
    Err(format!("`{program} {}` in frontend/ failed: {reason}", arguments.join(" ")))
}
