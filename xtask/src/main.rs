//! House rules as code, generated documents and conformance cases: `cargo xtask COMMAND`.

mod tidy;

use std::process::ExitCode;

const COMMANDS: &str = "Say what to do: cargo xtask tidy";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.first().map(String::as_str) {
        Some("tidy") => tidy::run(),
        _ => {
            eprintln!("{COMMANDS}");
            ExitCode::from(2)
        }
    }
}
