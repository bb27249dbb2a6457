//! The reference pages of the returns' rules: one page a return, one section a rule, and which rules are in force when.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use kith_returns::kind::{Described, ReturnKind, collection_year};
use kith_returns::rules::example::{Example, Expected, Given, Mark};
use kith_returns::table::Year;

/// A return's page.
pub(super) fn page(kind: ReturnKind) -> String {
    let rules = kind.rules();
    let mut page = format!(
        "# Rules: {}\n\nMade by `cargo xtask docs` from the rule files. `kith rules CODE` says the same.\n\n",
        kind.name()
    );
    let n_codes = codes(&rules).len();
    let _ = match (kind.years().next(), kind.years().next_back()) {
        (Some(first), Some(last)) => {
            let (first, last) = (collection_year(first), collection_year(last));
            writeln!(page, "{n_codes} rules were in force in some year from {first} to {last}.")
        }
        _ => writeln!(page, "{n_codes} rules."),
    };
    for rule in &rules {
        section(&mut page, rule);
    }
    page
}

fn codes(rules: &[Described]) -> BTreeSet<&'static str> {
    rules.iter().map(|rule| rule.code).collect()
}

fn section(page: &mut String, rule: &Described) {
    let _ = write!(
        page,
        "\n## {}: {}\n\n{}, in force {}.\n",
        rule.code,
        safe(rule.title),
        rule.severity.label(),
        rule.years_in_words()
    );
    let words = [
        ("Why", rule.why),
        ("What to do", rule.what_to_do),
        ("Source", rule.source),
        ("Where Kith differs", rule.differs),
    ];
    for (name, words) in words.iter().filter(|(_, words)| !words.is_empty()) {
        let _ = write!(page, "\n**{name}:** {}\n", safe(words));
    }
    if !rule.items.is_empty() {
        let _ = write!(page, "\n**Items:** `{}`\n", rule.items.join("`, `"));
    }
    for need in rule.needs {
        let _ = write!(page, "\n**Not run** when {}.\n", need.because());
    }
    for example in rule.examples {
        shown(page, example);
    }
}

fn shown(page: &mut String, example: &Example) {
    let outcome = match example.expected {
        Expected::Passes => "Passes",
        Expected::Finds => "Found",
    };
    let _ = write!(page, "\n{outcome}: {}\n\n```\n", safe(example.name));
    for Given { table, cells, year, marked } in example.rows {
        let last = if *year == Year::Last { "last year's " } else { "" };
        let found = if *marked == Mark::Found { "  <- found" } else { "" };
        let _ = writeln!(page, "{last}{table}  {cells}{found}");
    }
    page.push_str("```\n");
}

/// The words as Markdown shows them.
pub(super) fn safe(words: &str) -> String {
    words.replace('<', "&lt;").replace('*', "\\*").replace('|', "\\|")
}

/// The codes in force, year by year, so that a new year is read as one new section.
pub(super) fn in_force() -> String {
    let mut page =
        String::from("# Rules in force, year by year\n\nMade by `cargo xtask docs` from the rule files.\n");
    for kind in ReturnKind::ALL.into_iter().filter(|kind| kind.newest_year().is_some()) {
        let _ = write!(page, "\n## {}\n", kind.name());
        let mut before: Option<Vec<Described>> = None;
        for year in kind.years() {
            let rules = kind.rules_in_force(year);
            let _ = write!(page, "\n### {}: {} rules\n", collection_year(year), rules.len());
            if let Some(before) = &before {
                changes(&mut page, before, &rules);
            }
            page.push_str("\n```\n");
            let in_order: Vec<&str> = rules.iter().map(|rule| rule.code).collect();
            for line in in_order.chunks(12) {
                let _ = writeln!(page, "{}", line.join(" "));
            }
            page.push_str("```\n");
            before = Some(rules);
        }
    }
    page
}

fn changes(page: &mut String, before: &[Described], now: &[Described]) {
    let (were, are) = (codes(before), codes(now));
    let version = |rules: &[Described], code: &str| {
        rules.iter().find(|rule| rule.code == code).map(|rule| (rule.first_year, rule.last_year))
    };
    let changed: Vec<&str> =
        are.intersection(&were).copied().filter(|code| version(before, code) != version(now, code)).collect();
    for (what, codes) in [
        ("New", are.difference(&were).copied().collect()),
        ("No longer in force", were.difference(&are).copied().collect()),
        ("Changed", changed),
    ] {
        if !Vec::is_empty(&codes) {
            let _ = write!(page, "\n{what}: {}\n", codes.join(" "));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_has_its_section_with_why_what_to_do_and_source() {
        for kind in ReturnKind::ALL {
            let page = page(kind);
            for rule in kind.rules() {
                assert!(page.contains(&format!("\n## {}: ", rule.code)), "{}", rule.code);
            }
            let sections = page.matches("\n## ").count();
            for heading in ["**Why:**", "**What to do:**", "**Source:**"] {
                assert_eq!(page.matches(heading).count(), sections, "{heading}");
            }
        }
    }

    #[test]
    fn every_year_lists_what_is_in_force_and_what_changed() {
        let page = in_force();
        for kind in ReturnKind::ALL {
            for year in kind.years() {
                let n = kind.rules_in_force(year).len();
                assert!(page.contains(&format!("### {}: {n} rules", collection_year(year))), "{year}");
            }
        }
        let rule = ReturnKind::Census.rules()[0];
        let (old, new) = (Described { last_year: 2024, ..rule }, Described { first_year: 2025, ..rule });
        let mut told = String::new();
        changes(&mut told, &[old], &[new]);
        assert_eq!(told, format!("\nChanged: {}\n", rule.code));
    }
}
