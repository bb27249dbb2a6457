//! The pages of returns: asking for one, how far it has come, what was found in it by who can put it right, and the file.

mod found;
mod groups;
mod sent;

use askama::Template;
use axum::http::StatusCode;
use jiff::civil::Date;
use kith_returns::cin_census::assemble::CensusYear;
use kith_returns::kind::{Period, ReturnKind, collection_year};
use kith_returns::report::thousands;
use kith_vocabulary::calendar::london;
use kith_vocabulary::ids::{ExportId, JobId};
use kith_vocabulary::time::date_and_time_in_words;

use super::made::job::{self, Standing};
use super::made::{Export, note, period_of, sql};
use crate::answers::{Choice, Faults};
use crate::platform::access::{Grant, Subject, may, permit};
use crate::platform::context::Ctx;
use crate::platform::html::Shell;
use crate::platform::http::{Answers, Asked, Reply};
use crate::platform::problem::Problem;
use crate::values;

pub(super) use found::list as list_found;
pub(super) use sent::{send as send_flow, show as show_sending};

/// The returns that can be made; another is offered once it can be.
const MADE: [ReturnKind; 3] = ReturnKind::ALL;

/// A return that was made, in words.
struct Told {
    href: String,
    what: String,
    period: String,
    made_at: String,
    children: String,
    file_name: String,
    sha256: String,
}

impl Told {
    fn new(export: &Export) -> Self {
        let kind = ReturnKind::by_key(&export.kind);
        Told {
            href: format!("/exports/{}", export.export_id),
            what: kind.map_or("Daily flow to the Department", ReturnKind::name).to_owned(),
            period: period_of(&export.period).map_or_else(String::new, |period| period.to_string()),
            made_at: date_and_time_in_words(london(export.made_at)),
            children: thousands(usize::try_from(export.children).unwrap_or(0)),
            file_name: export.file_name.clone(),
            sha256: export.sha256.clone(),
        }
    }
}

#[derive(Template)]
#[template(path = "exports/start.html")]
struct StartPage {
    shell: Shell,
    kinds: Vec<Choice>,
    years: Vec<Choice>,
    answers: Answers,
    made: Vec<Told>,
    sent: sent::Sent,
    faults: Faults,
}

impl StartPage {
    fn value(&self, name: &str) -> &str {
        self.answers.raw(name).unwrap_or("")
    }
}

#[derive(Template)]
#[template(path = "exports/job.html")]
struct JobPage {
    shell: Shell,
    percent: i64,
    message: String,
    here: String,
}

#[derive(Template)]
#[template(path = "exports/made.html")]
struct MadePage {
    shell: Shell,
    told: Told,
    has_file: Option<()>,
    groups: groups::Groups,
}

/// The right to make returns.
fn granted(ctx: &Ctx) -> Result<Grant<may::MakeReturn>, Problem> {
    ctx.read(|tx| permit(tx, ctx, Subject::Service))
}

/// Which return and year to make, and those that were made.
pub(super) fn start(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    granted(ctx)?;
    start_with(ctx, asked, StatusCode::OK, Faults::none())
}

fn start_with(ctx: &Ctx, asked: &Asked, status: StatusCode, faults: Faults) -> Result<Reply, Problem> {
    let (made, sent) = ctx.read(|tx| {
        let made: Vec<Export> = tx.records(&sql::NEWEST, values![ctx.authority()])?;
        Ok((made, sent::read(tx, ctx)?))
    })?;
    let title = if faults.is_empty() { "Make a return" } else { "Error: Make a return" };
    let newest = years(ctx.today)[0].to_string();
    let chosen = |name: &str, or: &str| asked.form.text(name).unwrap_or(or).to_owned();
    let (kind, year) = (chosen("kind", ReturnKind::Census.key()), chosen("year", &newest));
    Reply::page_with(
        status,
        &StartPage {
            shell: Shell::new(ctx, asked, title),
            kinds: MADE.map(|made| Choice::new(made.key(), made.name(), &kind)).into(),
            years: years(ctx.today)
                .map(|of| Choice::new(of.to_string(), year_in_words(of, ctx.today), &year))
                .into(),
            answers: asked.form.clone(),
            made: made.iter().map(Told::new).collect(),
            sent,
            faults,
        },
    )
}

