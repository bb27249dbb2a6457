//! What keeps the pure crates pure: meaning without files, network, clock or chance.

use super::scan::numbered;
use super::tree::{Finding, Tree};

const PURE: [&str; 3] = ["crates/vocabulary/", "crates/practice/", "crates/returns/"];

const IMPURE_CRATES: [&str; 16] = [
    "axum",
    "chrono",
    "deadpool-postgres",
    "fastrand",
    "getrandom",
    "hyper",
    "rand",
    "reqwest",
    "rusqlite",
    "sqlx",
    "time",
    "tokio",
    "tokio-postgres",
    "tower",
    "tracing",
    "ureq",
];

const IMPURE_CODE: [&str; 8] = [
    "std::fs",
    "std::net",
    "std::env",
    "std::process",
    "SystemTime::now",
    "Instant::now",
    "Zoned::now",
    "Timestamp::now",
];

/// The pure crates depend on nothing that touches the world.
pub(crate) fn pure_crates_stay_pure(tree: &Tree) -> Vec<Finding> {
    let mut found = vec![];
    for file in tree.files.iter().filter(|file| is_pure(&file.path) && file.name() == "Cargo.toml") {
        let mut section = "";
        for (line, text) in numbered(&file.text) {
            if text.starts_with('[') {
                section = text;
            }
            let name = text.split(['.', '=', ' ']).next().unwrap_or_default();
            if section == "[dependencies]" && IMPURE_CRATES.contains(&name) {
                let message =
                    format!("{name} touches the world; this crate is meaning only, so take values instead");
                found.push(file.finding(line, message));
            }
        }
    }
    found
}

/// The pure crates do not reach the world through the standard library either.
pub(crate) fn pure_code_touches_nothing(tree: &Tree) -> Vec<Finding> {
    let mut found = vec![];
    for file in tree.ending("rs").filter(|file| is_pure(&file.path) && file.path.contains("/src/")) {
        if file.is_test_file() {
            continue;
        }
        for (line, text) in file.rust.running_lines() {
            if let Some(part) = IMPURE_CODE.iter().find(|part| text.contains(**part)) {
                let message = format!(
                    "{part} in a pure crate; let the caller pass in what was read or what time it is"
                );
                found.push(file.finding(line, message));
            }
        }
    }
    found
}

fn is_pure(path: &str) -> bool {
    PURE.iter().any(|folder| path.starts_with(folder))
}

#[cfg(test)]
mod tests {
    use super::super::testing::check;
    use super::*;

    #[test]
    fn a_pure_crate_may_not_depend_on_the_world() {
        let manifest =
            "[dependencies]\nserde = \"1\"\ntokio.workspace = true\n[dev-dependencies]\nrand = \"1\"\n";
        check(
            pure_crates_stay_pure,
            &[
                ("a pure crate", "crates/practice/Cargo.toml", manifest, &[3]),
                ("the application", "crates/app/Cargo.toml", manifest, &[]),
            ],
        );
    }

    #[test]
    fn pure_code_may_not_read_files_or_the_clock() {
        let code = "use std::fs;\n// std::env is not used\n#[cfg(test)]\nmod tests { use std::fs; }\n";
        check(
            pure_code_touches_nothing,
            &[
                ("a pure crate", "crates/returns/src/lib.rs", code, &[1]),
                ("its build script", "crates/returns/build.rs", code, &[]),
                ("the application", "crates/app/src/main.rs", code, &[]),
            ],
        );
    }
}
