//! House rules as code, generated documents and conformance cases: `cargo xtask COMMAND`.

mod vectors;

use std::env;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    match arguments.split_first() {
        Some((command, rest)) if command == "vectors" => vectors::run(rest),
        _ => {
            eprintln!("Say what to do: cargo xtask vectors FILE.jsonl... [--rule CODE]");
            ExitCode::from(2)
        }
    }
}
