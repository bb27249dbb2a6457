//! The page that writes a plan, or its next version: one form on one page, kept as a draft while somebody types.

pub(super) mod form;

use askama::Template;
use axum::http::StatusCode;
use kith_practice::plan::PlanKind;
use kith_vocabulary::ids::{FamilyId, PlanId};

use super::plan_in;
use super::show::versions_compared;
use crate::plans::actions::{self, Read};
use crate::plans::answers::{self, read_plan};
use crate::plans::load::sections::{lines_of, version_in_words};
use crate::plans::load::{self, Open};
use crate::platform::access::{Subject, may, permit};
use crate::platform::context::Ctx;
use crate::platform::html::Shell;
use crate::platform::http::{Asked, Reply};
use crate::platform::problem::Problem;
use crate::visits::answers::Mistakes;
use crate::visits::pages::form::{DraftFields, Filled};
use crate::visits::pages::{drafts_of, sending};
use crate::visits::sql::{self, Around};

use form::PlanForm;

/// What somebody else saved meanwhile.
pub(super) struct Meanwhile {
    pub(super) version: String,
    pub(super) headings: Vec<super::show::Compared>,
}

#[derive(Template)]
#[template(path = "plans/write.html")]
struct WritePage {
    shell: Shell,
    heading: String,
    family_name: String,
    back: String,
    action: String,
    number: i64,
    draft: DraftFields,
    form: PlanForm,
    meanwhile: Option<Meanwhile>,
}

fn heading(kind: PlanKind, is_new: &str) -> String {
    format!("{is_new}: {}", kind.label().to_lowercase())
}

/// The kind of plan in the address.
fn kind_in(asked: &Asked) -> Result<PlanKind, Problem> {
    let kind = asked.parts.get("kind").map(|key| key.replace('-', " "));
    kind.and_then(|key| key.parse().ok()).ok_or(Problem::NotFound)
}

/// The form for a new plan.
pub(in crate::plans) fn show_new(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let (family, kind): (FamilyId, PlanKind) = (asked.id("family")?, kind_in(asked)?);
    let path = new_path(family, kind);
    let (around, drafts) = ctx.read(|tx| {
        permit::<may::WritePlan>(tx, ctx, Subject::Family(family))?;
        Ok((sql::around(tx, ctx, family, None)?, drafts_of(tx, ctx, asked, &path)?))
    })?;
    let children: Vec<_> = around.children().map(|child| child.person).collect();
    let answers = match &drafts.0 {
        Some(draft) => draft.answers.clone(),
        None => answers::new_plan(kind, &children, ctx.who.worker, ctx.today),
    };
    let draft = DraftFields::new(ctx, asked, "Write a plan", path, &around)
        .found(drafts.0.as_ref(), drafts.1.as_ref());
    let filled = Filled { answers, mistakes: Mistakes::new() };
    Reply::page(&new_page(ctx, asked, &around, (kind, draft), filled))
}

fn new_path(family: FamilyId, kind: PlanKind) -> String {
    format!("/families/{family}/plans/new/{}", kind.key().replace(' ', "-"))
}

fn new_page(
    ctx: &Ctx,
    asked: &Asked,
    around: &Around,
    (kind, draft): (PlanKind, DraftFields),
    filled: Filled,
) -> WritePage {
    let title = if filled.mistakes.is_empty() { "Write a plan" } else { "Error: write a plan" };
    WritePage {
        shell: Shell::new(ctx, asked, title),
        heading: heading(kind, "Write a plan"),
        family_name: around.family_name.clone(),
        back: format!("/families/{}/plans", around.family),
        action: draft.path.clone(),
        number: 0,
        draft,
        form: PlanForm::new(filled, kind, around, &[]),
        meanwhile: None,
    }
}

/// Writes a new plan.
pub(in crate::plans) fn write_new(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let (family, kind): (FamilyId, PlanKind) = (asked.id("family")?, kind_in(asked)?);
    let around = ctx.read(|tx| {
        permit::<may::WritePlan>(tx, ctx, Subject::Family(family))?;
        sql::around(tx, ctx, family, None)
    })?;
    let said = match read_plan(&asked.form, kind, &around, &[], ctx.today) {
        Ok(said) => said,
        Err(mistakes) => {
            let draft = DraftFields::new(ctx, asked, "Write a plan", new_path(family, kind), &around);
            let filled = Filled { answers: asked.form.clone(), mistakes };
            let page = new_page(ctx, asked, &around, (kind, draft), filled);
            return Reply::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page);
        }
    };
    let sending = sending(asked);
    let path = ctx.write(move |tx, ctx| {
        let grant = permit::<may::WritePlan>(tx, ctx, Subject::Family(family))?;
        actions::write_plan(tx, ctx, &grant, sending, &said)
    })?;
    Reply::see(path)
}

