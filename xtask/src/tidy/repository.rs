//! What may be committed, and what must be: files of others, migrations, checks of dependencies,
//! and the examples that every statutory rule shows.

use super::scan::numbered;
use super::tree::{File, Finding, Tree};

const FONTS: [&str; 5] = ["woff", "woff2", "ttf", "otf", "eot"];
const EXAMPLES: [(&str, &str); 3] = [("passes(", "passes"), ("finds(", "finds"), ("boundary", "a boundary")];

/// Fonts, crests and what npm fetches are not ours to commit.
pub(crate) fn nothing_third_party(tree: &Tree) -> Vec<Finding> {
    let mut found = vec![];
    for file in &tree.files {
        let lower = file.path.to_lowercase();
        if FONTS.contains(&file.ending()) || lower.contains("crest.") || lower.contains("crown.") {
            found.push(
                file.finding(
                    1,
                    "a font or crest of somebody else; only government services may use GOV.UK's",
                ),
            );
        }
        if lower.contains("node_modules/") || lower.starts_with("crates/app/assets/built/") {
            found.push(
                file.finding(1, "fetched or built from npm; it comes by lockfile at build, never committed"),
            );
        }
        if file.ending() == "css" {
            let uses = numbered(&file.text).filter(|(_, text)| text.contains("GDS Transport"));
            found.extend(
                uses.map(|(line, _)| file.finding(line, "GDS Transport is only for government services")),
            );
        }
    }
    found
}

/// Each migration has a number of its own, and opens with why. Numbers taken for work that is still under way leave gaps.
pub(crate) fn migrations_in_order(tree: &Tree) -> Vec<Finding> {
    let mut found = vec![];
    let migrations = tree.ending("sql").filter(|file| file.path.starts_with("crates/app/migrations/"));
    let mut taken = vec![];
    for file in migrations {
        let number = file.name().split('_').next().unwrap_or_default();
        let is_number = number.len() == 4 && number.bytes().all(|digit| digit.is_ascii_digit());
        if !is_number || taken.contains(&number) {
            let message = "a migration's name begins with four digits that no other has, and an underscore";
            found.push(file.finding(1, message));
        }
        taken.push(number);
        if !file.text.starts_with("-- ") {
            found
                .push(file.finding(1, "open with a comment that says why: nobody can ask a migration later"));
        }
    }
    found
}

/// Licences, bans and sources of dependencies are checked from one list.
pub(crate) fn dependencies_are_checked(tree: &Tree) -> Vec<Finding> {
    if tree.files.iter().any(|file| file.path == "deny.toml") {
        return vec![];
    }
    let message = "is missing: it says which licences and sources dependencies may have".to_owned();
    vec![Finding { path: "deny.toml".to_owned(), line: 1, message }]
}

/// Every statutory rule shows what it passes, what it finds, and its boundary.
pub(crate) fn rules_show_examples(tree: &Tree) -> Vec<Finding> {
    let mut found = vec![];
    for file in tree.rust_below("crates/returns/src/").filter(|file| is_one_rule(file)) {
        let missing: Vec<&str> = EXAMPLES
            .iter()
            .filter(|(part, _)| !file.rust.code.contains(part))
            .map(|(_, name)| *name)
            .collect();
        if !missing.is_empty() {
            let message =
                format!("no example of: {}; examples are the rule's tests and its page", missing.join(", "));
            found.push(file.finding(1, message));
        }
    }
    found
}

// The rules of a return are in `RETURN/rules/`; a file there that declares a rule is one.
fn is_one_rule(file: &File) -> bool {
    let is_in_rules = file.path["crates/returns/src/".len()..].split('/').nth(1) == Some("rules");
    is_in_rules && file.rust.code.contains("pub const ") && file.rust.code.contains(": Rule")
}

#[cfg(test)]
mod tests {
    use super::super::testing::{check, check_tree};
    use super::*;

    #[test]
    fn fonts_crests_and_built_files_are_not_committed() {
        check(
            nothing_third_party,
            &[
                ("our own style", "crates/app/assets/kith.css", "p { font-family: arial }\n", &[]),
                (
                    "their font in our style",
                    "crates/app/assets/kith.css",
                    "\np { font-family: GDS Transport }\n",
                    &[2],
                ),
                ("a font", "crates/app/assets/light.woff2", "", &[1]),
                ("the crest", "crates/app/assets/govuk-crest.svg", "", &[1]),
                ("what was built", "crates/app/assets/built/govuk.js", "", &[1]),
            ],
        );
    }

    #[test]
    fn migrations_have_a_number_each_and_say_why() {
        let first = ("crates/app/migrations/0001_people.sql", "-- People first.\ncreate table a (a text);\n");
        let second = ("crates/app/migrations/0002_visits.sql", "-- Visits.\n");
        let third = ("crates/app/migrations/0003_plans.sql", "create table b (b text);\n");
        check_tree(migrations_in_order, "in order", &[first, second], &[]);
        check_tree(migrations_in_order, "a gap, and no reason", &[first, third], &[third.0]);
        let again = ("crates/app/migrations/0002_plans.sql", "-- Plans.\n");
        let unnumbered = ("crates/app/migrations/more.sql", "-- More.\n");
        check_tree(migrations_in_order, "twice", &[first, second, again], &[again.0]);
        check_tree(migrations_in_order, "no number", &[first, unnumbered], &[unnumbered.0]);
    }

    #[test]
    fn the_list_for_dependencies_is_there() {
        check_tree(dependencies_are_checked, "missing", &[("Cargo.toml", "")], &["deny.toml"]);
        check_tree(dependencies_are_checked, "there", &[("deny.toml", "")], &[]);
    }

    #[test]
    fn a_rule_shows_a_pass_a_find_and_a_boundary() {
        let whole = "pub const RULE: Rule = rule(1).examples(&[passes(\"a\"), finds(\"b\"), passes(\"c\").boundary()]);\n";
        let partly = "pub const RULE: Rule = rule(1).examples(&[passes(\"a\")]); // finds( boundary\n";
        check(
            rules_show_examples,
            &[
                ("all three", "crates/returns/src/cin_census/rules/rule_1.rs", whole, &[]),
                ("only in a comment", "crates/returns/src/cin_census/rules/rule_1.rs", partly, &[1]),
                ("the engine is not a rule", "crates/returns/src/rules/engine.rs", partly, &[]),
            ],
        );
    }
}
