//! The pages of imports: the list with the form to bring a file, how far an import has come, and what it changed.

use askama::Template;
use axum::http::StatusCode;
use jiff::tz::TimeZone;
use kith_vocabulary::ids::{ImportId, JobId};
use kith_vocabulary::time::date_and_time_in_words;

use super::actions::check_census;
use super::changes::{self, ChangesPage};
use super::file::year_in_words;
use super::job::{self, Standing};
use super::{looked_after, sql, writing};
use crate::journey::rows::Import;
use crate::platform::access::{Grant, Subject, may, permit};
use crate::platform::context::Ctx;
use crate::platform::html::Shell;
use crate::platform::http::{Asked, Reply, Sent};
use crate::platform::problem::Problem;
use crate::values;

/// An import in words.
struct Told {
    href: String,
    file_name: String,
    year: String,
    read_at: String,
    children: i64,
    new_rows: i64,
    changed_rows: i64,
    same_rows: i64,
    findings: i64,
}

impl Told {
    fn new(import: &Import) -> Self {
        let london = TimeZone::get("Europe/London").unwrap_or(TimeZone::UTC);
        Told {
            href: format!("/imports/{}", import.import_id),
            file_name: import.file_name.clone(),
            year: import.year.map_or_else(|| "not given".to_owned(), year_in_words),
            read_at: date_and_time_in_words(import.read_at.to_zoned(london).datetime()),
            children: import.children,
            new_rows: import.new_rows,
            changed_rows: import.changed_rows,
            same_rows: import.same_rows,
            findings: import.findings,
        }
    }
}

#[derive(Template)]
#[template(path = "imports/list.html")]
struct ListPage {
    shell: Shell,
    imports: Vec<Told>,
    errors: Vec<(String, String)>,
}

impl ListPage {
    fn error(&self) -> &str {
        self.errors.first().map_or("", |(_, message)| message)
    }
}

#[derive(Template)]
#[template(path = "imports/job.html")]
struct JobPage {
    shell: Shell,
    percent: i64,
    message: String,
    here: String,
}

#[derive(Template)]
#[template(path = "imports/import.html")]
struct ImportPage {
    shell: Shell,
    told: Told,
    page: ChangesPage,
    first: Option<()>,
}

fn granted(ctx: &Ctx) -> Result<Grant<may::ImportReturn>, Problem> {
    ctx.read(|tx| permit(tx, ctx, Subject::Service))
}

/// The imports there were, and the form to bring a file.
pub(super) fn list(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    granted(ctx)?;
    list_with(ctx, asked, StatusCode::OK, Vec::new())
}

fn list_with(
    ctx: &Ctx,
    asked: &Asked,
    status: StatusCode,
    errors: Vec<(String, String)>,
) -> Result<Reply, Problem> {
    let imports: Vec<Import> = ctx.read(|tx| tx.records(&sql::IMPORTS, values![ctx.authority()]))?;
    let title = if errors.is_empty() { "Imports" } else { "Error: Imports" };
    let page = ListPage {
        shell: Shell::new(ctx, asked, title),
        imports: imports.iter().map(Told::new).collect(),
        errors,
    };
    Reply::page_with(status, &page)
}

/// Takes a file, checks it at once, and starts reading it into the record.
pub(super) fn bring(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let grant = granted(ctx)?;
    let problem = match asked.file("file") {
        None => Problem::invalid("file", "Choose the file"),
        Some(sent) => match begin(ctx, &grant, sent) {
            Ok(job) => return Reply::see(format!("/imports/jobs/{job}")),
            Err(problem) => problem,
        },
    };
    match problem {
        Problem::Invalid(fields) => {
            list_with(ctx, asked, StatusCode::UNPROCESSABLE_ENTITY, fields.into_iter().collect())
        }
        other => Err(other),
    }
}

fn begin(ctx: &Ctx, grant: &Grant<may::ImportReturn>, sent: &Sent) -> Result<JobId, Problem> {
    let kind = if looked_after::is_one(sent.path())? {
        looked_after::check(sent.path(), &sent.name, None, ctx.today)?;
        looked_after::KIND
    } else {
        check_census(sent.path(), &mut |_, _| {})?;
        writing::KIND
    };
    job::ask(ctx, grant, sent.path(), &sent.name, kind)
}

/// How far an import has come. The browser asks again by itself until it is done.
pub(super) fn show_job(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    granted(ctx)?;
    let standing = job::standing(ctx, asked.id::<JobId>("job")?)?;
    let here = asked.path_and_query.clone();
    match standing {
        Standing::Done(import) => Reply::see(format!("/imports/{import}")),
        Standing::UnderWay(percent) => Reply::page_again(
            2,
            &JobPage {
                shell: Shell::new(ctx, asked, "Reading the file"),
                percent,
                message: String::new(),
                here,
            },
        ),
        Standing::Nothing(message) => Reply::page(&JobPage {
            shell: Shell::new(ctx, asked, "The file was not imported"),
            percent: 0,
            message,
            here,
        }),
    }
}

/// What an import changed.
pub(super) fn show(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    granted(ctx)?;
    let id: ImportId = asked.id("import")?;
    let after: Option<i64> = asked.query.text("after").and_then(|text| text.parse().ok());
    let (import, page) = ctx.read(|tx| {
        let import: Import =
            tx.find(&sql::FIND_IMPORT, values![ctx.authority(), id])?.ok_or(Problem::NotFound)?;
        let page = changes::page_of(tx, ctx, id, after.unwrap_or(0))?;
        Ok((import, page))
    })?;
    Reply::page(&ImportPage {
        shell: Shell::new(ctx, asked, format!("Import of {}", import.file_name)),
        told: Told::new(&import),
        page,
        first: after.is_none().then_some(()),
    })
}
