//! The report as one page to open from disk: nothing is loaded from elsewhere, it can be read without its script,
//! and with it the findings can be filtered.

use std::fmt::{self, Display, Write as _};

use super::effort::Effort;
use super::summary::{RuleCount, Summary};
use super::text::same_row;
use super::{Checked, Place, counted, thousands};
use crate::rules::Severity;
use crate::rules::finding::Finding;

const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");

/// With more findings than this, the rules begin closed.
const MANY: usize = 300;

/// Writes the report.
pub fn write(checked: &Checked) -> String {
    let summary = Summary::of(&checked.report);
    let title = format!("{} {}", checked.kind.name(), checked.period);
    let mut out = String::new();
    put(
        &mut out,
        format_args!(
            "<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'\">\n\
             <title>{} – findings – Kith</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n\
             <a class=\"skip\" href=\"#main\">Skip to main content</a>\n<main id=\"main\">\n",
            Safe(&title)
        ),
    );
    put(
        &mut out,
        format_args!(
            "<h1>{}</h1>\n<p class=\"lead\">{}</p>\n<p>{}</p>\n\
             <p class=\"aside\">This page holds facts about children. Keep it where you keep the return, and delete it when the work is done.</p>\n",
            Safe(&title),
            Safe(&checked.in_a_sentence(&summary)),
            Safe(&checked.given)
        ),
    );
    by_rule(&mut out, &summary);
    by_effort(&mut out, &summary);
    not_run(&mut out, &summary);
    noticed(&mut out, checked);
    findings(&mut out, checked, &summary);
    put(&mut out, format_args!("</main>\n<script>\n{SCRIPT}</script>\n</body>\n</html>\n"));
    out
}

fn put(out: &mut String, words: fmt::Arguments<'_>) {
    let _ = out.write_fmt(words);
}

fn by_rule(out: &mut String, summary: &Summary<'_>) {
    if summary.rules.is_empty() {
        return;
    }
    out.push_str(
        "<h2>By rule</h2>\n<table>\n<thead><tr><th scope=\"col\">Rule</th><th scope=\"col\">Weight</th>\
         <th scope=\"col\" class=\"n\">Findings</th><th scope=\"col\" class=\"n\">Children</th>\
         <th scope=\"col\">What is wrong</th></tr></thead>\n<tbody>\n",
    );
    for rule in &summary.rules {
        put(
            out,
            format_args!(
                "<tr><th scope=\"row\"><a href=\"#rule-{code}\">{code}</a></th><td>{}</td><td class=\"n\">{}</td>\
                 <td class=\"n\">{}</td><td>{}</td></tr>\n",
                rule.first.severity.label(),
                thousands(rule.findings.len()),
                thousands(rule.n_children),
                Safe(rule.first.says),
                code = Safe(rule.first.code),
            ),
        );
    }
    out.push_str("</tbody>\n</table>\n");
}

fn by_effort(out: &mut String, summary: &Summary<'_>) {
    if summary.efforts.is_empty() {
        return;
    }
    out.push_str(
        "<h2>By who can put it right</h2>\n<table>\n<thead><tr><th scope=\"col\">Who</th>\
         <th scope=\"col\" class=\"n\">Findings</th><th scope=\"col\" class=\"n\">Children</th></tr></thead>\n<tbody>\n",
    );
    for count in &summary.efforts {
        put(
            out,
            format_args!(
                "<tr><th scope=\"row\">{}</th><td class=\"n\">{}</td><td class=\"n\">{}</td></tr>\n",
                Safe(count.effort.label()),
                thousands(count.n_findings),
                thousands(count.n_children)
            ),
        );
    }
    out.push_str("</tbody>\n</table>\n");
}

fn not_run(out: &mut String, summary: &Summary<'_>) {
    if summary.not_run.is_empty() {
        return;
    }
    out.push_str(
        "<h2>Rules not run</h2>\n<p>These rules have not passed: they could not be tried.</p>\n<ul>\n",
    );
    for (because, codes) in &summary.not_run {
        put(
            out,
            format_args!(
                "<li>{} not run, because {}: {}</li>\n",
                counted(codes.len(), "rule", "rules"),
                Safe(because),
                Safe(&codes.join(" "))
            ),
        );
    }
    out.push_str("</ul>\n");
}

fn noticed(out: &mut String, checked: &Checked) {
    if checked.notes.kept.is_empty() {
        return;
    }
    out.push_str("<h2>Noticed while reading</h2>\n<ul>\n");
    for note in &checked.notes.kept {
        let line = if note.line > 0 { format!(", line {}", note.line) } else { String::new() };
        put(out, format_args!("<li>{}{line}: {}.</li>\n", Safe(&note.file), Safe(&note.words)));
    }
    if checked.notes.more > 0 {
        put(out, format_args!("<li>And {} more.</li>\n", checked.notes.more));
    }
    out.push_str("</ul>\n");
}

fn findings(out: &mut String, checked: &Checked, summary: &Summary<'_>) {
    if checked.report.findings.is_empty() {
        return;
    }
    out.push_str("<h2>Findings</h2>\n");
    filter(out, summary);
    let open = if checked.report.findings.len() > MANY { "" } else { " open" };
    for rule in &summary.rules {
        section(out, checked, rule, open);
    }
}

