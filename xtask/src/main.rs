//! House rules as code, generated documents and conformance cases: `cargo xtask COMMAND`.

mod docs;
mod tidy;
mod vectors;

use std::process::ExitCode;

const COMMANDS: &str = "Say what to do:
  cargo xtask tidy                                 hold the house rules
  cargo xtask docs [--check]                       write the generated documents, or see whether they are fresh
  cargo xtask vectors FILE.jsonl... [--rule CODE]  compare the rules with conformance cases";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.split_first() {
        Some((command, _)) if command == "tidy" => tidy::run(),
        Some((command, rest)) if command == "docs" => docs::run(rest),
        Some((command, rest)) if command == "vectors" => vectors::run(rest),
        _ => {
            eprintln!("{COMMANDS}");
            ExitCode::from(2)
        }
    }
}
