//! How big things may get: a reader should hold one at a time.

use super::scan::{closing_brace, line_of};
use super::tree::{File, Finding, Tree};

const LINES_A_FILE: usize = 400;
const LINES_A_FUNCTION: usize = 60;
const FILES_A_SLICE: usize = 6;
const READ_BY_PEOPLE: [&str; 6] = ["rs", "html", "mjs", "css", "sql", "sh"];

/// Files people read are at most 400 lines.
pub(crate) fn short_files(tree: &Tree) -> Vec<Finding> {
    let mut found = vec![];
    for file in tree.files.iter().filter(|file| READ_BY_PEOPLE.contains(&file.ending())) {
        let lines = file.text.lines().count();
        if lines > LINES_A_FILE && !file.path.starts_with("docs/generated/") {
            let message = format!("{lines} lines; split it by idea: a reader holds {LINES_A_FILE} at most");
            found.push(file.finding(LINES_A_FILE + 1, message));
        }
    }
    found
}

/// Functions are at most 60 lines.
pub(crate) fn short_functions(tree: &Tree) -> Vec<Finding> {
    tree.ending("rs").flat_map(long_functions).collect()
}

fn long_functions(file: &File) -> Vec<Finding> {
    let code = &file.rust.code;
    let mut found = vec![];
    for (at, _) in code.match_indices("fn ") {
        let begins_word = !code[..at].ends_with(|letter: char| letter.is_alphanumeric() || letter == '_');
        let Some(open) = code[at..].find(['{', ';']).map(|offset| at + offset) else { continue };
        if !begins_word || code[open..].starts_with(';') {
            continue;
        }
        let first = line_of(code, at);
        let last = closing_brace(code, open).map_or(first, |close| line_of(code, close));
        let lines = last - first + 1;
        if lines > LINES_A_FUNCTION {
            let message = format!(
                "a function of {lines} lines; name its parts: one that fits a screen ({LINES_A_FUNCTION}) can be checked at a glance"
            );
            found.push(file.finding(first, message));
        }
    }
    found
}

/// A slice has at most six Rust files.
pub(crate) fn small_slices(tree: &Tree) -> Vec<Finding> {
    let mut found = vec![];
    for slice in tree.slices() {
        let folder = format!("crates/app/src/{slice}/");
        let directly = |file: &&File| !file.path[folder.len()..].contains('/');
        let files: Vec<&File> = tree.rust_below(&folder).filter(directly).collect();
        if files.len() > FILES_A_SLICE {
            let message = format!(
                "the slice {slice} has {} files; past {FILES_A_SLICE} it is two ideas, so split it by idea",
                files.len()
            );
            found.push(files[0].finding(1, message));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::testing::{check, check_tree};
    use super::*;

    #[test]
    fn a_file_of_400_lines_is_short_enough() {
        let (just, over) = ("x\n".repeat(400), "x\n".repeat(401));
        check(
            short_files,
            &[
                ("400 lines", "a/b.rs", &just, &[]),
                ("401 lines", "a/b.css", &over, &[401]),
                ("a generated page may be long", "docs/generated/rules.html", &over, &[]),
                ("data may be long", "a/b.json", &over, &[]),
            ],
        );
    }

    #[test]
    fn a_function_of_60_lines_is_short_enough() {
        let of = |lines: usize| format!("\npub fn a() {{\n{}}}\n", "x();\n".repeat(lines - 2));
        let quoted = format!("fn a() {{ \"{}\" }}", "}\n".repeat(3));
        check(
            short_functions,
            &[
                ("60 lines", "a.rs", &of(60), &[]),
                ("61 lines", "a.rs", &of(61), &[2]),
                ("a brace in quotes", "a.rs", &quoted, &[]),
                ("a function without a body", "a.rs", &format!("fn a();\n{}", "\n".repeat(99)), &[]),
            ],
        );
    }

    #[test]
    fn a_slice_has_at_most_six_files() {
        let paths: Vec<String> = (1..=7).map(|n| format!("crates/app/src/visits/f{n}.rs")).collect();
        let files: Vec<(&str, &str)> = paths.iter().map(|path| (path.as_str(), "")).collect();
        check_tree(small_slices, "six", &files[..6], &[]);
        check_tree(small_slices, "seven", &files, &["crates/app/src/visits/f1.rs"]);
    }
}
