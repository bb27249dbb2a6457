//! The time limits: every one that there is, and those that a service sets for itself.

use askama::Template;
use axum::http::StatusCode;
use jiff::civil::Date;
use kith_practice::deadlines::{Amount, Counted, Definition, Unit};
use kith_vocabulary::time::date_in_words;

use crate::answers::{Choice, Faults};
use crate::deadlines::actions::{self, Limit};
use crate::deadlines::compute::{all_definitions, catalogue, limits};
use crate::deadlines::happenings::can_be_kept;
use crate::platform::access::{Action, Subject, ever_allows, may, permit};
use crate::platform::context::Ctx;
use crate::platform::html::Shell;
use crate::platform::http::{Answers, Asked, Reply};
use crate::platform::problem::Problem;
use crate::platform::recorder::Intent;

/// A time limit in words.
struct LimitLine {
    name: String,
    within: String,
    counted_from: String,
    basis: String,
    change: Option<String>,
}

#[derive(Template)]
#[template(path = "deadlines/limits.html")]
struct LimitsPage {
    shell: Shell,
    national: Vec<LimitLine>,
    local: Vec<LimitLine>,
    not_yet: Vec<LimitLine>,
}

/// Every time limit.
pub(in crate::deadlines) fn show(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let catalogue = ctx.read(|tx| {
        permit::<may::ViewToday>(tx, ctx, Subject::Service)?;
        catalogue(tx, ctx.authority())
    })?;
    let may_set = ever_allows(&ctx.who.roles, Action::SetTimeLimit);
    let mut page = LimitsPage {
        shell: Shell::new(ctx, asked, "Time limits"),
        national: vec![],
        local: vec![],
        not_yet: vec![],
    };
    for one in all_definitions() {
        let Some(in_force) = catalogue.in_force(&one.key, ctx.today) else {
            if !can_be_kept(one) {
                page.not_yet.push(line(one, None));
            }
            continue;
        };
        if one.version != 1 {
            continue;
        }
        let change = (may_set && one.is_local()).then(|| path_of(&one.key));
        let lines = if one.is_local() { &mut page.local } else { &mut page.national };
        lines.push(line(in_force, change));
    }
    Reply::page(&page)
}

fn path_of(key: &str) -> String {
    format!("/time-limits/{}", key.replace(' ', "-"))
}

fn line(one: &Definition, change: Option<String>) -> LimitLine {
    let mut within = one.within.to_string();
    for turn in &one.then {
        within.push_str(", then ");
        within.push_str(&turn.within.to_string());
        if turn.counted == Counted::FromTheStart {
            within.push_str(" from the start");
        }
    }
    for later in &one.later {
        within.push_str(&format!(", and {} after {}", later.within, later.after));
    }
    let starts: Vec<&str> = one.starts.iter().map(|kind| kind.label()).collect();
    let birthday = one.starts_at_age.map(|age| format!("{age}th birthday"));
    LimitLine {
        name: one.name.clone(),
        within,
        counted_from: birthday.unwrap_or_else(|| starts.join(", or ")),
        basis: one.law.clone().or_else(|| one.local.clone()).unwrap_or_default(),
        change,
    }
}

#[derive(Template)]
#[template(path = "deadlines/limit.html")]
struct LimitPage {
    shell: Shell,
    path: String,
    name: String,
    local: String,
    /// What was set before, the newest first.
    before: Vec<String>,
    repeats: bool,
    n: String,
    units: Vec<Choice>,
    repeat_n: String,
    repeat_units: Vec<Choice>,
    warning: String,
    day: String,
    month: String,
    year: String,
    why: String,
    faults: Faults,
}

/// The form on which a service sets its own time limit.
pub(in crate::deadlines) fn show_set(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    set_page(ctx, asked, StatusCode::OK, Faults::none())
}

/// The local default that a path names.
fn default_of(asked: &Asked) -> Result<&'static Definition, Problem> {
    let key: String = asked.id("definition")?;
    let named = |one: &&Definition| one.key.replace(' ', "-") == key && one.is_local();
    all_definitions().iter().find(named).ok_or(Problem::NotFound)
}