/// The years that are offered: the one under way, and the four before it.
fn years(today: Date) -> [i16; 5] {
    let this = CensusYear::of(today).year;
    [0, 1, 2, 3, 4].map(|before| this - before)
}

fn year_in_words(year: i16, today: Date) -> String {
    let so_far = if CensusYear::of(today).year == year { ", so far" } else { "" };
    format!("{} (1 April {} to 31 March {year}){so_far}", collection_year(year), year - 1)
}

/// Starts making a return.
pub(super) fn ask(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let grant = granted(ctx)?;
    match read_answers(ctx, &asked.form) {
        Ok((kind, period)) => {
            let job = job::ask(ctx, &grant, kind, period)?;
            Reply::see(format!("/exports/jobs/{job}"))
        }
        Err(faults) => start_with(ctx, asked, StatusCode::UNPROCESSABLE_ENTITY, faults),
    }
}

fn read_answers(ctx: &Ctx, answers: &Answers) -> Result<(ReturnKind, Period), Faults> {
    let mut faults = Faults::none();
    let kind = answers.text("kind").and_then(ReturnKind::by_key).filter(|kind| MADE.contains(kind));
    let period = match kind {
        None => {
            faults.add("kind", "Choose which return to make");
            None
        }
        Some(ReturnKind::AnnexA) => match answers.date("as_at") {
            Ok(day) if day.is_none_or(|day| day <= ctx.today) => Some(Period::AsAt(day.unwrap_or(ctx.today))),
            Ok(_) => {
                faults.add("as_at", "The day must be today or in the past");
                None
            }
            Err(words) => {
                faults.add("as_at", words);
                None
            }
        },
        Some(_) => {
            let year: Option<i16> = answers.text("year").and_then(|text| text.parse().ok());
            let year = year.filter(|year| years(ctx.today).contains(year));
            if year.is_none() {
                faults.add("year", "Choose the year");
            }
            year.map(Period::Year)
        }
    };
    kind.zip(period).ok_or(faults)
}

/// How far a return has come. The browser asks again by itself until it is made.
pub(super) fn show_job(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    granted(ctx)?;
    let page = |title, percent, message| JobPage {
        shell: Shell::new(ctx, asked, title),
        percent,
        message,
        here: asked.path_and_query.clone(),
    };
    match job::standing(ctx, asked.id::<JobId>("job")?)? {
        Standing::Done(export) => Reply::see(format!("/exports/{export}")),
        Standing::UnderWay(percent) => {
            Reply::page_again(2, &page("Making the return", percent, String::new()))
        }
        Standing::Failed(message) => Reply::page(&page("The return was not made", 0, message)),
    }
}

/// A return that was made, with what was found in it by who can put it right.
pub(super) fn show(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    granted(ctx)?;
    let id: ExportId = asked.id("export")?;
    let (export, n_files, groups) = ctx.read(|tx| {
        let export: Export = tx.find(&sql::FIND, values![ctx.authority(), id])?.ok_or(Problem::NotFound)?;
        let n_files: i64 = tx
            .row(&sql::HAS_FILE, values![ctx.authority(), id])?
            .ok_or_else(|| Problem::fault("a count gives a row"))?
            .take()?;
        Ok((export, n_files, groups::read(tx, ctx, id)?))
    })?;
    let told = Told::new(&export);
    Reply::page(&MadePage {
        shell: Shell::new(ctx, asked, format!("{}, {}", told.what, told.period)),
        told,
        has_file: (n_files > 0).then_some(()),
        groups,
    })
}

/// The file, to be taken away; audited each time.
pub(super) fn download(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    granted(ctx)?;
    let id: ExportId = asked.id("export")?;
    let (name, body) = ctx.write(move |tx, ctx| {
        let export: Export = tx.find(&sql::FIND, values![ctx.authority(), id])?.ok_or(Problem::NotFound)?;
        let body: Vec<u8> =
            tx.row(&sql::FIND_FILE, values![ctx.authority(), id])?.ok_or(Problem::NotFound)?.take()?;
        note(tx, ctx.acting())?;
        Ok((export.file_name, body))
    })?;
    let content_type = match name.rsplit('.').next() {
        Some("xml") => "application/xml",
        Some("zip") => "application/zip",
        _ => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    };
    Ok(Reply::Download { content_type, name, body })
}
