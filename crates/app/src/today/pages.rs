//! The page of Today.

use askama::Template;
use kith_vocabulary::ids::VisitId;
use kith_vocabulary::time::day_and_date;

use super::desk::{Desk, lay};
use super::sql;
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
    drafts: Vec<DraftLine>,
    /// The visit that was just recorded or planned.
    saved: Option<String>,
    works_with_families: bool,
    sees_team: bool,
    may_search: bool,
    roles: String,
}

/// Shows what is on somebody's desk.
pub(super) fn show(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let (read, drafts) = ctx.read(|tx| {
        let _: Grant<may::ViewToday> = permit(tx, ctx, Subject::Service)?;
        Ok((sql::read(tx, ctx)?, lines::mine(tx, ctx)?))
    })?;
    let saved = asked.query.text("visit").and_then(|id| id.parse::<VisitId>().ok());
    let roles = &ctx.who.roles;
    let labels: Vec<&str> = roles.iter().map(|role| role.label()).collect();
    Reply::page(&TodayPage {
        shell: Shell::new(ctx, asked, "Today"),
        heading: day_and_date(ctx.today),
        desk: lay(ctx, &read),
        drafts,
        saved: saved.map(|id| format!("/visits/{id}")),
        works_with_families: roles
            .iter()
            .any(|role| matches!(role, Role::SocialWorker | Role::Coordinator | Role::TeamManager)),
        sees_team: ever_allows(roles, Action::ViewTeam),
        may_search: ever_allows(roles, Action::Search),
        roles: labels.join(", ").to_lowercase(),
    })
}
