//! Finds the rule files, so that nobody lists them: each becomes a module, and an entry of its return's catalogue
//! with the words of its comment. A file whose comment lacks a heading stops the build and says which.

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

fn main() {
    let root = env::var("CARGO_MANIFEST_DIR").expect("cargo says where the crate is");
    let out = env::var("OUT_DIR").expect("cargo says where to write");
    for (name, shape) in [
        ("ssda903", "crate::ssda903::shapes::Shape"),
        ("cin_census", "crate::cin_census::shapes::Shape"),
        ("annex_a", "crate::annex_a::shapes::Shape"),
    ] {
        let folder = Path::new(&root).join("src").join(name).join("rules");
        println!("cargo::rerun-if-changed={}", folder.display());
        if folder.is_dir() {
            let text = catalogue(&folder, shape);
            fs::write(Path::new(&out).join(format!("{name}_rules.rs")), text)
                .expect("the build folder is writable");
        }
    }
}

fn catalogue(folder: &Path, shape: &str) -> String {
    let files = fs::read_dir(folder).expect("the rules folder can be read");
    let paths = files.map(|file| file.expect("the rules folder can be read").path());
    let mut paths: Vec<_> =
        paths.filter(|path| path.extension().is_some_and(|ending| ending == "rs")).collect();
    paths.sort_by_key(|path| order(path));
    let (mut modules, mut entries) = (String::new(), String::new());
    for path in paths {
        println!("cargo::rerun-if-changed={}", path.display());
        let text = fs::read_to_string(&path).expect("a rule file is UTF-8 text");
        let module = path.file_stem().and_then(|stem| stem.to_str()).expect("a rule file has a plain name");
        let [what, why, what_to_do, source, differs] = words(&path, &text);
        let rules = if text.contains("const RULES:") {
            format!("{module}::RULES")
        } else {
            format!("&[{module}::RULE]")
        };
        writeln!(modules, "#[path = {path:?}]\npub mod {module};").expect("a text can grow");
        writeln!(
            entries,
            "RuleFile {{ what: {what:?}, why: {why:?}, what_to_do: {what_to_do:?}, source: {source:?}, \
             differs: {differs:?}, rules: {rules} }},"
        )
        .expect("a text can grow");
    }
    let doc = "/// Every rule file the build found.";
    format!("{modules}\n{doc}\npub static CATALOGUE: &[RuleFile<{shape}>] = &[\n{entries}];\n")
}

/// Codes in the order people expect: 9 before 10, and 503A before 503B.
fn order(path: &Path) -> (u32, String) {
    let stem = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default().to_owned();
    let digits: String =
        stem.chars().skip_while(|c| !c.is_ascii_digit()).take_while(char::is_ascii_digit).collect();
    (digits.parse().unwrap_or(0), stem)
}

/// The words of the file's opening comment: what, why, what to do, source, and where it differs, if it does.
fn words(path: &Path, text: &str) -> [String; 5] {
    let comment: Vec<&str> = text.lines().map_while(|line| line.strip_prefix("//!")).map(str::trim).collect();
    let paragraphs: Vec<String> = comment
        .split(|line| line.is_empty())
        .map(|lines| lines.join(" "))
        .filter(|text| !text.is_empty())
        .collect();
    let find = |heading: &str| {
        paragraphs.iter().find_map(|text| text.strip_prefix(heading)).map(|text| text.trim().to_owned())
    };
    let need = |heading: &str| {
        find(heading)
            .unwrap_or_else(|| panic!("{}: the comment has no paragraph '{heading} ...'", path.display()))
    };
    let what =
        paragraphs.first().cloned().unwrap_or_else(|| panic!("{}: no comment '//! ...'", path.display()));
    [what, need("Why:"), need("What to do:"), need("Source:"), find("Differs:").unwrap_or_default()]
}
