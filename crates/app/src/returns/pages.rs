//! The page of one check: how far it has come, then what it came to; and the report to download.

use std::sync::Arc;

use askama::Template;
use axum::http::StatusCode;
use kith_returns::kind::Period;
use kith_returns::report::summary::Summary;
use kith_returns::report::{Checked, Format, counted, thousands};

use super::checks::{Check, Outcome, State, held};
use super::form::granted;
use crate::platform::context::Ctx;
use crate::platform::html::Shell;
use crate::platform::http::{Asked, Reply};
use crate::platform::problem::Problem;

#[derive(Template)]
#[template(path = "returns/missing.html")]
struct MissingPage {
    shell: Shell,
}

#[derive(Template)]
#[template(path = "returns/waiting.html")]
struct WaitingPage {
    shell: Shell,
    id: String,
    words: String,
}

#[derive(Template)]
#[template(path = "returns/failed.html")]
struct FailedPage {
    shell: Shell,
    kind: &'static str,
    given: String,
    words: String,
}

/// A rule's card.
struct RuleCard {
    code: &'static str,
    severity: &'static str,
    n_findings: String,
    children: String,
    says: &'static str,
    failed: String,
}

/// One kind of work.
struct Work {
    key: &'static str,
    label: &'static str,
    n_findings: String,
    n_children: String,
}

/// What changed since the last check.
struct Changed {
    new: String,
    gone: String,
    still_there: String,
}

#[derive(Template)]
#[template(path = "returns/summary.html")]
struct SummaryPage {
    shell: Shell,
    id: String,
    heading: String,
    given: String,
    told: String,
    rules: Vec<RuleCard>,
    work: Vec<Work>,
    changed: Option<Changed>,
    not_run: Vec<(String, String)>,
    noticed: Vec<String>,
    error: String,
    child: String,
}

/// What was looked for, or the page to show instead.
pub(super) type Found<T> = Result<T, Reply>;

/// A check that is done, with what it came to.
type Done = (Arc<Check>, Arc<Outcome>);

/// The check of the path. One that is not here is told so, whoever else may have it.
pub(super) fn find(ctx: &Ctx, asked: &Asked) -> Result<Found<Arc<Check>>, Problem> {
    granted(ctx)?;
    let id = asked.parts.get("check").map_or("", String::as_str);
    match held().find(ctx, id) {
        Some(check) => Ok(Ok(check)),
        None => {
            let page = MissingPage { shell: Shell::new(ctx, asked, "These findings are not here") };
            Reply::page_with(StatusCode::NOT_FOUND, &page).map(Err)
        }
    }
}

/// The check of the path, once it is done; until then, or when it failed, the page that says so.
pub(super) fn find_done(ctx: &Ctx, asked: &Asked) -> Result<Found<Done>, Problem> {
    Ok(match find(ctx, asked)? {
        Err(missing) => Err(missing),
        Ok(check) => match check.state() {
            State::Done(outcome) => Ok((check, outcome)),
            _ => Err(Reply::SeeOther(format!("/returns/{}", check.id))),
        },
    })
}

/// How far the check has come, or what it came to.
pub(super) fn show(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let check = match find(ctx, asked)? {
        Ok(check) => check,
        Err(missing) => return Ok(missing),
    };
    let words = match check.state() {
        State::Done(outcome) => return summary(ctx, asked, &check, &outcome, String::new()),
        State::Failed(words) => {
            return Reply::page(&FailedPage {
                shell: Shell::new(ctx, asked, "The return could not be checked"),
                kind: check.kind.key(),
                given: check.given.clone(),
                words,
            });
        }
        State::Waiting => "Another check is under way. Yours is next.".to_owned(),
        State::Reading => "The files are being read.".to_owned(),
        State::Checking(done, all) => {
            format!("{} of {} are checked.", thousands(done), counted(all, "child", "children"))
        }
    };
    let shell = Shell::new(ctx, asked, "Checking the return");
    Reply::page_again(1, &WaitingPage { shell, id: check.id.clone(), words })
}

