//! The report to read on a terminal: a summary a manager can read, then the findings child by child.

use std::fmt::Write as _;

use super::summary::{RuleCount, Summary};
use super::{Checked, Place, counted};
use crate::rules::finding::{Finding, FoundCell};

/// Writes the report.
pub fn write(checked: &Checked) -> String {
    let summary = Summary::of(&checked.report);
    let mut out = String::new();
    line(&mut out, format_args!("{} {}: {}", checked.kind.name(), checked.period, checked.given));
    line(&mut out, format_args!("{}", checked.in_a_sentence(&summary)));
    by_rule(&mut out, &summary);
    by_effort(&mut out, &summary);
    not_run(&mut out, &summary);
    noticed(&mut out, checked);
    by_child(&mut out, checked, &summary);
    out
}

fn line(out: &mut String, words: std::fmt::Arguments<'_>) {
    let _ = out.write_fmt(words);
    out.push('\n');
}

fn heading(out: &mut String, words: &str) {
    line(out, format_args!("\n{words}\n{}", "-".repeat(words.chars().count())));
}

fn by_rule(out: &mut String, summary: &Summary<'_>) {
    if summary.rules.is_empty() {
        return;
    }
    heading(out, "By rule");
    for rule in &summary.rules {
        let RuleCount { first, findings, n_children, n_failed } = rule;
        let number = findings.len();
        line(
            out,
            format_args!(
                "{:<9} {:<5} {number:>6} in {:<15} {}",
                first.code,
                first.severity.label(),
                counted(*n_children, "child", "children"),
                first.says
            ),
        );
        if *n_failed > 0 {
            line(
                out,
                format_args!(
                    "          The rule failed inside {n_failed} times: those children were not checked by it."
                ),
            );
        }
    }
}

fn by_effort(out: &mut String, summary: &Summary<'_>) {
    if summary.efforts.is_empty() {
        return;
    }
    heading(out, "By who can put it right");
    for count in &summary.efforts {
        line(
            out,
            format_args!(
                "{:>6} in {:<15} {}",
                count.n_findings,
                counted(count.n_children, "child", "children"),
                count.effort.label()
            ),
        );
    }
}

fn not_run(out: &mut String, summary: &Summary<'_>) {
    if summary.not_run.is_empty() {
        return;
    }
    heading(out, "Rules not run (they have not passed)");
    for (because, codes) in &summary.not_run {
        line(out, format_args!("{} not run, because {because}:", counted(codes.len(), "rule", "rules")));
        for some in codes.chunks(12) {
            line(out, format_args!("    {}", some.join(" ")));
        }
    }
}

fn noticed(out: &mut String, checked: &Checked) {
    if checked.notes.kept.is_empty() {
        return;
    }
    heading(out, "Noticed while reading");
    for note in &checked.notes.kept {
        if note.line > 0 {
            line(out, format_args!("{}, line {}: {}.", note.file, note.line, note.words));
        } else {
            line(out, format_args!("{}: {}.", note.file, note.words));
        }
    }
    if checked.notes.more > 0 {
        line(out, format_args!("And {} more.", checked.notes.more));
    }
}

fn by_child(out: &mut String, checked: &Checked, summary: &Summary<'_>) {
    for child in &summary.children {
        if child.child.is_blank() {
            heading(out, "The return as a whole, and rows without a child's id");
        } else {
            heading(out, &format!("Child {}", child.child));
        }
        for at in &child.findings {
            found(out, &checked.report.findings[*at]);
        }
    }
}

fn found(out: &mut String, finding: &Finding) {
    line(out, format_args!("{} {}: {}", finding.code, finding.severity.label(), finding.says));
    if let Some(failed) = &finding.failed {
        line(out, format_args!("    The rule failed inside ({failed}), so this was not checked by it."));
        return;
    }
    for row in finding.cells.chunk_by(same_row) {
        let cells: Vec<String> = row.iter().filter_map(cell).collect();
        let colon = if cells.is_empty() { "" } else { ": " };
        line(out, format_args!("    {}{colon}{}", Place(&row[0]), cells.join(", ")));
    }
    line(out, format_args!("    What to do: {}", finding.what_to_do));
}

/// The cells are of one row.
pub(super) fn same_row(a: &FoundCell, b: &FoundCell) -> bool {
    (a.table, a.year, a.row) == (b.table, b.year, b.row)
}

fn cell(cell: &FoundCell) -> Option<String> {
    let FoundCell { item, value, .. } = cell;
    if item.is_empty() {
        None
    } else if value.is_blank() {
        Some(format!("{item} blank"))
    } else {
        Some(format!("{item} {value}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::made::checked;

    #[test]
    fn a_manager_reads_the_summary_first_and_then_each_child() {
        let text = write(&checked());
        let parts = [
            "Children in need census 2025/26: census & co.xml\n",
            "12 children checked by 4 rules. 5 findings in 2 children: 4 errors, 1 query.\n",
            "8925      Error      2 in 2 children      A plan ends before it starts.\n",
            "The rule failed inside 1 times",
            "By who can put it right",
            "2 rules not run, because last year's Episodes file was not given:\n    101 102\n",
            "census & co.xml, line 4: Shoe is not part of ChildIdentifiers, and was not checked.\n",
            "Child =A1\n",
            "    ChildProtectionPlans row 1, line 10: CPPstartDate 2025-06-02, CPPendDate 2025-06-01\n",
            "CPPendDate blank\n    What to do: Look at both dates.\n",
            "The rule failed inside (no third thing), so this was not checked by it.\n",
            "The return as a whole",
        ];
        let mut from = 0;
        for part in parts {
            let at =
                text[from..].find(part).unwrap_or_else(|| panic!("{part:?} is not in its place in\n{text}"));
            from += at;
        }
    }

    #[test]
    fn a_clean_return_says_that_nothing_was_found_and_what_was_not_run() {
        let mut checked = checked();
        checked.report.findings.clear();
        let text = write(&checked);
        assert!(text.contains("12 children checked by 4 rules. Nothing was found."), "{text}");
        assert!(text.contains("Rules not run (they have not passed)"), "{text}");
        assert!(!text.contains("By rule"), "{text}");
    }
}
