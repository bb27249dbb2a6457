//! House rules as code, generated documents and conformance cases: `cargo xtask COMMAND`.

mod bench_returns;
mod docs;
mod generate_return;
mod tidy;
mod vectors;

use std::process::ExitCode;

const COMMANDS: &str = "Say what to do:
  cargo xtask tidy                                 hold the house rules
  cargo xtask docs [--check]                       write the generated documents, or see whether they are fresh
  cargo xtask vectors FILE.jsonl... [--rule CODE]  compare the rules with conformance cases
  cargo xtask generate-return cin|ssda903 --children N --errors 0.02 --seed S -o OUT
                                                   make a large made-up return
  cargo xtask bench-returns KITH OUT.md [PYTHON]   measure checking made-up returns (called by script/bench)";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.split_first() {
        Some((command, _)) if command == "tidy" => tidy::run(),
        Some((command, rest)) if command == "docs" => docs::run(rest),
        Some((command, rest)) if command == "vectors" => vectors::run(rest),
        Some((command, rest)) if command == "generate-return" => generate_return::run(rest),
        Some((command, rest)) if command == "bench-returns" => bench_returns::run(rest),
        _ => {
            eprintln!("{COMMANDS}");
            ExitCode::from(2)
        }
    }
}