/// The form over the newest version.
pub(in crate::plans) fn show_change(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let id = plan_in(asked)?;
    let path = change_path(id);
    let (open, drafts) = ctx.read(|tx| {
        let (open, _) = load::open::<may::WritePlan>(tx, ctx, id, None)?;
        Ok((open, drafts_of(tx, ctx, asked, &path)?))
    })?;
    let (answers, number) = match &drafts.0 {
        Some(draft) => (draft.answers.clone(), number_in(&draft.answers)),
        None => (answers::of_version(&open.whole, ctx.today), open.whole.plan.newest),
    };
    let draft = DraftFields::new(ctx, asked, "Change a plan", path, &open.around)
        .found(drafts.0.as_ref(), drafts.1.as_ref());
    let filled = Filled { answers, mistakes: Mistakes::new() };
    Reply::page(&change_page(ctx, asked, &open, (draft, number), filled))
}

fn change_path(id: PlanId) -> String {
    format!("/plans/{id}/change")
}

/// The number of the version that a form was made from.
pub(super) fn number_in(answers: &crate::platform::http::Answers) -> i64 {
    answers.text("version").and_then(|text| text.parse().ok()).unwrap_or(0)
}

fn change_page(
    ctx: &Ctx,
    asked: &Asked,
    open: &Open,
    (draft, number): (DraftFields, i64),
    filled: Filled,
) -> WritePage {
    let title = if filled.mistakes.is_empty() { "Change a plan" } else { "Error: change a plan" };
    let kind = open.whole.plan.kind;
    let known: Vec<_> = open.whole.content.steps.iter().map(|(_, item)| item.clone()).collect();
    let mut form = PlanForm::new(filled, kind, &open.around, &known);
    form.name_workers(&open.whole.workers);
    WritePage {
        shell: Shell::new(ctx, asked, title),
        heading: heading(kind, "Change a plan"),
        family_name: open.around.family_name.clone(),
        back: format!("/plans/{}", open.whole.plan.plan_id),
        action: draft.path.clone(),
        number,
        draft,
        form,
        meanwhile: None,
    }
}

/// Writes the next version of a plan.
pub(in crate::plans) fn change(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let id = plan_in(asked)?;
    let (open, _) = ctx.read(|tx| load::open::<may::WritePlan>(tx, ctx, id, None))?;
    let read = Read { plan: id, number: number_in(&asked.form) };
    let known: Vec<_> = open.whole.content.steps.iter().map(|(_, item)| item.clone()).collect();
    let filled = |mistakes| Filled { answers: asked.form.clone(), mistakes };
    let draft = || DraftFields::new(ctx, asked, "Change a plan", change_path(id), &open.around);
    let said = match read_plan(&asked.form, open.whole.plan.kind, &open.around, &known, ctx.today) {
        Ok(said) => said,
        Err(mistakes) => {
            let page = change_page(ctx, asked, &open, (draft(), read.number), filled(mistakes));
            return Reply::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page);
        }
    };
    let sending = sending(asked);
    let outcome = ctx.write(move |tx, ctx| {
        let plan = load::find_plan(tx, ctx.authority(), id)?.ok_or(Problem::NotFound)?;
        let grant = permit::<may::WritePlan>(tx, ctx, Subject::Family(plan.family_id))?;
        let around = sql::around(tx, ctx, plan.family_id, None)?;
        actions::change_plan(tx, ctx, &grant, sending, read, (&said, &around))
    });
    match outcome {
        Ok(path) => Reply::see(path),
        Err(Problem::Conflict(_)) => {
            let (newest, meanwhile) = meanwhile(ctx, id, read.number)?;
            let fields = (draft(), newest.whole.plan.newest);
            let mut page = change_page(ctx, asked, &newest, fields, filled(Mistakes::new()));
            page.meanwhile = Some(meanwhile);
            Reply::page_with(StatusCode::CONFLICT, &page)
        }
        Err(problem) => Err(problem),
    }
}

/// The newest version, and what it changed since the one that somebody read.
pub(super) fn meanwhile(ctx: &Ctx, id: PlanId, read: i64) -> Result<(Open, Meanwhile), Problem> {
    let (newest, before) = ctx.read(|tx| {
        let (newest, _) = load::open::<may::ViewFamily>(tx, ctx, id, None)?;
        let (before, _) = load::open::<may::ViewFamily>(tx, ctx, id, Some(read.max(1)))?;
        Ok((newest, before))
    })?;
    let mut headings = versions_compared(&lines_of(&before), &lines_of(&newest));
    headings.retain(|heading| !heading.is_same);
    let version = version_in_words(&newest.whole, &newest.whole.version);
    Ok((newest, Meanwhile { version, headings }))
}
