//! House rules that the compiler cannot hold: `cargo xtask tidy`.
//!
//! Each rule is a small function from a file (or the whole tree) to findings, and each finding says
//! where, what, and why the rule is there. A rule that costs more than it gives is changed here, in
//! the open; there are no exemptions beside the code it is about.

mod crates;
mod repository;
mod rust;
mod scan;
mod size;
mod sql;
mod templates;
mod tree;

use std::process::ExitCode;

use tree::{Finding, Tree};

type Rule = fn(&Tree) -> Vec<Finding>;

const RULES: [Rule; 18] = [
    size::short_files,
    size::short_functions,
    size::small_slices,
    rust::nothing_unfinished,
    rust::no_unwrap,
    rust::opens_with_its_purpose,
    rust::named_for_what_it_is,
    rust::statutory_numbers_stay_data,
    rust::platform_knows_no_slice,
    crates::pure_crates_stay_pure,
    crates::pure_code_touches_nothing,
    sql::portable,
    templates::controls_come_from_macros,
    templates::nothing_inline,
    repository::nothing_third_party,
    repository::migrations_in_order,
    repository::dependencies_are_checked,
    repository::rules_show_examples,
];

/// Prints every finding in the working tree; fails when there is one.
pub(crate) fn run() -> ExitCode {
    let tree = match Tree::of_this_repository() {
        Ok(tree) => tree,
        Err(reason) => {
            eprintln!("tidy: {reason}");
            return ExitCode::from(2);
        }
    };
    let mut findings: Vec<Finding> = RULES.iter().flat_map(|rule| rule(&tree)).collect();
    findings.sort();
    for finding in &findings {
        println!("{finding}");
    }
    println!("tidy: {} files, {} rules, {} findings", tree.files.len(), RULES.len(), findings.len());
    if findings.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

#[cfg(test)]
mod testing {
    //! How the rules are tried: a table of small files, each with the lines that should be found.

    use super::Rule;
    use super::tree::{File, Tree};

    /// Runs a rule on one file and compares the lines it finds.
    pub(crate) fn check(rule: Rule, cases: &[(&str, &str, &str, &[usize])]) {
        for (what, path, text, lines) in cases {
            let tree = Tree { files: vec![File::new(path, text)] };
            let found: Vec<usize> = rule(&tree).iter().map(|finding| finding.line).collect();
            assert_eq!(found, *lines, "{what}");
        }
    }

    /// Runs a rule on several files and compares the paths it finds.
    pub(crate) fn check_tree(rule: Rule, what: &str, files: &[(&str, &str)], paths: &[&str]) {
        let tree = Tree { files: files.iter().map(|(path, text)| File::new(path, text)).collect() };
        let found: Vec<String> = rule(&tree).into_iter().map(|finding| finding.path).collect();
        assert_eq!(found, paths, "{what}");
    }
}