/// Shown by the script, since it does nothing without.
fn filter(out: &mut String, summary: &Summary<'_>) {
    out.push_str(
        "<form id=\"filter\" hidden>\n<p><label for=\"by-rule\">Rule</label><select id=\"by-rule\"><option value=\"\">All rules</option>",
    );
    for rule in &summary.rules {
        put(out, format_args!("<option>{}</option>", Safe(rule.first.code)));
    }
    out.push_str(
        "</select></p>\n<p><label for=\"by-weight\">Weight</label><select id=\"by-weight\"><option value=\"\">Errors and queries</option>",
    );
    for severity in [Severity::Error, Severity::Query] {
        put(out, format_args!("<option value=\"{}\">{}</option>", severity.key(), severity.label()));
    }
    out.push_str(
        "</select></p>\n<p><label for=\"by-work\">Who can put it right</label><select id=\"by-work\"><option value=\"\">Anybody</option>",
    );
    for count in &summary.efforts {
        put(
            out,
            format_args!("<option value=\"{}\">{}</option>", count.effort.key(), Safe(count.effort.label())),
        );
    }
    out.push_str(
        "</select></p>\n<p><label for=\"by-child\">Child’s id has</label><input id=\"by-child\" type=\"text\" autocomplete=\"off\"></p>\n\
         <p id=\"shown\" role=\"status\"></p>\n</form>\n",
    );
}

fn section(out: &mut String, checked: &Checked, rule: &RuleCount<'_>, open: &str) {
    let RuleCount { first, findings, n_children, n_failed } = rule;
    let code = Safe(first.code);
    put(
        out,
        format_args!(
            "<section id=\"rule-{code}\" data-rule=\"{code}\" data-weight=\"{}\">\n<details{open}>\n\
             <summary><h3>{code}: {}</h3></summary>\n<p>{}. {} in {}.</p>\n",
            first.severity.key(),
            Safe(first.says),
            first.severity.label(),
            counted(findings.len(), "finding", "findings"),
            counted(*n_children, "child", "children"),
        ),
    );
    if *n_failed > 0 {
        put(
            out,
            format_args!(
                "<p class=\"aside\">The rule failed inside {n_failed} times. Those children were not checked by it.</p>\n"
            ),
        );
    }
    put(
        out,
        format_args!(
            "<p><b>What to do:</b> {}</p>\n<table>\n<caption>Findings of rule {code}</caption>\n<thead><tr>\
             <th scope=\"col\">Child</th><th scope=\"col\">Where, and what stands there</th></tr></thead>\n<tbody>\n",
            Safe(first.what_to_do)
        ),
    );
    for at in findings {
        row(out, &checked.report.findings[*at]);
    }
    out.push_str("</tbody>\n</table>\n</details>\n</section>\n");
}

fn row(out: &mut String, finding: &Finding) {
    let child = if finding.child.is_blank() { "The return" } else { finding.child.as_str() };
    put(
        out,
        format_args!(
            "<tr data-work=\"{}\"><th scope=\"row\">{}</th><td>",
            Effort::of(finding).key(),
            Safe(child)
        ),
    );
    if let Some(failed) = &finding.failed {
        put(out, format_args!("Not checked: the rule failed inside ({}).", Safe(failed)));
    } else if finding.cells.is_empty() {
        out.push_str("The return as a whole");
    }
    for cells in finding.cells.chunk_by(same_row) {
        put(out, format_args!("<div>{}", Place(&cells[0])));
        for cell in cells.iter().filter(|cell| !cell.item.is_empty()) {
            let value = if cell.value.is_blank() { "<i>blank</i>" } else { "" };
            put(
                out,
                format_args!(
                    " <span class=\"cell\"><b>{}</b> {}{value}</span>",
                    Safe(cell.item),
                    Safe(cell.value.as_str())
                ),
            );
        }
        out.push_str("</div>");
    }
    out.push_str("</td></tr>\n");
}

/// A text as it may stand in a page, between tags or in an attribute.
struct Safe<'a>(&'a str);

impl Display for Safe<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for letter in self.0.chars() {
            match letter {
                '&' => f.write_str("&amp;")?,
                '<' => f.write_str("&lt;")?,
                '>' => f.write_str("&gt;")?,
                '"' => f.write_str("&quot;")?,
                '\'' => f.write_str("&#39;")?,
                other => f.write_char(other)?,
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::made::checked;

    #[test]
    fn the_page_says_what_is_wrong_where_and_what_to_do() {
        let page = write(&checked());
        for part in [
            "<h1>Children in need census 2025/26</h1>",
            "5 findings in 2 children: 4 errors, 1 query.",
            "<a href=\"#rule-8925\">8925</a>",
            "<section id=\"rule-8925\" data-rule=\"8925\" data-weight=\"error\">",
            "<b>What to do:</b> Look at both dates.",
            "ChildProtectionPlans row 1, line 10 <span class=\"cell\"><b>CPPstartDate</b> 2025-06-02</span>",
            "<b>CPPendDate</b> <i>blank</i>",
            "2 rules not run, because last year&#39;s Episodes file was not given: 101 102",
            "Not checked: the rule failed inside (no third thing).",
        ] {
            assert!(page.contains(part), "{part:?} is not on the page:\n{page}");
        }
    }

    #[test]
    fn texts_of_the_file_are_never_taken_for_markup() {
        let page = write(&checked());
        assert!(page.contains("B&lt;2&gt;") && !page.contains("B<2>"), "{page}");
        assert!(page.contains("census &amp; co.xml"), "{page}");
    }

    #[test]
    fn nothing_is_loaded_from_elsewhere() {
        let page = write(&checked());
        for part in ["http://", "https://", " src=", "<link", "url(", "@import"] {
            assert!(!page.contains(part), "{part}");
        }
    }

    #[test]
    fn the_filter_is_not_there_until_the_script_is() {
        assert!(write(&checked()).contains("<form id=\"filter\" hidden>"));
    }
}
