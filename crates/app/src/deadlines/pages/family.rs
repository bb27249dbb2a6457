//! What is due for a family, what was met, and deciding otherwise.

use askama::Template;
use axum::http::StatusCode;
use jiff::civil::Date;
use kith_practice::deadlines::DeadlineState;
use kith_vocabulary::ids::{DeadlineId, FamilyId};

use crate::answers::{Choice, Faults};
use crate::deadlines::actions::{self, Decision};
use crate::deadlines::lines::{self, DueLine, Found};
use crate::deadlines::rows::DeadlineOverride;
use crate::families::View;
use crate::families::load::{Whole, whole_family};
use crate::platform::access::{Action, Subject, may, permit};
use crate::platform::context::Ctx;
use crate::platform::html::Shell;
use crate::platform::http::{Answers, Asked, Reply};
use crate::platform::problem::Problem;
use crate::platform::recorder::Intent;

#[derive(Template)]
#[template(path = "deadlines/family.html")]
struct FamilyDuePage {
    shell: Shell,
    family: FamilyId,
    name: String,
    open: Vec<DueLine>,
    lately: Vec<DueLine>,
    may_decide: bool,
}

/// Everything that is due for a family's children, and what lately was.
pub(in crate::deadlines) fn show(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let family: FamilyId = asked.id("family")?;
    let (view, whole, found) = ctx.read(|tx| {
        let view = View::of_family(tx, ctx, family)?;
        let whole = whole_family(tx, ctx.authority(), family)?;
        Ok((view, whole, lines::all_of_family(tx, ctx, family)?))
    })?;
    let is_open = |one: &Found| matches!(one.state, DeadlineState::Open | DeadlineState::Paused);
    let (open, mut lately): (Vec<Found>, Vec<Found>) = found.into_iter().partition(is_open);
    lately.reverse();
    let lines = |found: &[Found]| {
        lines::lines(found, (ctx.today, ctx.now), |person| {
            view.shows(person).then(|| whole.first_names(vec![person], ctx.today))
        })
    };
    Reply::page(&FamilyDuePage {
        shell: Shell::new(ctx, asked, "What is due"),
        family,
        name: whole.family.name.clone(),
        open: lines(&open),
        lately: lines(&lately),
        may_decide: view.may(Action::OverrideDeadline),
    })
}

#[derive(Template)]
#[template(path = "deadlines/decide.html")]
struct DecidePage {
    shell: Shell,
    family: FamilyId,
    deadline: DeadlineId,
    child: String,
    what: String,
    when: String,
    reason: String,
    standing: Option<String>,
    version: i64,
    choices: Vec<Choice>,
    day: String,
    month: String,
    year: String,
    why: String,
    faults: Faults,
}

/// A deadline with everything that its page needs.
struct Read {
    found: Found,
    child: String,
    standing: Option<DeadlineOverride>,
}

fn read(ctx: &Ctx, asked: &Asked) -> Result<Read, Problem> {
    let (family, deadline): (FamilyId, DeadlineId) = (asked.id("family")?, asked.id("deadline")?);
    ctx.read(|tx| {
        permit::<may::OverrideDeadline>(tx, ctx, Subject::Family(family))?;
        let view = View::of_family(tx, ctx, family)?;
        let found = lines::one_of_family(tx, ctx, family, deadline)?;
        actions::known(&view, found.person)?;
        let whole: Whole = whole_family(tx, ctx.authority(), family)?;
        let standing = actions::standing_override(tx, ctx, &found)?;
        Ok(Read { child: whole.first_names(vec![found.person], ctx.today), found, standing })
    })
}

/// The form on which a manager decides about a due date.
pub(in crate::deadlines) fn show_decide(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    decide_page(ctx, asked, StatusCode::OK, Faults::none())
}

