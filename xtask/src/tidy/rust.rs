//! How Rust is written here, beyond what clippy knows.

use super::scan::{numbered, words};
use super::tree::{File, Finding, Tree};

const UNFINISHED_WORDS: [&str; 4] = ["TODO", "FIXME", "XXX", "HACK"];
const UNFINISHED_CODE: [&str; 4] = ["dbg!", "todo!", "unimplemented!", "#[ignore"];
const VAGUE: [&str; 9] =
    ["utils", "util", "helpers", "helper", "common", "manager", "service", "misc", "shared"];

/// Nothing half done is committed, and no test is passed over.
pub(crate) fn nothing_unfinished(tree: &Tree) -> Vec<Finding> {
    let mut found = vec![];
    for file in tree.ending("rs") {
        for (line, text) in numbered(&file.rust.code_and_comments) {
            if let Some(word) = words(text).find(|word| UNFINISHED_WORDS.contains(word)) {
                found.push(
                    file.finding(line, format!("{word}: finish it now or file an issue; notes in code rot")),
                );
            }
        }
        for (line, text) in numbered(&file.rust.code) {
            if let Some(part) = UNFINISHED_CODE.iter().find(|part| text.contains(**part)) {
                let message = format!("{part}: what is committed is finished, and every test runs");
                found.push(file.finding(line, message));
            }
        }
    }
    found
}

/// Code that people run does not give up without saying which promise was broken.
pub(crate) fn no_unwrap(tree: &Tree) -> Vec<Finding> {
    let mut found = vec![];
    for file in tree.ending("rs").filter(|file| !file.is_test_file()) {
        for (line, text) in file.rust.running_lines() {
            if text.contains(".unwrap()") {
                let message = "unwrap: return the problem, or state the invariant with expect(\"...\")";
                found.push(file.finding(line, message));
            }
        }
    }
    found
}

/// A module opens by saying what it is for.
pub(crate) fn opens_with_its_purpose(tree: &Tree) -> Vec<Finding> {
    tree.ending("rs")
        .filter(|file| !file.is_test_file() && !is_rule(file) && !file.text.trim_start().starts_with("//!"))
        .map(|file| file.finding(1, "open with a `//!` paragraph: what this is for, and what is not here"))
        .collect()
}

// A rule opens with the comment that its page is made from.
fn is_rule(file: &File) -> bool {
    file.path.contains("/rules/")
}

/// Modules are named for what they hold.
pub(crate) fn named_for_what_it_is(tree: &Tree) -> Vec<Finding> {
    let mut found = vec![];
    for file in tree.ending("rs") {
        let parts = file.path.trim_end_matches(".rs").split('/');
        let vague =
            |part: &&str| VAGUE.contains(part) || part.ends_with("_manager") || part.ends_with("_service");
        if let Some(part) = parts.into_iter().find(vague) {
            let message = format!("\"{part}\" could hold anything; name the module for the idea in it");
            found.push(file.finding(1, message));
        }
    }
    found
}

/// Statutory item numbers are data: only a rule is known by its number.
pub(crate) fn statutory_numbers_stay_data(tree: &Tree) -> Vec<Finding> {
    let mut found = vec![];
    for file in tree.ending("rs").filter(|file| !is_rule(file)) {
        for (line, text) in numbered(&file.rust.code) {
            if let Some(word) = words(text).find(|word| is_item_number(word)) {
                let message =
                    format!("{word} is a statutory number; name it in words and keep the number as data");
                found.push(file.finding(line, message));
            }
        }
    }
    found
}

// `N00115`, `n00115_value`, `item_N00115`.
fn is_item_number(word: &str) -> bool {
    word.split('_').any(|part| {
        let digits = part.strip_prefix(['N', 'n']).unwrap_or("");
        digits.len() == 5 && digits.bytes().all(|digit| digit.is_ascii_digit())
    })
}

