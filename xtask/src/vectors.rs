//! Compares Kith's rules with conformance cases: `cargo xtask vectors PATH... [--rule CODE]`.
//!
//! A path is a file of cases (`.jsonl`), a whole SSDA903 return (a folder with `expected.json`), a whole census
//! (`NAME.expected.json` beside `NAME.xml`), or a folder of such returns. A difference that is meant stands with its
//! reason in `vectors-differ.toml`; any other makes the command fail.

mod case;
mod census;
mod looked_after;
pub(crate) mod reasons;
mod whole;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::ExitCode;

use reasons::Reasons;

/// What came of one case, or of one rule in a whole return.
pub(crate) struct Outcome {
    /// The case, or the return and the rule.
    pub(crate) id: String,
    /// The rule's code.
    pub(crate) rule: String,
    /// The names under which a reason may stand.
    pub(crate) names: Vec<String>,
    /// What differs; nothing when Kith agrees.
    pub(crate) difference: Option<String>,
}

/// Runs the command.
pub(crate) fn run(arguments: &[String]) -> ExitCode {
    match compared(arguments) {
        Ok(outcomes) => match Reasons::read() {
            Ok(reasons) => told(&outcomes, &reasons),
            Err(problem) => stopped(&problem),
        },
        Err(problem) => stopped(&problem),
    }
}

fn stopped(problem: &str) -> ExitCode {
    eprintln!("{problem}");
    ExitCode::from(2)
}

fn compared(arguments: &[String]) -> Result<Vec<Outcome>, String> {
    let mut paths = vec![];
    let mut only = None;
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        if argument == "--rule" {
            only = Some(rest.next().ok_or("Say which rule: --rule CODE")?.as_str());
        } else {
            paths.push(PathBuf::from(argument));
        }
    }
    if paths.is_empty() {
        return Err("Say which cases: cargo xtask vectors FILE.jsonl... [--rule CODE]".to_owned());
    }
    let mut outcomes = vec![];
    for path in &paths {
        if path.extension().is_some_and(|ending| ending == "jsonl") {
            outcomes.extend(case::outcomes(path, only)?);
        } else {
            outcomes.extend(whole::outcomes(path, only)?);
        }
    }
    Ok(outcomes)
}

fn told(outcomes: &[Outcome], reasons: &Reasons) -> ExitCode {
    let mut by_rule: BTreeMap<&str, Vec<&Outcome>> = BTreeMap::new();
    for outcome in outcomes {
        by_rule.entry(&outcome.rule).or_default().push(outcome);
    }
    let mut unexplained = 0;
    for (rule, outcomes) in &by_rule {
        let differing: Vec<_> = outcomes.iter().filter(|outcome| outcome.difference.is_some()).collect();
        if differing.is_empty() {
            println!("{rule}: agree ({})", outcomes.len());
        }
        for outcome in differing {
            let difference = outcome.difference.as_deref().unwrap_or_default();
            println!("{rule}: differ in {}: {difference}", outcome.id);
            match reasons.of(&outcome.names) {
                Some(reason) => println!("    as intended: {reason}"),
                None => unexplained += 1,
            }
        }
    }
    let differ = outcomes.iter().filter(|outcome| outcome.difference.is_some()).count();
    println!("{} of the differences have no reason in vectors-differ.toml", unexplained);
    println!("{} agree, {differ} differ", outcomes.len() - differ);
    if unexplained == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
