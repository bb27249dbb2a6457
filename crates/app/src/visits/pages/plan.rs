//! The page that plans a visit.

use askama::Template;
use axum::http::StatusCode;
use jiff::ToSpan;
use kith_practice::visit::{Mode, Place, Purpose};
use kith_vocabulary::ids::{FamilyId, WorkerId};
use kith_vocabulary::time::day_and_date;

use super::form::{DateBoxes, DraftFields, Filled, words, workers};
use super::{drafts_of, sending};
use crate::answers::Choice;
use crate::platform::access::{Grant, Situation, Subject, may, permit};
use crate::platform::context::Ctx;
use crate::platform::db::Tx;
use crate::platform::html::Shell;
use crate::platform::http::{Answers, Asked, Reply};
use crate::platform::problem::Problem;
use crate::visits::actions;
use crate::visits::answers::{self, Mistakes};
use crate::visits::sql::{self, Around};

/// What the draft of this form is called.
const FORM: &str = "Plan a visit";

#[derive(Template)]
#[template(path = "visits/plan.html")]
struct PlanPage {
    shell: Shell,
    family_name: String,
    family_link: String,
    action: String,
    draft: DraftFields,
    filled: Filled,
    days: Vec<Choice>,
    on: DateBoxes,
    children: Vec<Choice>,
    purposes: Vec<Choice>,
    places: Vec<Choice>,
    modes: Vec<Choice>,
    workers: Vec<Choice>,
}

/// The family around a plan, and the worker it is proposed for: a co-ordinator plans for the worker they serve.
fn open(tx: &mut Tx, ctx: &Ctx, family: FamilyId) -> Result<(Around, WorkerId), Problem> {
    let grant: Grant<may::PlanVisit> = permit(tx, ctx, Subject::Family(family))?;
    let around = sql::around(tx, ctx, family, None)?;
    let me = ctx.who.worker;
    let served = around.workers.iter().map(|(worker, _)| *worker).find(|worker| *worker != me);
    let worker = match grant.situation() {
        Situation::Serves => served.unwrap_or(me),
        _ => me,
    };
    Ok((around, worker))
}

/// The form to plan a visit.
pub(in crate::visits) fn show(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let family: FamilyId = asked.id("family")?;
    let path = path(family);
    let (around, worker, going_on, drafts) = ctx.read(|tx| {
        let (around, worker) = open(tx, ctx, family)?;
        let going_on = sql::going_on(tx, ctx, &around)?;
        Ok((around, worker, going_on, drafts_of(tx, ctx, asked, &path)?))
    })?;
    let answers = match &drafts.0 {
        Some(draft) => draft.answers.clone(),
        None => answers::new_plan(&around, Purpose::usual(&going_on), worker),
    };
    let fields =
        DraftFields::new(ctx, asked, FORM, path, &around).found(drafts.0.as_ref(), drafts.1.as_ref());
    Reply::page(&page(ctx, asked, &around, fields, Filled { answers, mistakes: Mistakes::new() }))
}

fn path(family: FamilyId) -> String {
    format!("/families/{family}/visits/plan")
}

fn page(ctx: &Ctx, asked: &Asked, around: &Around, draft: DraftFields, filled: Filled) -> PlanPage {
    let title = if filled.mistakes.is_empty() { "Plan a visit" } else { "Error: plan a visit" };
    let answers = &filled.answers;
    let child = |person: &str, name: &str, age: String| {
        Choice::among(person, format!("{name}, {age}"), answers, "child")
    };
    PlanPage {
        shell: Shell::new(ctx, asked, title),
        family_name: around.family_name.clone(),
        family_link: format!("/families/{}", around.family),
        action: draft.path.clone(),
        draft,
        days: days(answers, ctx),
        on: filled.date("planned_on"),
        children: around
            .children()
            .map(|m| child(&m.person.to_string(), &m.name, m.birth.age_in_words(ctx.today)))
            .collect(),
        purposes: words(answers, "purpose", Purpose::ALL.iter().map(|p| (p.key(), p.label()))),
        places: words(answers, "place", Place::ALL.iter().map(|p| (p.key(), p.label()))),
        modes: words(answers, "mode", Mode::ALL.iter().map(|m| (m.key(), m.label()))),
        workers: workers(answers, "worker", around),
        filled,
    }
}

fn days(answers: &Answers, ctx: &Ctx) -> Vec<Choice> {
    let tomorrow = ctx.today.saturating_add(1.day());
    let day = |word: &str, on| {
        let named = day_and_date(on);
        format!("{word}, {}", named.split(' ').next().unwrap_or_default())
    };
    vec![
        Choice::among("today", day("Today", ctx.today), answers, "when"),
        Choice::among("tomorrow", day("Tomorrow", tomorrow), answers, "when"),
        Choice::among("another day", "Another day", answers, "when"),
    ]
}

/// Plans a visit.
pub(in crate::visits) fn plan(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let family: FamilyId = asked.id("family")?;
    let (around, _) = ctx.read(|tx| open(tx, ctx, family))?;
    let plan = match answers::read_plan(&asked.form, &around, ctx.today) {
        Ok(plan) => plan,
        Err(mistakes) => {
            let fields = DraftFields::new(ctx, asked, FORM, path(family), &around);
            let filled = Filled { answers: asked.form.clone(), mistakes };
            let page = page(ctx, asked, &around, fields, filled);
            return Reply::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page);
        }
    };
    let sending = sending(asked);
    let path = ctx.write(move |tx, ctx| {
        let grant = permit::<may::PlanVisit>(tx, ctx, Subject::Family(family))?;
        actions::plan_visit(tx, ctx, &grant, sending, &plan)
    })?;
    Reply::see(path)
}
