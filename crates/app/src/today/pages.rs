//! The page of Today.

use askama::Template;
use kith_vocabulary::ids::VisitId;
use kith_vocabulary::time::day_and_date;

use super::desk::{Desk, lay};
use super::sql;
use crate::deadlines::lines::DueLine;
use crate::drafts::lines::{self, DraftLine};
use crate::platform::access::{Action, Grant, Role, Subject, ever_allows, may, permit};
use crate::platform::context::Ctx;
use crate::platform::html::Shell;
use crate::platform::http::{Asked, Reply};
use crate::platform::problem::Problem;

#[derive(Template)]
#[template(path = "today/today.html")]
struct TodayPage {
    shell: Shell,
    heading: String,
    desk: Desk,
    /// What is overdue or due soon, as far as it has room.
    due: Vec<DueLine>,
    /// How many more are open.
    more_due: usize,
    drafts: Vec<DraftLine>,
    /// The visit that was just recorded or planned.
    saved: Option<String>,
    works_with_families: bool,
    records_anywhere: bool,
    sees_team: bool,
    sees_service_due: bool,
    may_search: bool,
    roles: String,
}

/// How much of what is due stands on Today itself.
const MOST_DUE: usize = 8;

#[derive(Template)]
#[template(path = "today/due.html")]
struct DuePage {
    shell: Shell,
    due: Vec<DueLine>,
}

/// Shows everything that is due for somebody's families.
pub(super) fn show_due(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let read = ctx.read(|tx| {
        let _: Grant<may::ViewToday> = permit(tx, ctx, Subject::Service)?;
        sql::read(tx, ctx)
    })?;
    let shell = Shell::new(ctx, asked, "What is due for your families");
    Reply::page(&DuePage { shell, due: lay(ctx, &read).due })
}

/// Shows what is on somebody's desk.
pub(super) fn show(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let (read, drafts) = ctx.read(|tx| {
        let _: Grant<may::ViewToday> = permit(tx, ctx, Subject::Service)?;
        Ok((sql::read(tx, ctx)?, lines::mine(tx, ctx)?))
    })?;
    let mut desk = lay(ctx, &read);
    let all = std::mem::take(&mut desk.due);
    let open = all.len();
    let due: Vec<DueLine> =
        all.into_iter().filter(|line| line.is_overdue() || line.is_soon()).take(MOST_DUE).collect();
    let more_due = open - due.len();
    let saved = asked.query.text("visit").and_then(|id| id.parse::<VisitId>().ok());
    let roles = &ctx.who.roles;
    let labels: Vec<&str> = roles.iter().map(|role| role.label()).collect();
    Reply::page(&TodayPage {
        shell: Shell::new(ctx, asked, "Today"),
        heading: day_and_date(ctx.today),
        desk,
        due,
        more_due,
        drafts,
        saved: saved.map(|id| format!("/visits/{id}")),
        works_with_families: roles
            .iter()
            .any(|role| matches!(role, Role::SocialWorker | Role::Coordinator | Role::TeamManager)),
        records_anywhere: ever_allows(roles, Action::TakeOnDevice),
        sees_team: ever_allows(roles, Action::ViewTeam),
        sees_service_due: ever_allows(roles, Action::ViewServiceDue),
        may_search: ever_allows(roles, Action::Search),
        roles: labels.join(", ").to_lowercase(),
    })
}
