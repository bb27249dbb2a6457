//! Reference documents made from the code: `cargo xtask docs`, and `--check` to see whether they are fresh.

mod differences;
mod rules;

use std::fmt::Write as _;
use std::path::Path;
use std::process::ExitCode;

use kith::platform::access::tick_table;
use kith::platform::http::Page;
use kith_returns::kind::ReturnKind;

/// Writes the documents, or with `--check` says which are stale.
pub(crate) fn run(arguments: &[String]) -> ExitCode {
    // The documents are the repository's, wherever the command is given.
    let folder = &Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/generated");
    let check = arguments.iter().any(|argument| argument == "--check");
    let mut stale = 0;
    for (name, text) in documents() {
        let path = folder.join(&name);
        if std::fs::read_to_string(&path).is_ok_and(|kept| kept == text) {
            continue;
        }
        stale += 1;
        if check {
            println!("docs/generated/{name} is stale. Run: cargo xtask docs");
        } else if let Err(error) = std::fs::create_dir_all(folder).and_then(|()| std::fs::write(&path, &text))
        {
            eprintln!("docs/generated/{name} could not be written: {error}.");
            return ExitCode::from(2);
        } else {
            println!("Wrote docs/generated/{name}");
        }
    }
    if check && stale > 0 { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

fn documents() -> Vec<(String, String)> {
    let mut documents: Vec<(String, String)> = [
        ("permissions.md", tick_table()),
        ("routes.md", routes()),
        ("codes.md", codes()),
        ("rules-in-force.md", rules::in_force()),
        ("differences-from-public-validators.md", differences::page()),
    ]
    .map(|(name, text)| (name.to_owned(), text))
    .into();
    for kind in ReturnKind::ALL {
        documents.push((format!("rules-{}.md", kind.key()), rules::page(kind)));
    }
    documents
}

fn routes() -> String {
    let mut page = String::from(
        "# Routes\n\nMade by `cargo xtask docs` from the slices' `ROUTES`.\n\n| method | path | for |\n|---|---|---|\n",
    );
    for route in kith::routes() {
        let who = match route.page {
            Page::For(action, _) => action.key(),
            Page::Own(_) => "anybody signed in",
            Page::Open(_) => "anybody",
        };
        let _ = writeln!(page, "| {} | `{}` | {who} |", route.method, route.path);
    }
    page
}

fn codes() -> String {
    let mut page = String::from(
        "# Statutory code lists\n\nMade by `cargo xtask docs` from `crates/vocabulary/src/codes`.\n",
    );
    for list in kith_vocabulary::codes::all() {
        let _ = write!(
            page,
            "\n## {}\n\nSource: {}\n\n| code | meaning | from | to |\n|---|---|---|---|\n",
            list.name, list.source
        );
        for entry in &list.entries {
            let day =
                |date: Option<jiff::civil::Date>| date.map_or_else(String::new, |date| date.to_string());
            let _ = writeln!(
                page,
                "| {} | {} | {} | {} |",
                entry.code,
                entry.label,
                day(entry.in_force_from),
                day(entry.in_force_to)
            );
        }
    }
    page
}
