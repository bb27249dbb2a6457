//! The page of a family's restriction.

use askama::Template;
use axum::http::StatusCode;
use kith_vocabulary::ids::{FamilyId, WorkerId};
use kith_vocabulary::time::date_in_words;

use super::actions::{self, Standing};
use crate::answers::{Choice, Faults};
use crate::families::load::whole_family;
use crate::platform::access::{Subject, may, permit};
use crate::platform::context::Ctx;
use crate::platform::html::Shell;
use crate::platform::http::{Asked, Reply};
use crate::platform::problem::Problem;
use crate::platform::recorder::Intent;

#[derive(Template)]
#[template(path = "restrictions/restrict.html")]
struct RestrictPage {
    shell: Shell,
    family: FamilyId,
    name: String,
    standing: Option<(String, String)>,
    named: Vec<String>,
    workers: Vec<Choice>,
    reason: String,
    faults: Faults,
}

pub(super) fn show(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    page(ctx, asked, StatusCode::OK, Faults::none())
}

fn page(ctx: &Ctx, asked: &Asked, status: StatusCode, faults: Faults) -> Result<Reply, Problem> {
    let family: FamilyId = asked.id("family")?;
    let (name, standing, workers) = ctx.read(|tx| {
        permit::<may::Restrict>(tx, ctx, Subject::Family(family))?;
        let whole = whole_family(tx, ctx.authority(), family)?;
        Ok((whole.family.name, actions::standing(tx, ctx, family)?, actions::workers(tx, ctx)?))
    })?;
    let is_named = |worker: WorkerId| {
        standing.as_ref().is_some_and(|standing| standing.named.iter().any(|(id, _)| *id == worker))
    };
    let choices = workers
        .into_iter()
        .filter(|(worker, _)| !is_named(*worker))
        .map(|(worker, name)| Choice::among(worker.to_string(), name, &asked.form, "named"));
    let in_words = |standing: &Standing| {
        (date_in_words(standing.restriction.starts_on), standing.restriction.reason.clone())
    };
    Reply::page_with(
        status,
        &RestrictPage {
            shell: Shell::new(ctx, asked, "Who may know of this family"),
            family,
            name,
            workers: choices.collect(),
            named: standing
                .iter()
                .flat_map(|standing| &standing.named)
                .map(|(_, name)| name.clone())
                .collect(),
            standing: standing.as_ref().map(in_words),
            reason: asked.form.raw("reason").unwrap_or("").to_owned(),
            faults,
        },
    )
}

pub(super) fn restrict(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let family: FamilyId = asked.id("family")?;
    let Some(reason) = asked.form.owned("reason") else {
        let mut faults = Faults::none();
        faults.add("reason", "Say why only these people may know");
        return page(ctx, asked, StatusCode::UNPROCESSABLE_ENTITY, faults);
    };
    let named: Vec<WorkerId> = asked.form.all("named").into_iter().filter_map(|id| id.parse().ok()).collect();
    let intent = Intent::to("restrict a record").because(reason.clone()).once(asked.write_id());
    let led = ctx.write(move |tx, ctx| {
        let grant = permit::<may::Restrict>(tx, ctx, Subject::Family(family))?;
        actions::restrict(tx, ctx, grant, &reason, &named, intent.clone())
    })?;
    Reply::see(led)
}

pub(super) fn end(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let family: FamilyId = asked.id("family")?;
    let Some(reason) = asked.form.owned("end_reason") else {
        let mut faults = Faults::none();
        faults.add("end_reason", "Say why the restriction can end");
        return page(ctx, asked, StatusCode::UNPROCESSABLE_ENTITY, faults);
    };
    let intent = Intent::to("end a restriction").because(reason).once(asked.write_id());
    let led = ctx.write(move |tx, ctx| {
        let grant = permit::<may::Restrict>(tx, ctx, Subject::Family(family))?;
        actions::end(tx, ctx, grant, intent.clone())
    })?;
    Reply::see(led)
}