fn decide_page(ctx: &Ctx, asked: &Asked, status: StatusCode, faults: Faults) -> Result<Reply, Problem> {
    let Read { found, child, standing } = read(ctx, asked)?;
    let form = answers(&asked.form, standing.as_ref());
    let part = |name: &str| form.raw(name).unwrap_or("").to_owned();
    let chosen = part("decision");
    let choices = vec![
        Choice::new("move", "It is due on another day", &chosen),
        Choice::new("not needed", "It is not needed for this child", &chosen),
    ];
    Reply::page_with(
        status,
        &DecidePage {
            shell: Shell::new(ctx, asked, "Decide about a due date"),
            family: found.family,
            deadline: found.deadline,
            child,
            what: found.name.clone(),
            when: found.when(ctx.today, ctx.now),
            reason: found.reason.clone(),
            version: standing.as_ref().map_or(0, |row| row.version),
            standing: standing.map(|row| row.reason),
            choices,
            day: part("due-day"),
            month: part("due-month"),
            year: part("due-year"),
            why: part("why"),
            faults,
        },
    )
}

/// What was typed, or what stands.
fn answers(sent: &Answers, standing: Option<&DeadlineOverride>) -> Answers {
    let mut form = sent.clone();
    if let (true, Some(row)) = (sent.0.is_empty(), standing) {
        form.push("decision", if row.due_on.is_some() { "move" } else { "not needed" });
        if let Some(on) = row.due_on {
            form.push("due-day", on.day().to_string());
            form.push("due-month", on.month().to_string());
            form.push("due-year", on.year().to_string());
        }
        form.push("why", row.reason.clone());
    }
    form
}

/// Keeps what the manager decided.
pub(in crate::deadlines) fn decide(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let read = read(ctx, asked)?;
    match decision(&asked.form, read.found.started_on) {
        Err(faults) => decide_page(ctx, asked, StatusCode::UNPROCESSABLE_ENTITY, faults),
        Ok(decision) => {
            let (family, deadline) = (read.found.family, read.found.deadline);
            let intent =
                Intent::to("decide about a due date").because(decision.reason.clone()).once(asked.write_id());
            let led = ctx.write(move |tx, ctx| {
                let grant = permit::<may::OverrideDeadline>(tx, ctx, Subject::Family(family))?;
                let found = lines::one_of_family(tx, ctx, family, deadline)?;
                actions::override_deadline(tx, ctx, grant, &found, &decision, intent.clone())
            })?;
            Reply::see(led)
        }
    }
}

fn decision(form: &Answers, started_on: Date) -> Result<Decision, Faults> {
    let mut faults = Faults::none();
    let mut due_on = None;
    match form.text("decision") {
        Some("move") => match form.date("due") {
            Ok(Some(on)) if on < started_on => {
                faults.add("due", "The new day must not be before the day from which it is counted");
            }
            Ok(Some(on)) => due_on = Some(on),
            Ok(None) => faults.add("due", "Enter the day on which it is due"),
            Err(fault) => faults.add("due", fault),
        },
        Some("not needed") => {}
        _ => faults.add("decision", "Say whether it is due on another day or not needed"),
    }
    let reason = form.owned("why").unwrap_or_default();
    if reason.is_empty() {
        faults.add("why", "Say why");
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    Ok(Decision { due_on, reason, version: version_in(form) })
}

fn version_in(form: &Answers) -> i64 {
    form.text("version").and_then(|version| version.parse().ok()).unwrap_or(0)
}

/// Takes back what was decided.
pub(in crate::deadlines) fn take_back(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let found = read(ctx, asked)?.found;
    let version = version_in(&asked.form);
    let intent = Intent::to("take back a decision about a due date").once(asked.write_id());
    let led = ctx.write(move |tx, ctx| {
        let grant = permit::<may::OverrideDeadline>(tx, ctx, Subject::Family(found.family))?;
        actions::take_back(tx, ctx, grant, &found, version, intent.clone())
    })?;
    Reply::see(led)
}
