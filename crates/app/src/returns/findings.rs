//! The findings of a check: filtered, child by child, and against the check before.

use std::collections::{HashMap, HashSet};

use askama::Template;
use kith_returns::report::effort::Effort;
use kith_returns::report::summary::Summary;
use kith_returns::report::{Checked, Place, counted, thousands};
use kith_returns::rules::Severity;
use kith_returns::rules::finding::{Finding, FoundCell};

use super::pages::{self, find_done};
use crate::answers::Choice;
use crate::platform::context::Ctx;
use crate::platform::html::Shell;
use crate::platform::http::{Answers, Asked, Reply};
use crate::platform::problem::Problem;

/// How many findings one page shows.
const PAGE: usize = 50;

/// A finding, worded.
pub(super) struct Told {
    code: &'static str,
    severity: &'static str,
    child: String,
    /// The path of the child's page; blank for the return as a whole.
    child_path: String,
    says: &'static str,
    what_to_do: &'static str,
    failed: String,
    rows: Vec<ToldRow>,
}

struct ToldRow {
    place: String,
    cells: String,
}

/// A stretch of a long list.
struct Stretch {
    told: String,
    earlier: Option<String>,
    later: Option<String>,
}

#[derive(Template)]
#[template(path = "returns/findings.html")]
struct FindingsPage {
    shell: Shell,
    id: String,
    what_to_do: &'static str,
    rules: Vec<Choice>,
    severities: Vec<Choice>,
    work: Vec<Choice>,
    findings: Vec<Told>,
    stretch: Stretch,
}

#[derive(Template)]
#[template(path = "returns/child.html")]
struct ChildPage {
    shell: Shell,
    id: String,
    heading: String,
    findings: Vec<Told>,
    stretch: Stretch,
}

#[derive(Template)]
#[template(path = "returns/difference.html")]
struct DifferencePage {
    shell: Shell,
    id: String,
    parts: Vec<(&'static str, String, &'static str)>,
    findings: Vec<Told>,
    stretch: Stretch,
}

fn told(finding: &Finding, child_path: String) -> Told {
    let same_row = |a: &FoundCell, b: &FoundCell| (a.table, a.year, a.row) == (b.table, b.year, b.row);
    Told {
        code: finding.code,
        severity: finding.severity.label(),
        child: finding.child.as_str().to_owned(),
        child_path,
        says: finding.says,
        what_to_do: finding.what_to_do,
        failed: finding.failed.as_deref().unwrap_or("").to_owned(),
        rows: finding.cells.chunk_by(same_row).map(told_row).collect(),
    }
}

fn told_row(cells: &[FoundCell]) -> ToldRow {
    let word = |cell: &FoundCell| match (cell.item, cell.value.as_str()) {
        ("", _) => "The row as a whole".to_owned(),
        (item, "") => format!("{item} is blank"),
        (item, value) => format!("{item} is {value}"),
    };
    let cells_in_words: Vec<String> = cells.iter().map(word).collect();
    ToldRow { place: Place(&cells[0]).to_string(), cells: cells_in_words.join(", ") }
}

/// Words the findings of one page of a list, and says which they are.
fn page_of(asked: &Asked, id: &str, checked: &Checked, places: &[usize]) -> (Vec<Told>, Stretch) {
    let summary = Summary::of(&checked.report);
    let n_pages = places.len().div_ceil(PAGE).max(1);
    let at = asked.query.text("page").and_then(|page| page.parse().ok()).unwrap_or(1).clamp(1, n_pages);
    let shown: Vec<usize> = places.iter().copied().skip((at - 1) * PAGE).take(PAGE).collect();
    let wanted: HashSet<usize> = shown.iter().copied().collect();
    let mut child_of = HashMap::new();
    for (number, child) in summary.children.iter().enumerate().filter(|(_, child)| child.child.is_filled()) {
        for finding in child.findings.iter().filter(|finding| wanted.contains(finding)) {
            child_of.insert(*finding, format!("/returns/{id}/children/{}", number + 1));
        }
    }
    let word =
        |place: usize| told(&checked.report.findings[place], child_of.remove(&place).unwrap_or_default());
    let stretch = Stretch {
        told: in_words(at, n_pages, places.len()),
        earlier: (at > 1).then(|| to_page(asked, at - 1)),
        later: (at < n_pages).then(|| to_page(asked, at + 1)),
    };
    (shown.into_iter().map(word).collect(), stretch)
}

fn in_words(page: usize, n_pages: usize, n: usize) -> String {
    if n_pages == 1 {
        return counted(n, "finding", "findings");
    }
    let first = (page - 1) * PAGE + 1;
    format!(
        "{} to {} of {}",
        thousands(first),
        thousands((page * PAGE).min(n)),
        counted(n, "finding", "findings")
    )
}

fn to_page(asked: &Asked, page: usize) -> String {
    let path = asked.path_and_query.split('?').next().unwrap_or("");
    let mut query = Answers(asked.query.0.iter().filter(|(name, _)| name != "page").cloned().collect());
    query.push("page", page.to_string());
    format!("{path}?{}", query.encode())
}

