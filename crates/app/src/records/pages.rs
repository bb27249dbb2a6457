//! The pages of history and of who looked.

use askama::Template;
use jiff::Timestamp;
use kith_vocabulary::calendar::london;
use kith_vocabulary::ids::{FamilyId, PersonId};
use kith_vocabulary::time::date_and_time_in_words;

use super::history::{self, History, Places};
use super::looks::{self, Looks};
use crate::platform::access::{Action, Situation, Subject, hidden_members, may, permit, would_permit};
use crate::platform::context::Ctx;
use crate::platform::html::Shell;
use crate::platform::http::{Asked, Reply};
use crate::platform::problem::Problem;

#[derive(Template)]
#[template(path = "records/history.html")]
struct HistoryPage {
    shell: Shell,
    back: String,
    of: &'static str,
    history: History,
}

#[derive(Template)]
#[template(path = "records/audit.html")]
struct AuditPage {
    shell: Shell,
    back: String,
    of: &'static str,
    looks: Looks,
}

/// An instant as people say it, for templates.
fn when(at: &Timestamp) -> String {
    date_and_time_in_words(london(*at))
}

fn before(asked: &Asked) -> i64 {
    asked.query.text("before").and_then(|text| text.parse().ok()).unwrap_or(i64::MAX)
}

fn places(ctx: &Ctx, situation: Situation) -> Places {
    if would_permit(ctx, Action::ViewPlacement, situation) { Places::Told } else { Places::Withheld }
}

pub(super) fn family_history(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let family: FamilyId = asked.id("family")?;
    let history = ctx.read(|tx| {
        let grant = permit::<may::ViewHistory>(tx, ctx, Subject::Family(family))?;
        let hidden = hidden_members(tx, ctx, family)?;
        let places = places(ctx, grant.situation());
        history::of_family(tx, ctx.authority(), family, (&hidden, places), before(asked))
    })?;
    Reply::page(&HistoryPage {
        shell: Shell::new(ctx, asked, "History of the family’s record"),
        back: format!("/families/{family}"),
        of: "family",
        history,
    })
}

pub(super) fn person_history(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let person: PersonId = asked.id("person")?;
    let history = ctx.read(|tx| {
        let grant = permit::<may::ViewHistory>(tx, ctx, Subject::Person(person))?;
        let places = places(ctx, grant.situation());
        history::of_person(tx, ctx.authority(), (person, places), before(asked))
    })?;
    Reply::page(&HistoryPage {
        shell: Shell::new(ctx, asked, "History of the person’s record"),
        back: format!("/people/{person}"),
        of: "person",
        history,
    })
}

pub(super) fn family_audit(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let family: FamilyId = asked.id("family")?;
    let looks = ctx.read(|tx| {
        permit::<may::ViewAudit>(tx, ctx, Subject::Family(family))?;
        looks::at_family(tx, ctx.authority(), family, asked.query.text("before").unwrap_or("z"))
    })?;
    Reply::page(&AuditPage {
        shell: Shell::new(ctx, asked, "Who looked at the family’s record"),
        back: format!("/families/{family}"),
        of: "family",
        looks,
    })
}

pub(super) fn person_audit(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let person: PersonId = asked.id("person")?;
    let looks = ctx.read(|tx| {
        permit::<may::ViewAudit>(tx, ctx, Subject::Person(person))?;
        looks::at_person(tx, ctx.authority(), person, asked.query.text("before").unwrap_or("z"))
    })?;
    Reply::page(&AuditPage {
        shell: Shell::new(ctx, asked, "Who looked at the person’s record"),
        back: format!("/people/{person}"),
        of: "person",
        looks,
    })
}
