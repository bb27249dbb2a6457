//! A family's page and a person's page at a past moment: asked for by day and, if wanted, time.

use askama::Template;
use axum::http::StatusCode;
use jiff::Timestamp;
use jiff::civil::{Date, DateTime, Time};
use kith_vocabulary::calendar::from_london;
use kith_vocabulary::ids::{FamilyId, PersonId};
use kith_vocabulary::time::date_and_time_in_words;

use crate::families::{self, View};
use crate::people;
use crate::platform::access::{Subject, may, permit};
use crate::platform::context::Ctx;
use crate::platform::html::Shell;
use crate::platform::http::{Asked, Reply};
use crate::platform::past::{family_as_it_stood, person_as_it_stood};
use crate::platform::problem::Problem;

#[derive(Template)]
#[template(path = "records/past.html")]
struct WhenPage {
    shell: Shell,
    back: String,
    of: &'static str,
    error: String,
    day: String,
    month: String,
    year: String,
    time: String,
}

/// The moment asked for, or nothing when none was; or what is wrong with it.
fn moment(ctx: &Ctx, asked: &Asked) -> Result<Option<(Timestamp, DateTime)>, String> {
    let Some(day) = asked.query.date("on")? else {
        return Ok(None);
    };
    let time = match asked.query.text("at") {
        None => Time::new(23, 59, 59, 0).expect("a minute to midnight is a time"),
        Some(text) => time_in(text).ok_or("Write the time as hours and minutes, like 14:30")?,
    };
    let wall = day.to_datetime(time);
    let at = from_london(wall);
    if day > ctx.today {
        return Err("The day must be today or in the past".to_owned());
    }
    Ok(Some((at, wall)))
}

fn time_in(text: &str) -> Option<Time> {
    let (hour, minute) = text.split_once([':', '.'])?;
    Time::new(hour.trim().parse().ok()?, minute.trim().parse().ok()?, 59, 0).ok()
}

fn when_page(
    ctx: &Ctx,
    asked: &Asked,
    of: &'static str,
    back: String,
    error: Option<String>,
) -> Result<Reply, Problem> {
    let typed = |name: &str| asked.query.raw(name).unwrap_or("").to_owned();
    let status = if error.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    Reply::page_with(
        status,
        &WhenPage {
            shell: Shell::new(ctx, asked, "The record as it stood"),
            back,
            of,
            error: error.unwrap_or_default(),
            day: typed("on-day"),
            month: typed("on-month"),
            year: typed("on-year"),
            time: typed("at"),
        },
    )
}

fn past_shell(ctx: &Ctx, asked: &Asked, title: String, wall: DateTime) -> Shell {
    let mut shell = Shell::new(ctx, asked, title);
    shell.past = Some(date_and_time_in_words(wall));
    shell
}

fn as_of<S>(view: View<S>, day: Date, wall: DateTime) -> View<S> {
    View { today: day, past: Some(date_and_time_in_words(wall)), ..view }
}

/// A family's page as it stood.
pub(super) fn family(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let family: FamilyId = asked.id("family")?;
    let asked_for = moment(ctx, asked);
    let page = ctx.read(|tx| {
        permit::<may::ViewHistory>(tx, ctx, Subject::Family(family))?;
        let Ok(Some((at, wall))) = asked_for else { return Ok(None) };
        let view = as_of(View::of_family(tx, ctx, family)?, wall.date(), wall);
        let page = family_as_it_stood(tx, ctx.authority(), family, at, |past| {
            families::page::family_page(past, &view)
        });
        found_then(page).map(|page| Some((page, wall)))
    })?;
    let back = format!("/families/{family}");
    match (page, asked_for) {
        (Some((Some(page), wall)), _) => {
            families::page::show(past_shell(ctx, asked, page.name.clone(), wall), &page, Vec::new())
        }
        (Some((None, _)), _) => {
            when_page(ctx, asked, "family", back, Some("There was no record of this family then".to_owned()))
        }
        (None, asked_for) => when_page(ctx, asked, "family", back, asked_for.err()),
    }
}

/// A person's page as it stood.
pub(super) fn person(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let person: PersonId = asked.id("person")?;
    let asked_for = moment(ctx, asked);
    let page = ctx.read(|tx| {
        permit::<may::ViewHistory>(tx, ctx, Subject::Person(person))?;
        let Ok(Some((at, wall))) = asked_for else { return Ok(None) };
        let view = as_of(View::of_person(tx, ctx, person)?, wall.date(), wall);
        let page = person_as_it_stood(tx, ctx.authority(), person, at, |past| {
            people::page::person_page(past, &view)
        });
        found_then(page).map(|page| Some((page, wall)))
    })?;
    let back = format!("/people/{person}");
    match (page, asked_for) {
        (Some((Some(page), wall)), _) => {
            people::page::show(past_shell(ctx, asked, page.name.clone(), wall), page, Vec::new())
        }
        (Some((None, _)), _) => {
            when_page(ctx, asked, "person", back, Some("There was no record of this person then".to_owned()))
        }
        (None, asked_for) => when_page(ctx, asked, "person", back, asked_for.err()),
    }
}

/// What was not there yet is no refusal.
fn found_then<T>(page: Result<T, Problem>) -> Result<Option<T>, Problem> {
    match page {
        Ok(page) => Ok(Some(page)),
        Err(Problem::NotFound) => Ok(None),
        Err(problem) => Err(problem),
    }
}