/// The platform is used by slices and knows none.
pub(crate) fn platform_knows_no_slice(tree: &Tree) -> Vec<Finding> {
    let slices = tree.slices();
    let mut found = vec![];
    for file in tree.rust_below("crates/app/src/platform/") {
        for (line, text) in file.rust.running_lines() {
            let mut named = text.split("crate::").skip(1).filter_map(|after| words(after).next());
            if let Some(slice) = named.find(|name| slices.contains(name)) {
                let message = format!("the platform uses the slice {slice}; the arrow goes the other way");
                found.push(file.finding(line, message));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::testing::{check, check_tree};
    use super::*;

    #[test]
    fn unfinished_work_is_found_in_code_and_comments_but_not_in_quotes() {
        check(
            nothing_unfinished,
            &[
                ("a note", "a.rs", "// TODO: later\n", &[1]),
                ("a word that only contains one", "a.rs", "// TODOS and methods\n", &[]),
                ("a macro", "a.rs", "fn a() {\n    todo!()\n}\n", &[2]),
                ("a passed-over test", "a.rs", "#[ignore = \"slow\"]\nfn a() {}\n", &[1]),
                ("quoted", "a.rs", "const A: &str = \"TODO dbg!\";\n", &[]),
            ],
        );
    }

    #[test]
    fn unwrap_is_for_tests() {
        check(
            no_unwrap,
            &[
                ("in running code", "a.rs", "fn a() { b().unwrap(); }\n", &[1]),
                ("in a test", "a.rs", "#[cfg(test)]\nmod tests {\n  fn a() { b().unwrap(); }\n}\n", &[]),
                ("in a test file", "crates/app/src/visits/tests.rs", "fn a() { b().unwrap(); }\n", &[]),
                ("its cousins", "a.rs", "fn a() { b().unwrap_or_default(); }\n", &[]),
                ("in a comment", "a.rs", "// never .unwrap()\n", &[]),
            ],
        );
    }

    #[test]
    fn a_module_says_what_it_is_for() {
        check(
            opens_with_its_purpose,
            &[
                ("it does", "a.rs", "//! For this.\n", &[]),
                ("it does not", "a.rs", "use a::b;\n", &[1]),
                ("a rule has its own comment", "crates/returns/src/cin_census/rules/a.rs", "/// A.\n", &[]),
            ],
        );
    }

    #[test]
    fn vague_module_names_are_refused() {
        check(
            named_for_what_it_is,
            &[
                ("a file", "crates/app/src/platform/utils.rs", "", &[1]),
                ("a folder", "crates/app/src/common/dates.rs", "", &[1]),
                ("a suffix", "crates/app/src/visits/visit_manager.rs", "", &[1]),
                ("a word of practice", "crates/app/src/family_help/services.rs", "", &[]),
            ],
        );
    }

    #[test]
    fn item_numbers_belong_in_data() {
        check(
            statutory_numbers_stay_data,
            &[
                ("a field", "a.rs", "struct A { n00115: u8 }\n", &[1]),
                ("a constant", "a.rs", "const N00115: u8 = 1;\n", &[1]),
                ("text", "a.rs", "const ENDS: &str = \"N00115\"; // N00115\n", &[]),
                ("another number", "a.rs", "let n = N0011; let m = 'N';\n", &[]),
                (
                    "a rule",
                    "crates/returns/src/cin_census/rules/rule_8925.rs",
                    "const N00115: u8 = 1;\n",
                    &[],
                ),
            ],
        );
    }

    #[test]
    fn the_platform_may_not_use_a_slice() {
        let visits = ("crates/app/src/visits/pages.rs", "");
        let uses = (
            "crates/app/src/platform/db.rs",
            "use crate::{visits::Visit, platform};\nuse crate::visits::Visit;\n",
        );
        let alone = (
            "crates/app/src/platform/db.rs",
            "use crate::platform::db;\n#[cfg(test)]\nmod t { use crate::visits; }\n",
        );
        check_tree(platform_knows_no_slice, "it uses one", &[visits, uses], &[uses.0, uses.0]);
        check_tree(platform_knows_no_slice, "it uses itself, and its tests may look", &[visits, alone], &[]);
    }
}
