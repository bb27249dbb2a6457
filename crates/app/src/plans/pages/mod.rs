//! The pages of plans.

pub(super) mod paper;
pub(super) mod review;
pub(super) mod show;
pub(super) mod small;
pub(super) mod write;

use askama::Template;
use kith_practice::plan::PlanKind;
use kith_vocabulary::ids::{FamilyId, PlanId};
use kith_vocabulary::time::date_in_words;

use super::load::{self, PlanLineOfFamily};
use crate::answers::Choice;
use crate::platform::access::{Action, Subject, may, permit, would_permit};
use crate::platform::context::Ctx;
use crate::platform::html::Shell;
use crate::platform::http::{Asked, Reply};
use crate::platform::problem::Problem;
use crate::story::in_a_row;
use crate::visits::sql::{self, Around};

/// A plan in a list.
struct ListedPlan {
    link: String,
    kind: &'static str,
    facts: String,
    children: String,
    is_late: bool,
}

#[derive(Template)]
#[template(path = "plans/list.html")]
struct ListPage {
    shell: Shell,
    family: FamilyId,
    family_name: String,
    lacks_safety_plan: bool,
    open: Vec<ListedPlan>,
    ended: Vec<ListedPlan>,
    kinds: Vec<(String, &'static str)>,
}

/// The plans of a family.
pub(super) fn list(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let family: FamilyId = asked.id("family")?;
    let (around, plans, situation) = ctx.read(|tx| {
        let grant = permit::<may::ViewFamily>(tx, ctx, Subject::Family(family))?;
        let around = sql::around(tx, ctx, family, None)?;
        let plans = load::newest_of_family(tx, ctx.authority(), family, |id| around.member(id).is_some())?;
        Ok((around, plans, grant.situation()))
    })?;
    let lacks_safety_plan = asked.query.has("lacks", "safety-plan");
    let kinds = PlanKind::ALL
        .iter()
        .map(|kind| (format!("/families/{family}/plans/new/{}", kind.key().replace(' ', "-")), kind.label()));
    let (open, ended) = plans
        .iter()
        .map(|plan| (plan.ended_on.is_none(), listed(ctx, &around, plan)))
        .partition::<Vec<_>, _>(|(is_open, _)| *is_open);
    Reply::page(&ListPage {
        shell: Shell::new(ctx, asked, format!("Plans: {}", around.family_name)),
        family,
        family_name: around.family_name.clone(),
        lacks_safety_plan,
        open: open.into_iter().map(|(_, plan)| plan).collect(),
        ended: ended.into_iter().map(|(_, plan)| plan).collect(),
        kinds: if would_permit(ctx, Action::WritePlan, situation) { kinds.collect() } else { Vec::new() },
    })
}

fn listed(ctx: &Ctx, around: &Around, plan: &PlanLineOfFamily) -> ListedPlan {
    let review = date_in_words(plan.review_on);
    let is_late = plan.ended_on.is_none() && plan.review_on < ctx.today;
    let version = format!("Version {} of {}", plan.number, date_in_words(plan.made_on));
    let facts = match plan.ended_on {
        Some(ended) => format!("{version}; ended on {}", date_in_words(ended)),
        None if is_late => format!("{version}; review was due on {review}"),
        None => format!("{version}; review on {review}"),
    };
    let children = plan.children.iter().filter_map(|id| around.name(*id).map(str::to_owned));
    ListedPlan {
        link: format!("/plans/{}", plan.plan),
        kind: plan.kind.label(),
        facts,
        children: in_a_row(children.collect()),
        is_late,
    }
}

/// Leads to the newest safety plan of a family that the reader may know, or to its plans when there is none.
pub(super) fn newest_safety_plan(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let family: FamilyId = asked.id("family")?;
    let plans = ctx.read(|tx| {
        permit::<may::ViewFamily>(tx, ctx, Subject::Family(family))?;
        let around = sql::around(tx, ctx, family, None)?;
        load::newest_of_family(tx, ctx.authority(), family, |id| around.member(id).is_some())
    })?;
    match plans.iter().find(|plan| plan.kind.is_safety() && plan.ended_on.is_none()) {
        Some(plan) => Reply::see(format!("/plans/{}", plan.plan)),
        None => Reply::see(format!("/families/{family}/plans?lacks=safety-plan")),
    }
}

/// The plan in the address.
fn plan_in(asked: &Asked) -> Result<PlanId, Problem> {
    asked.id("plan")
}

/// Everybody of the family as answers to a question.
fn members(around: &Around, chosen: &str, open: &str) -> Vec<Choice> {
    let nobody = (!open.is_empty()).then(|| Choice::new("", open, chosen));
    let here = around.members.iter().filter(|member| member.is_here || member.person.to_string() == chosen);
    nobody
        .into_iter()
        .chain(here.map(|m| Choice::new(m.person.to_string(), m.name.clone(), chosen)))
        .collect()
}
