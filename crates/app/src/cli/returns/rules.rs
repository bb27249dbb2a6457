//! `kith rules`: the rules that Kith checks, as a list or one in full. Their words are written once, in the rule.

use std::fmt::Write as _;

use kith_returns::kind::{Described, ReturnKind};
use kith_returns::rules::example::{Example, Expected, Given, Mark};
use kith_returns::table::Year;

use crate::cli::Failed;

/// What `kith rules` answers.
pub(in crate::cli) fn told(code: Option<&str>, only: Option<ReturnKind>) -> Result<String, Failed> {
    let kinds = ReturnKind::ALL.into_iter().filter(|kind| only.is_none_or(|only| only == *kind));
    let mut out = String::new();
    for kind in kinds {
        let rules = kind.rules();
        match code {
            None => list(&mut out, kind, &rules),
            Some(code) => {
                for rule in rules.iter().filter(|rule| rule.code.eq_ignore_ascii_case(code)) {
                    in_full(&mut out, rule);
                }
            }
        }
    }
    match code {
        Some(code) if out.is_empty() => Err(Failed::new(format!(
            "Kith has no rule {code}. Say kith rules to see them all, or kith rules --return cin for one return."
        ))),
        _ => Ok(out),
    }
}

fn list(out: &mut String, kind: ReturnKind, rules: &[Described]) {
    let gap = if out.is_empty() { "" } else { "\n" };
    let _ = writeln!(out, "{gap}{} (--return {})", kind.name(), kind.key());
    for rule in rules {
        let years = rule.years_in_words();
        let _ = writeln!(out, "  {:<9} {:<5} {:<26} {}", rule.code, rule.severity.label(), years, rule.title);
    }
}

fn in_full(out: &mut String, rule: &Described) {
    let gap = if out.is_empty() { "" } else { "\n" };
    let _ = writeln!(out, "{gap}{} {}: {}", rule.kind.name(), rule.code, rule.title);
    let facts = [
        ("Weight", rule.severity.label().to_owned()),
        ("In force", rule.years_in_words()),
        ("Items", rule.items.join(", ")),
        ("Why", rule.why.to_owned()),
        ("What to do", rule.what_to_do.to_owned()),
        ("Source", rule.source.to_owned()),
        ("Differs", rule.differs.to_owned()),
    ];
    for (name, words) in facts.iter().filter(|(_, words)| !words.is_empty()) {
        let _ = writeln!(out, "  {name}: {words}");
    }
    for need in rule.needs {
        let _ = writeln!(out, "  Not run when {}.", need.because());
    }
    for example in rule.examples {
        shown(out, example);
    }
}

fn shown(out: &mut String, example: &Example) {
    let outcome = match example.expected {
        Expected::Passes => "passes",
        Expected::Finds => "is found",
    };
    let _ = writeln!(out, "  Example, {outcome}: {}", example.name);
    for Given { table, cells, year, marked } in example.rows {
        let last = if *year == Year::Last { "last year's " } else { "" };
        let found = if *marked == Mark::Found { "   <- found" } else { "" };
        let _ = writeln!(out, "    {last}{table}  {cells}{found}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_has_every_rule_of_every_return_or_of_one() {
        let all = told(None, None).ok().unwrap();
        assert!(all.contains("(--return cin)") && all.contains("(--return ssda903)"));
        assert!(ReturnKind::ALL.iter().flat_map(|kind| kind.rules()).all(|rule| all.contains(rule.title)));
        let census = told(None, Some(ReturnKind::Census)).ok().unwrap();
        assert!(!census.contains("SSDA903"), "{census}");
    }

    #[test]
    fn one_rule_is_told_with_its_years_and_examples_whatever_case_it_is_typed_in() {
        let text = told(Some("8925"), Some(ReturnKind::Census)).ok().unwrap();
        for part in
            ["Children in need census 8925: ", "In force: ", "What to do: ", "Example, passes: ", "<- found"]
        {
            assert!(text.contains(part), "{part:?} is not in\n{text}");
        }
        assert_eq!(told(Some("503a"), None).ok(), told(Some("503A"), None).ok());
        assert!(told(Some("0000"), None).err().unwrap().words.contains("no rule 0000"));
    }
}
