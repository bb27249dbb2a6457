//! House rules as code, generated documents and conformance cases: `cargo xtask COMMAND`.

mod docs;
mod tidy;

use std::process::ExitCode;

const COMMANDS: &str = "Say what to do: cargo xtask tidy | docs [--check]";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.first().map(String::as_str) {
        Some("tidy") => tidy::run(),
        Some("docs") => docs::run(&arguments[1..]),
        _ => {
            eprintln!("{COMMANDS}");
            ExitCode::from(2)
        }
    }
}