/// The findings, all or those of a rule, a weight or a kind of work.
pub(super) fn list(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let (check, outcome) = match find_done(ctx, asked)? {
        Ok(done) => done,
        Err(other) => return Ok(other),
    };
    let report = &outcome.checked.report;
    let chosen = |name: &str| asked.query.text(name).unwrap_or("").to_owned();
    let (rule, severity, work) = (chosen("rule"), chosen("severity"), chosen("work"));
    let is_wanted = |finding: &Finding| {
        (rule.is_empty() || finding.code == rule)
            && (severity.is_empty() || finding.severity.key() == severity)
            && (work.is_empty() || Effort::of(finding).key() == work)
    };
    let places: Vec<usize> =
        (0..report.findings.len()).filter(|at| is_wanted(&report.findings[*at])).collect();
    let (findings, stretch) = page_of(asked, &check.id, &outcome.checked, &places);
    let summary = Summary::of(report);
    let of_rule = summary.rules.iter().find(|count| count.first.code == rule);
    let title = of_rule
        .map_or_else(|| "Findings".to_owned(), |count| format!("{}: {}", count.first.code, count.first.says));
    let every = |label: &str, chosen: &str| Choice::new("", label, chosen);
    let mut rules = vec![every("All rules", &rule)];
    rules.extend(summary.rules.iter().map(|count| {
        let (code, says) = (count.first.code, count.first.says);
        Choice::new(code, format!("{code}: {says}"), &rule)
    }));
    let mut severities = vec![every("Errors and queries", &severity)];
    severities.extend([Severity::Error, Severity::Query].map(|s| Choice::new(s.key(), s.label(), &severity)));
    let mut kinds = vec![every("Anybody", &work)];
    kinds.extend(Effort::ALL.map(|kind| Choice::new(kind.key(), kind.label(), &work)));
    Reply::page(&FindingsPage {
        shell: Shell::new(ctx, asked, title),
        id: check.id.clone(),
        what_to_do: of_rule.map_or("", |count| count.first.what_to_do),
        rules,
        severities,
        work: kinds,
        findings,
        stretch,
    })
}

/// Leads to a child's findings. The id is sent as a form, so that it stands in no address.
pub(super) fn find_child(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let (check, outcome) = match find_done(ctx, asked)? {
        Ok(done) => done,
        Err(other) => return Ok(other),
    };
    let typed = asked.form.text("child").unwrap_or("");
    let summary = Summary::of(&outcome.checked.report);
    let found = summary
        .children
        .iter()
        .position(|child| child.child.is_filled() && child.child.as_str().eq_ignore_ascii_case(typed));
    match found {
        Some(number) => Reply::see(format!("/returns/{}/children/{}", check.id, number + 1)),
        None if typed.is_empty() => pages::summary(
            ctx,
            asked,
            &check,
            &outcome,
            "Enter the child’s id as the return has it".to_owned(),
        ),
        None => {
            let words = "There are no findings about a child with this id".to_owned();
            pages::summary(ctx, asked, &check, &outcome, words)
        }
    }
}

/// One child's findings.
pub(super) fn child(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let (check, outcome) = match find_done(ctx, asked)? {
        Ok(done) => done,
        Err(other) => return Ok(other),
    };
    let number: usize = asked.id("child")?;
    let summary = Summary::of(&outcome.checked.report);
    let of_child = number.checked_sub(1).and_then(|at| summary.children.get(at)).ok_or(Problem::NotFound)?;
    let (findings, stretch) = page_of(asked, &check.id, &outcome.checked, &of_child.findings);
    let heading = if of_child.child.is_blank() {
        "The return as a whole".to_owned()
    } else {
        format!("Child {}", of_child.child)
    };
    Reply::page(&ChildPage {
        shell: Shell::new(ctx, asked, heading.clone()),
        id: check.id.clone(),
        heading,
        findings,
        stretch,
    })
}

/// What is new, gone or still there since the check before.
pub(super) fn difference(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let (check, outcome) = match find_done(ctx, asked)? {
        Ok(done) => done,
        Err(other) => return Ok(other),
    };
    let (before, difference) = outcome.before.as_ref().ok_or(Problem::NotFound)?;
    let part = asked.query.text("part").unwrap_or("new");
    let (checked, places): (&Checked, _) = match part {
        "gone" => (before, &difference.gone),
        "still" => (&outcome.checked, &difference.still_there),
        _ => (&outcome.checked, &difference.new),
    };
    let (mut findings, stretch) = page_of(asked, &check.id, checked, places);
    if part == "gone" {
        // The child's number is of the older check, which may have been forgotten.
        findings.iter_mut().for_each(|finding| finding.child_path.clear());
    }
    let tab = |key: &'static str, words: &str, n: usize| {
        let here = if key == part { "here" } else { "" };
        (key, format!("{words} ({})", thousands(n)), here)
    };
    Reply::page(&DifferencePage {
        shell: Shell::new(ctx, asked, "Since the check before"),
        id: check.id.clone(),
        parts: vec![
            tab("new", "New", difference.new.len()),
            tab("gone", "Gone", difference.gone.len()),
            tab("still", "Still there", difference.still_there.len()),
        ],
        findings,
        stretch,
    })
}
