//! The pages before a check: choosing the return, and bringing its files.

use std::sync::Arc;

use askama::Template;
use axum::http::StatusCode;
use kith_returns::cell::Text;
use kith_returns::check::authority_code;
use kith_returns::kind::{Period, ReturnKind, collection_year};
use kith_vocabulary::calendar::london;
use kith_vocabulary::time::date_and_time_in_words;

use super::checks::{Brought, Check, State, begin as begin_check, held};
use crate::answers::Choice;
use crate::platform::access::{Grant, Subject, may, permit};
use crate::platform::context::Ctx;
use crate::platform::html::Shell;
use crate::platform::http::{Answers, Asked, Reply};
use crate::platform::problem::{FieldErrors, Problem};

/// A check in the list of one's own.
struct Listed {
    id: String,
    given: String,
    kind: &'static str,
    period: String,
    asked_at: String,
    came_to: String,
}

#[derive(Template)]
#[template(path = "returns/start.html")]
struct StartPage {
    shell: Shell,
    kinds: [ReturnKind; ReturnKind::ALL.len()],
    checks: Vec<Listed>,
}

#[derive(Template)]
#[template(path = "returns/new.html")]
struct NewPage {
    shell: Shell,
    kind: ReturnKind,
    years: Vec<Choice>,
    answers: Answers,
    errors: FieldErrors,
}

impl NewPage {
    fn error(&self, name: &str) -> &str {
        self.errors.get(name).map_or("", String::as_str)
    }

    fn is(&self, key: &str) -> bool {
        self.kind.key() == key
    }

    fn value(&self, name: &str) -> &str {
        self.answers.raw(name).unwrap_or("")
    }
}

/// The right to check returns.
pub(super) fn granted(ctx: &Ctx) -> Result<Grant<may::CheckReturn>, Problem> {
    ctx.read(|tx| permit(tx, ctx, Subject::Service))
}

/// Which return, and one's own checks of the last hour.
pub(super) fn start(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    granted(ctx)?;
    let checks = held().of(ctx).iter().map(|check| listed(check)).collect();
    Reply::page(&StartPage {
        shell: Shell::new(ctx, asked, "Check a return"),
        kinds: ReturnKind::ALL,
        checks,
    })
}

fn listed(check: &Check) -> Listed {
    let came_to = match check.state() {
        State::Waiting | State::Reading | State::Checking(..) => "Under way".to_owned(),
        State::Failed(_) => "Could not be checked".to_owned(),
        State::Done(outcome) => {
            kith_returns::report::counted(outcome.checked.report.findings.len(), "finding", "findings")
        }
    };
    Listed {
        id: check.id.clone(),
        given: check.given.clone(),
        kind: check.kind.name(),
        period: check.period.to_string(),
        asked_at: date_and_time_in_words(london(check.asked_at)),
        came_to,
    }
}

fn kind_of(asked: &Asked) -> Result<ReturnKind, Problem> {
    asked.parts.get("kind").and_then(|key| ReturnKind::by_key(key)).ok_or(Problem::NotFound)
}

/// The form to bring the files of a return.
pub(super) fn show_new(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    granted(ctx)?;
    new_page(ctx, asked, StatusCode::OK, FieldErrors::new())
}

fn new_page(ctx: &Ctx, asked: &Asked, status: StatusCode, errors: FieldErrors) -> Result<Reply, Problem> {
    let kind = kind_of(asked)?;
    let chosen = asked.form.text("year").map_or_else(|| this_year(ctx, kind).to_string(), str::to_owned);
    let year = |year: i16| {
        let value = year.to_string();
        Choice::new(value, collection_year(year), &chosen)
    };
    let error = if errors.is_empty() { "" } else { "Error: " };
    let title = format!("{error}{}", kind.name());
    Reply::page_with(
        status,
        &NewPage {
            shell: Shell::new(ctx, asked, title),
            kind,
            years: kind.years().rev().map(year).collect(),
            answers: asked.form.clone(),
            errors,
        },
    )
}

/// The collection year that today is in, or the newest whose rules are here.
fn this_year(ctx: &Ctx, kind: ReturnKind) -> i16 {
    let ends_next_year = i16::from(ctx.today.month() >= 4);
    (ctx.today.year() + ends_next_year).min(kind.newest_year().unwrap_or(i16::MAX))
}

/// Takes the files and starts the check.
pub(super) fn bring(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    granted(ctx)?;
    match begin(ctx, asked) {
        Ok(check) => Reply::see(format!("/returns/{}", check.id)),
        Err(Problem::Invalid(errors)) => new_page(ctx, asked, StatusCode::UNPROCESSABLE_ENTITY, errors),
        Err(problem) => Err(problem),
    }
}

fn begin(ctx: &Ctx, asked: &Asked) -> Result<Arc<Check>, Problem> {
    let kind = kind_of(asked)?;
    let mut errors = FieldErrors::new();
    let period =
        period(asked, kind).map_err(|(question, words)| errors.insert(question.to_owned(), words)).ok();
    let sent = asked.files_of("files");
    if sent.is_empty() {
        errors.insert("files".to_owned(), "Choose the files of the return".to_owned());
    } else if kind != ReturnKind::LookedAfter && sent.len() > 1 {
        errors.insert("files".to_owned(), "This return is one file: choose only that".to_owned());
    }
    let authority = match asked.form.text("authority").map(authority_code) {
        None => Text::default(),
        Some(Ok(code)) => code,
        Some(Err(words)) => {
            errors.insert("authority".to_owned(), words);
            Text::default()
        }
    };
    let (Some(period), true) = (period, errors.is_empty()) else { return Err(Problem::Invalid(errors)) };
    let given = match sent {
        [one] => one.name.clone(),
        several => format!("{} files", several.len()),
    };
    let check = Arc::new(Check::new(ctx, kind, period, given));
    let brought = Brought {
        files: opened(asked, "files")?,
        last_year: opened(asked, "last-year")?,
        providers: opened(asked, "providers")?,
        authority,
    };
    begin_check(&check, brought)?;
    Ok(check)
}

/// The year or the day that the return is for, or which question says it badly, and how.
fn period(asked: &Asked, kind: ReturnKind) -> Result<Period, (&'static str, String)> {
    if kind.newest_year().is_none() {
        let day = asked.form.date("as-at").map_err(|words| ("as-at", words))?;
        return day.map(Period::AsAt).ok_or_else(|| ("as-at", "Enter the day of the lists".to_owned()));
    }
    let year = asked.form.text("year").and_then(|year| year.parse().ok());
    let year = year.filter(|year| kind.years().any(|known| known == *year));
    year.map(Period::Year).ok_or_else(|| ("year", "Choose the collection year".to_owned()))
}

fn opened(asked: &Asked, question: &str) -> Result<Vec<(String, std::fs::File)>, Problem> {
    asked.files_of(question).iter().map(|sent| Ok((sent.name.clone(), sent.open()?))).collect()
}