fn set_page(ctx: &Ctx, asked: &Asked, status: StatusCode, faults: Faults) -> Result<Reply, Problem> {
    let default = default_of(asked)?;
    let (set, in_force) = ctx.read(|tx| {
        permit::<may::SetTimeLimit>(tx, ctx, Subject::Service)?;
        let catalogue = catalogue(tx, ctx.authority())?;
        let in_force = catalogue.in_force(&default.key, ctx.today).unwrap_or(default).clone();
        Ok((limits(tx, ctx.authority())?, in_force))
    })?;
    let form = if asked.form.0.is_empty() { answers_of(&in_force, ctx.today) } else { asked.form.clone() };
    let part = |name: &str| form.raw(name).unwrap_or("").to_owned();
    let units = |name: &str| {
        let chosen = form.raw(name).unwrap_or("").to_owned();
        let units = Unit::ALL.iter().filter(|unit| **unit != Unit::Hours);
        units.map(|unit| Choice::new(unit.key(), unit.label(), &chosen)).collect::<Vec<_>>()
    };
    let before = set.iter().rev().filter(|limit| limit.definition == default.key).map(|limit| {
        let then = limit.repeats.map_or_else(String::new, |then| format!(", then {then}"));
        format!("{}{then} from {}: {}", limit.within, date_in_words(limit.starts_on), limit.reason)
    });
    Reply::page_with(
        status,
        &LimitPage {
            shell: Shell::new(ctx, asked, "Set a time limit"),
            path: path_of(&default.key),
            name: default.name.clone(),
            local: default.local.clone().unwrap_or_default(),
            before: before.collect(),
            repeats: default.repeats(),
            n: part("n"),
            units: units("unit"),
            repeat_n: part("repeat-n"),
            repeat_units: units("repeat-unit"),
            warning: part("warning"),
            day: part("from-day"),
            month: part("from-month"),
            year: part("from-year"),
            why: part("why"),
            faults,
        },
    )
}

/// What holds today, as answers of the form.
fn answers_of(one: &Definition, today: Date) -> Answers {
    let mut form = Answers::default();
    let mut amount = |n: &str, unit: &str, amount: Amount| {
        form.push(n, amount.n.to_string());
        form.push(unit, amount.unit.key());
    };
    amount("n", "unit", one.within);
    if let Some(turn) = one.then.first() {
        amount("repeat-n", "repeat-unit", turn.within);
    }
    form.push("warning", one.warning_days.to_string());
    form.push("from-day", today.day().to_string());
    form.push("from-month", today.month().to_string());
    form.push("from-year", today.year().to_string());
    form
}

/// Keeps a time limit.
pub(in crate::deadlines) fn set(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let default = default_of(asked)?;
    let limit = match limit_in(&asked.form, default, ctx.today) {
        Ok(limit) => limit,
        Err(faults) => return set_page(ctx, asked, StatusCode::UNPROCESSABLE_ENTITY, faults),
    };
    let intent = Intent::to("set a time limit").because(limit.reason.clone()).once(asked.write_id());
    let led = ctx.write(move |tx, ctx| {
        let grant = permit::<may::SetTimeLimit>(tx, ctx, Subject::Service)?;
        actions::set_time_limit(tx, ctx, grant, &limit, intent.clone())
    })?;
    Reply::see(led)
}

fn limit_in(form: &Answers, default: &Definition, today: Date) -> Result<Limit, Faults> {
    let mut faults = Faults::none();
    let mut amount = |n: &str, unit: &str| -> Option<Amount> {
        let text = format!("{} {}", form.text(n).unwrap_or(""), form.text(unit).unwrap_or(""));
        let amount: Option<Amount> = text.parse().ok();
        let amount = amount.filter(|amount| amount.n > 0 && amount.unit != Unit::Hours);
        if amount.is_none() {
            faults.add(n, "Enter a number from 1 to 400");
        }
        amount
    };
    let within = amount("n", "unit");
    let repeats = if default.repeats() { amount("repeat-n", "repeat-unit") } else { None };
    let warning_days =
        form.text("warning").and_then(|days| days.parse().ok()).filter(|days| (0..=90).contains(days));
    if warning_days.is_none() {
        faults.add("warning", "Enter a number of days from 0 to 90");
    }
    let starts_on = match form.date("from") {
        Ok(Some(on)) if on < today => {
            faults.add("from", "The day must be today or later: what started before keeps its time limit");
            None
        }
        Ok(Some(on)) => Some(on),
        Ok(None) => {
            faults.add("from", "Enter the day from which it holds");
            None
        }
        Err(fault) => {
            faults.add("from", fault);
            None
        }
    };
    let reason = form.owned("why");
    if reason.is_none() {
        faults.add("why", "Say why");
    }
    match (within, warning_days, starts_on, reason) {
        (Some(within), Some(warning_days), Some(starts_on), Some(reason)) if faults.is_empty() => {
            Ok(Limit { definition: default.key.clone(), within, repeats, warning_days, starts_on, reason })
        }
        _ => Err(faults),
    }
}
