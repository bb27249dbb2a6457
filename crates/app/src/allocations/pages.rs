//! The page of a family's allocations.

use askama::Template;
use axum::http::StatusCode;
use kith_practice::family::{AllocationRole, Part};
use kith_vocabulary::ids::{AllocationId, FamilyId, PersonId};
use kith_vocabulary::time::date_in_words;

use super::actions::{self, Allocating, Candidate, LONGEST_INTERVAL, Standing};
use crate::answers::{Choice, Faults};
use crate::families::View;
use crate::families::load::whole_family;
use crate::platform::access::{Subject, may, permit};
use crate::platform::context::Ctx;
use crate::platform::html::Shell;
use crate::platform::http::{Asked, Reply};
use crate::platform::problem::Problem;
use crate::platform::recorder::Intent;

/// An allocation that holds, in words.
struct Line {
    allocation: AllocationId,
    child: String,
    worker: String,
    role: &'static str,
    since: String,
    seen_every: String,
}

#[derive(Template)]
#[template(path = "allocations/allocate.html")]
struct AllocatePage {
    shell: Shell,
    family: FamilyId,
    name: String,
    lines: Vec<Line>,
    children: Vec<Choice>,
    workers: Vec<Choice>,
    roles: Vec<Choice>,
    every: String,
    faults: Faults,
}

pub(super) fn show(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    page(ctx, asked, StatusCode::OK, Faults::none())
}

fn page(ctx: &Ctx, asked: &Asked, status: StatusCode, faults: Faults) -> Result<Reply, Problem> {
    let family: FamilyId = asked.id("family")?;
    let (whole, view, standing, candidates) = ctx.read(|tx| {
        permit::<may::Allocate>(tx, ctx, Subject::Family(family))?;
        let view = View::of_family(tx, ctx, family)?;
        let whole = whole_family(tx, ctx.authority(), family)?;
        Ok((whole, view, actions::standing(tx, ctx, family)?, actions::candidates(tx, ctx)?))
    })?;
    let child_name = |person: PersonId| whole.called.name(person, ctx.today);
    let form = &asked.form;
    let untouched = form.0.is_empty();
    let of_today = whole.members.iter().filter(|(_, member)| {
        member.part == Part::Child && member.ends_on.is_none_or(|ends_on| ends_on > ctx.today)
    });
    let ids = whole.by_age(of_today.map(|(child, _)| *child).collect());
    let children = ids.into_iter().filter(|child| view.shows(*child)).map(|child| {
        let key = child.to_string();
        let chosen = if untouched || form.has("child", &key) { key.clone() } else { String::new() };
        Choice::new(key, child_name(child), &chosen)
    });
    let chosen_role = form.text("role").unwrap_or(AllocationRole::LeadPractitioner.key());
    let roles = AllocationRole::ALL.iter().map(|role| Choice::new(role.key(), role.label(), chosen_role));
    let lines = standing
        .iter()
        .filter(|line| view.shows(line.allocation.person_id))
        .map(|standing| line(standing, child_name(standing.allocation.person_id)));
    Reply::page_with(
        status,
        &AllocatePage {
            shell: Shell::new(ctx, asked, "Who works with each child"),
            family,
            name: whole.family.name.clone(),
            lines: lines.collect(),
            children: children.collect(),
            workers: workers(&candidates, form.text("worker").unwrap_or("")),
            roles: roles.collect(),
            every: form.raw("every").unwrap_or("").to_owned(),
            faults,
        },
    )
}

fn line(standing: &Standing, child: String) -> Line {
    let row = &standing.allocation;
    Line {
        allocation: row.allocation_id,
        child,
        worker: standing.worker_name.clone(),
        role: row.role.label(),
        since: date_in_words(row.starts_on),
        seen_every: row
            .visit_every_days
            .map_or_else(|| "Not agreed".to_owned(), |days| format!("{days} days")),
    }
}

fn workers(candidates: &[Candidate], chosen: &str) -> Vec<Choice> {
    let mut all = vec![Choice::new("", "Choose a worker", chosen)];
    all.extend(candidates.iter().map(|one| {
        let load =
            if one.children == 1 { "1 child".to_owned() } else { format!("{} children", one.children) };
        Choice::new(one.worker.to_string(), format!("{}, {} ({load} now)", one.name, one.team), chosen)
    }));
    all
}

pub(super) fn allocate(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    match try_allocate(ctx, asked) {
        Err(Problem::Invalid(fields)) => {
            page(ctx, asked, StatusCode::UNPROCESSABLE_ENTITY, Faults::of(Problem::Invalid(fields))?)
        }
        done => done,
    }
}

fn try_allocate(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let family: FamilyId = asked.id("family")?;
    let form = &asked.form;
    let mut faults = Faults::none();
    let children: Vec<PersonId> = form.all("child").into_iter().filter_map(|id| id.parse().ok()).collect();
    if children.is_empty() {
        faults.add("child", "Choose at least one child");
    }
    let worker = form.text("worker").and_then(|id| id.parse().ok());
    if worker.is_none() {
        faults.add("worker", "Choose a worker");
    }
    let role: Option<AllocationRole> = form.text("role").and_then(|key| key.parse().ok());
    if role.is_none() {
        faults.add("role", "Choose the worker’s role");
    }
    let every: Option<i64> = form.text("every").and_then(|days| days.parse().ok());
    if form.text("every").is_some() && !every.is_some_and(|days| (1..=LONGEST_INTERVAL).contains(&days)) {
        faults.add("every", "Enter a number of days from 1 to 365, or leave it blank");
    }
    faults.stop()?;
    let (Some(worker), Some(role)) = (worker, role) else {
        return Err(Problem::fault("answers that were checked are missing"));
    };
    let allocating = Allocating { children, worker, role, visit_every_days: every, starts_on: ctx.today };
    let intent = Intent::to("allocate a worker").once(asked.write_id());
    let led = ctx.write(move |tx, ctx| {
        let grant = permit::<may::Allocate>(tx, ctx, Subject::Family(family))?;
        actions::allocate(tx, ctx, grant, &allocating, intent.clone())
    })?;
    Reply::see(led)
}

pub(super) fn end(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let (family, allocation): (FamilyId, AllocationId) = (asked.id("family")?, asked.id("allocation")?);
    let intent = Intent::to("end an allocation").once(asked.write_id());
    let led = ctx.write(move |tx, ctx| {
        let grant = permit::<may::Allocate>(tx, ctx, Subject::Family(family))?;
        actions::end(tx, ctx, grant, allocation, intent.clone())
    })?;
    Reply::see(led)
}
