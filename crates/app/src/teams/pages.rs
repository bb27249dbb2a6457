//! The pages of teams and caseloads.

use askama::Template;
use jiff::civil::Date;
use kith_vocabulary::ids::WorkerId;
use kith_vocabulary::time::date_in_words;

use super::caseload::{self, Caseload, TeamLoad};
use crate::platform::access::{Subject, may, permit};
use crate::platform::context::Ctx;
use crate::platform::html::Shell;
use crate::platform::http::{Asked, Reply};
use crate::platform::problem::Problem;

#[derive(Template)]
#[template(path = "teams/team.html")]
struct TeamPage {
    shell: Shell,
    teams: Vec<TeamLoad>,
}

#[derive(Template)]
#[template(path = "teams/worker.html")]
struct WorkerPage {
    shell: Shell,
    caseload: Caseload,
}

/// A day in words, or that there is none.
fn day(date: Option<&Date>) -> String {
    date.map_or_else(|| "Not yet".to_owned(), |date| date_in_words(*date))
}

pub(super) fn team(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let teams = ctx.read(|tx| {
        let grant = permit::<may::ViewTeam>(tx, ctx, Subject::Service)?;
        caseload::teams(tx, ctx, &grant)
    })?;
    Reply::page(&TeamPage { shell: Shell::new(ctx, asked, "Team"), teams })
}

pub(super) fn worker(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let worker: WorkerId = asked.id("worker")?;
    let caseload = ctx.read(|tx| {
        let grant = permit::<may::ViewTeam>(tx, ctx, Subject::Service)?;
        caseload::of_worker(tx, ctx, &grant, worker)
    })?;
    Reply::page(&WorkerPage { shell: Shell::new(ctx, asked, "Caseload"), caseload })
}
