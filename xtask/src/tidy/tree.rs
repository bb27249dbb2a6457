//! The files of the repository, as the rules see them, and what a rule finds.

use std::fmt;
use std::path::Path;
use std::process::Command;

use super::scan::{Scanned, scan};

/// One file that git knows, or would add.
#[derive(Debug)]
pub(crate) struct File {
    /// From the repository's root, with `/`.
    pub(crate) path: String,
    /// Empty for a file that is not text.
    pub(crate) text: String,
    /// Rust source taken apart; empty for any other file.
    pub(crate) rust: Scanned,
}

impl File {
    /// A file with this text.
    pub(crate) fn new(path: &str, text: &str) -> Self {
        let rust = if path.ends_with(".rs") { scan(text) } else { Scanned::default() };
        Self { path: path.to_owned(), text: text.to_owned(), rust }
    }

    /// The name without folders.
    pub(crate) fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or(&self.path)
    }

    /// The name's last ending.
    pub(crate) fn ending(&self) -> &str {
        self.name().rsplit_once('.').map_or("", |(_, ending)| ending)
    }

    /// Rust source that only tests use, as a whole file.
    pub(crate) fn is_test_file(&self) -> bool {
        matches!(self.name(), "tests.rs" | "testing.rs")
            || self.path.contains("/tests/")
            || self.path.starts_with("crates/testkit/")
    }

    /// A finding about a line of this file.
    pub(crate) fn finding(&self, line: usize, message: impl Into<String>) -> Finding {
        Finding { path: self.path.clone(), line, message: message.into() }
    }
}

/// Something to put right.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Finding {
    pub(crate) path: String,
    pub(crate) line: usize,
    pub(crate) message: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}:{}: {}", self.path, self.line, self.message)
    }
}

/// The whole repository.
#[derive(Debug)]
pub(crate) struct Tree {
    pub(crate) files: Vec<File>,
}

impl Tree {
    /// What git knows, and what it would add, in the repository this command was built from.
    pub(crate) fn of_this_repository() -> Result<Self, String> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let listed = Command::new("git")
            .args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"])
            .current_dir(&root)
            .output()
            .map_err(|fault| {
                format!("git could not be started ({fault}); tidy needs it to list the files")
            })?;
        if !listed.status.success() {
            return Err(String::from_utf8_lossy(&listed.stderr).trim().to_owned());
        }
        let paths = String::from_utf8_lossy(&listed.stdout).into_owned();
        let mut paths: Vec<&str> = paths.split('\0').filter(|path| root.join(path).is_file()).collect();
        paths.sort_unstable();
        paths.dedup();
        let read = |path: &str| std::fs::read(root.join(path)).map_err(|fault| format!("{path}: {fault}"));
        let text = |bytes| String::from_utf8(bytes).unwrap_or_default();
        let file = |path: &str| read(path).map(|bytes| File::new(path, &text(bytes)));
        Ok(Self { files: paths.into_iter().map(file).collect::<Result<_, _>>()? })
    }

    /// Files with this ending.
    pub(crate) fn ending(&self, ending: &str) -> impl Iterator<Item = &File> {
        self.files.iter().filter(move |file| file.ending() == ending)
    }

    /// Rust source below a folder.
    pub(crate) fn rust_below(&self, folder: &str) -> impl Iterator<Item = &File> {
        self.ending("rs").filter(move |file| file.path.starts_with(folder))
    }

    /// The slices of the application: folders beside `platform`.
    pub(crate) fn slices(&self) -> Vec<&str> {
        let below = |file: &'_ File| file.path.starts_with("crates/app/src/");
        let mut slices: Vec<&str> = self
            .ending("rs")
            .filter(|file| below(file))
            .filter_map(|file| file.path["crates/app/src/".len()..].split_once('/'))
            .map(|(folder, _)| folder)
            .filter(|folder| *folder != "platform")
            .collect();
        slices.dedup();
        slices
    }
}
