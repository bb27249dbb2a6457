//! Where Kith differs from the public validators and why: from the notes of the rules and the reasons beside the
//! conformance cases, so that the page cannot say other than the code does.

use std::fmt::Write as _;

use kith_returns::kind::{Described, ReturnKind};

use super::rules::safe;
use crate::vectors::reasons::Reasons;

const OPENING: &str = "# Where Kith differs from the public validators

Made by `cargo xtask docs` from the rules' own notes and from `vectors-differ.toml`.

Councils check their returns with public validators before they send them. Kith agrees with them wherever they do what
the Department's checks ask. This page lists where it does not, rule by rule, with the reason. `cargo xtask vectors`
compares Kith with conformance cases and fails on any difference that is not listed here.

## In every return

- A rule that lacks a file, a list or a postcode is told as *not run*, with the reason. It is never told as passed.
- A rule that fails inside is told as a finding for each child it could not check. It is never left out in silence.
- One cell that cannot be read switches off nothing: the rule about that cell reports it, and the other rules go on.
- An extra column, a column that is missing, another order of columns or another name of a file is noted, and the
  rest is checked.
- A finding names the child, the row, the line of the file, each item and what stands in it.
";

/// The page.
pub(super) fn page() -> String {
    let reasons = match Reasons::read() {
        Ok(reasons) => reasons,
        Err(problem) => return format!("{OPENING}\n{problem}\n"),
    };
    let mut page = OPENING.to_owned();
    for kind in ReturnKind::ALL {
        let rules = kind.rules();
        let mut told: Vec<&str> = vec![];
        for rule in &rules {
            let notes = notes(rule, &reasons);
            if notes.is_empty() || told.contains(&rule.code) {
                continue;
            }
            if told.is_empty() {
                let _ = write!(page, "\n## {}\n", kind.name());
            }
            told.push(rule.code);
            let _ = write!(page, "\n### {}: {}\n\n", rule.code, safe(rule.title));
            for note in notes {
                let _ = writeln!(page, "- {}", safe(note));
            }
        }
    }
    page
}

fn notes<'a>(rule: &Described, reasons: &'a Reasons) -> Vec<&'a str> {
    let mut notes: Vec<&str> = vec![];
    let of_rule = reasons.all().filter(|(name, _)| is_about(name, rule));
    for words in Some(rule.differs).into_iter().chain(of_rule.map(|(_, words)| words)) {
        if !words.is_empty() && !notes.contains(&words) {
            notes.push(words);
        }
    }
    notes
}

/// Whether a name of `vectors-differ.toml` is about the rule: a case (`903-184-2022_23-0`), a whole return
/// (`y2027_s11/184`), or a collection (`ssda903/184`).
fn is_about(name: &str, rule: &Described) -> bool {
    let (place, code) = match name.rsplit_once('/') {
        Some((place, code)) => (place, code),
        None => match name.split('-').collect::<Vec<_>>()[..] {
            [place, code, ..] => (place, code),
            _ => return false,
        },
    };
    let is_census = place.contains("cin");
    code == rule.code && is_census == (rule.kind == ReturnKind::Census)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_is_told_with_its_rule_however_its_case_is_named() {
        let rule = |kind: ReturnKind, code| Described { code, ..kind.rules()[0] };
        let (care, need) = (ReturnKind::LookedAfter, ReturnKind::Census);
        for (name, rule, expected) in [
            ("903-184-2022_23-0", rule(care, "184"), true),
            ("903-184-2022_23-0", rule(care, "18"), false),
            ("y2027_s11/184", rule(care, "184"), true),
            ("whole ssda903/184", rule(care, "184"), true),
            ("ssda903/184", rule(need, "184"), false),
            ("whole cin/2887Q", rule(need, "2887Q"), true),
            ("cin-8925-0", rule(need, "8925"), true),
        ] {
            assert_eq!(is_about(name, &rule), expected, "{name} {}", rule.code);
        }
    }

    #[test]
    fn every_reason_beside_the_cases_is_on_the_page() {
        let page = page();
        for (name, words) in Reasons::read().unwrap().all() {
            assert!(page.contains(&safe(words)), "{name} is about no rule that Kith has");
        }
    }
}