/// The page of what a check came to; `error` says why a child was not found.
pub(super) fn summary(
    ctx: &Ctx,
    asked: &Asked,
    check: &Check,
    outcome: &Outcome,
    error: String,
) -> Result<Reply, Problem> {
    let checked = &outcome.checked;
    let summary = Summary::of(&checked.report);
    let heading = format!("{} {}", check.kind.name(), check.period);
    let status = if error.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let title = if error.is_empty() { heading.clone() } else { format!("Error: {heading}") };
    let reason = |(because, codes): &(String, Vec<&str>)| {
        let rules = counted(codes.len(), "rule", "rules");
        (format!("{rules} not run, because {because}"), codes.join(" "))
    };
    Reply::page_with(
        status,
        &SummaryPage {
            shell: Shell::new(ctx, asked, title),
            id: check.id.clone(),
            heading,
            given: check.given.clone(),
            told: checked.in_a_sentence(&summary),
            rules: cards(&summary),
            work: work(&summary),
            changed: outcome.before.as_ref().map(|(_, difference)| Changed {
                new: thousands(difference.new.len()),
                gone: thousands(difference.gone.len()),
                still_there: thousands(difference.still_there.len()),
            }),
            not_run: summary.not_run.iter().map(reason).collect(),
            noticed: noticed(checked),
            error,
            child: asked.form.text("child").unwrap_or("").to_owned(),
        },
    )
}

fn cards(summary: &Summary<'_>) -> Vec<RuleCard> {
    let card = |rule: &kith_returns::report::summary::RuleCount<'_>| RuleCard {
        code: rule.first.code,
        severity: rule.first.severity.label(),
        n_findings: counted(rule.findings.len(), "finding", "findings"),
        children: counted(rule.n_children, "child", "children"),
        says: rule.first.says,
        failed: match rule.n_failed {
            0 => String::new(),
            n => format!("The rule failed inside {n} times. Those children were not checked by it."),
        },
    };
    summary.rules.iter().map(card).collect()
}

fn work(summary: &Summary<'_>) -> Vec<Work> {
    let count = |count: &kith_returns::report::summary::EffortCount| Work {
        key: count.effort.key(),
        label: count.effort.label(),
        n_findings: thousands(count.n_findings),
        n_children: thousands(count.n_children),
    };
    summary.efforts.iter().map(count).collect()
}

/// How many notes a page shows; the download has them all.
const MOST_NOTES: usize = 30;

fn noticed(checked: &Checked) -> Vec<String> {
    let mut notes: Vec<String> =
        checked.notes.kept.iter().take(MOST_NOTES).map(|note| format!("{note}.")).collect();
    let more = checked.notes.kept.len().saturating_sub(MOST_NOTES) as u64 + checked.notes.more;
    if more > 0 {
        notes.push(format!("And {more} more."));
    }
    notes
}

/// The report as a file.
pub(super) fn download(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let format: Format = asked.id("format")?;
    let (check, outcome) = match find_done(ctx, asked)? {
        Ok(done) => done,
        Err(other) => return Ok(other),
    };
    let (content_type, ending) = match format {
        Format::Html => ("text/html; charset=utf-8", "html"),
        Format::Csv => ("text/csv; charset=utf-8", "csv"),
        Format::Json => ("application/json", "json"),
        Format::Sarif => ("application/json", "sarif"),
        Format::Text => ("text/plain; charset=utf-8", "txt"),
    };
    let period = match check.period {
        Period::Year(year) => year.to_string(),
        Period::AsAt(day) => day.to_string(),
    };
    Ok(Reply::Download {
        content_type,
        name: format!("findings-{}-{period}.{ending}", check.kind.key()),
        body: format.write(&outcome.checked).into_bytes(),
    })
}

/// Forgets a check before its hour is over.
pub(super) fn forget(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    granted(ctx)?;
    held().forget(ctx, asked.parts.get("check").map_or("", String::as_str));
    Reply::see("/returns")
}
