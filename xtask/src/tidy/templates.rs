//! Templates: form markup from one place, and nothing that a strict content security policy blocks.

use super::scan::numbered;
use super::tree::{File, Finding, Tree};

const TEMPLATES: &str = "crates/app/templates/";
const MACROS: &str = "crates/app/templates/macros/";
const CONTROLS: [&str; 3] = ["<input", "<select", "<textarea"];

/// Form controls are written once, in the macros.
pub(crate) fn controls_come_from_macros(tree: &Tree) -> Vec<Finding> {
    let mut found = vec![];
    for file in templates(tree).filter(|file| !file.path.starts_with(MACROS)) {
        for (line, text) in numbered(&file.text) {
            let lower = text.to_lowercase();
            if let Some(control) = CONTROLS.iter().find(|control| lower.contains(**control)) {
                let message = format!(
                    "{control}> written by hand; call a macro of templates/macros/, which ties label, hint and error to it"
                );
                found.push(file.finding(line, message));
            }
        }
    }
    found
}

/// No script or style inside a page: the content security policy blocks them.
pub(crate) fn nothing_inline(tree: &Tree) -> Vec<Finding> {
    let mut found = vec![];
    for file in templates(tree) {
        for (line, text) in numbered(&file.text) {
            if let Some(what) = inline(&text.to_lowercase()) {
                let message =
                    format!("{what} is blocked by the content security policy; put it in a file of assets/");
                found.push(file.finding(line, message));
            }
        }
    }
    found
}

fn inline(line: &str) -> Option<&'static str> {
    let script_tags = line.match_indices("<script").map(|(at, _)| &line[at..]);
    if script_tags.into_iter().any(|tag| !tag.split('>').next().unwrap_or(tag).contains("src=")) {
        return Some("an inline script");
    }
    if line.contains("<style") || line.contains(" style=") {
        return Some("an inline style");
    }
    if line.contains("javascript:") {
        return Some("a javascript: link");
    }
    let handlers = line.match_indices(" on").map(|(at, _)| &line[at + 1..]);
    let is_handler = |rest: &str| {
        let name = rest.split('=').next().unwrap_or(rest);
        name.len() < rest.len() && name.len() > 2 && name.bytes().all(|letter| letter.is_ascii_lowercase())
    };
    handlers.into_iter().any(is_handler).then_some("an event attribute")
}

fn templates(tree: &Tree) -> impl Iterator<Item = &File> {
    tree.ending("html").filter(|file| file.path.starts_with(TEMPLATES))
}

#[cfg(test)]
mod tests {
    use super::super::testing::check;
    use super::*;

    #[test]
    fn controls_are_for_macros() {
        let page = "<form>\n<INPUT name=\"a\">\n<textarea></textarea>\n</form>\n";
        check(
            controls_come_from_macros,
            &[
                ("a page", "crates/app/templates/visits/new.html", page, &[2, 3]),
                ("a macro", "crates/app/templates/macros/field.html", page, &[]),
                ("a call", "crates/app/templates/visits/new.html", "{% call form::field(a) %}\n", &[]),
            ],
        );
    }

    #[test]
    fn nothing_is_inline() {
        let path = "crates/app/templates/layout.html";
        check(
            nothing_inline,
            &[
                (
                    "a script from a file",
                    path,
                    "<script type=\"module\" src=\"/assets/a.js\"></script>\n",
                    &[],
                ),
                ("a script in the page", path, "<script>go()</script>\n", &[1]),
                ("a style", path, "<p style=\"color:red\">\n<style>\n", &[1, 2]),
                ("a handler", path, "<p onclick=\"go()\">\n", &[1]),
                ("words", path, "<p>on call = maybe, depends on a=b</p>\n", &[]),
                ("a link", path, "<a href=\"javascript:go()\">\n", &[1]),
            ],
        );
    }
}
