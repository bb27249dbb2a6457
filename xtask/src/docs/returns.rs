//! Reference pages of the rules, made from the words of each rule's own file.

use std::fmt::Write as _;

use kith_returns::annex_a;
use kith_returns::kind::{Described, ReturnKind};
use kith_returns::rules::catalogue::listed;
use kith_returns::rules::example::Expected;

use crate::vectors::reasons::Reasons;

/// The page of one return's rules.
pub(super) fn rules(kind: ReturnKind) -> String {
    let all = kind.rules();
    let mut page = format!(
        "# Rules of the {}\n\nMade by `cargo xtask docs` from `crates/returns`; {} rules in all years.\n",
        kind.name(),
        all.len()
    );
    for rule in &all {
        let _ = write!(page, "\n## {}: {}\n\n", rule.code, rule.title);
        let _ = writeln!(page, "{}; {}; items: {}.", rule.severity.label(), rule.years_in_words(), items(rule));
        for (name, words) in [
            ("Why", rule.why),
            ("What to do", rule.what_to_do),
            ("Source", rule.source),
            ("Differs", rule.differs),
        ] {
            if !words.is_empty() {
                let _ = writeln!(page, "\n**{name}.** {words}");
            }
        }
        for need in rule.needs {
            let _ = writeln!(page, "\nNot run when {}.", need.because());
        }
        page.push('\n');
        for example in rule.examples {
            let outcome = if example.expected == Expected::Finds { "found" } else { "passes" };
            let _ = writeln!(page, "- {outcome}: {}", example.name);
        }
    }
    page
}

fn items(rule: &Described) -> String {
    if rule.items.is_empty() { "the return as a whole".to_owned() } else { rule.items.join(", ") }
}

/// The page of the consistency rules for Annex A.
pub(super) fn annex_a_rules() -> String {
    let mut page = String::from(
        "# Consistency rules for Annex A\n\nMade by `cargo xtask docs` from `crates/returns`. They are Kith's own: what an inspector's \
         first hour would find.\n",
    );
    for rule in listed(annex_a::rules::CATALOGUE) {
        let file = rule.file;
        let _ = write!(page, "\n## {}: {}\n\n", rule.rule.code, rule.title());
        let _ = writeln!(page, "**Why.** {}\n\n**What to do.** {}\n\n**Source.** {}", file.why, file.what_to_do, file.source);
    }
    page
}

/// The codes in force each year, so that a new year is a difference that can be read.
pub(super) fn in_force() -> String {
    let mut page = String::from("# Rules in force\n\nMade by `cargo xtask docs`. A year is named by its end: 2026 is 2025/26.\n");
    for kind in ReturnKind::ALL {
        for year in kind.years() {
            let rules = kind.rules_in_force(year);
            let codes: Vec<&str> =
                rules.iter().map(|rule| rule.code).collect();
            let _ = write!(page, "\n## {}, {year}: {} rules\n\n{}\n", kind.name(), codes.len(), codes.join(" "));
        }
    }
    page
}

/// Where Kith differs from the public validators: in the rules' own words, and case by case.
pub(super) fn differences() -> String {
    let mut page = String::from(
        "# Where Kith differs from the public validators\n\nMade by `cargo xtask docs` from the rules and from `vectors-differ.toml`. Kith follows \
         the Department's meaning; where a public validator is at odds with it, the rule says so.\n\n## By rule\n",
    );
    for kind in ReturnKind::ALL {
        for rule in kind.rules().iter().filter(|rule| !rule.differs.is_empty()) {
            let _ = writeln!(page, "\n- **{} {}**: {}", kind.key(), rule.code, rule.differs);
        }
    }
    page.push_str("\n## By case\n\nA name is a case, a rule in one whole return, or a rule wherever it is compared.\n\n| where | why |\n|---|---|\n");
    match Reasons::read() {
        Ok(reasons) => {
            for (name, why) in reasons.all() {
                let _ = writeln!(page, "| {name} | {why} |");
            }
        }
        Err(problem) => page.push_str(&problem),
    }
    page
}
