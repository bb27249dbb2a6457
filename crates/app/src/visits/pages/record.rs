//! The page that records a visit: planned or not, one form for every child of it.

use askama::Template;
use axum::http::StatusCode;
use jiff::civil::DateTime;
use kith_practice::visit::{Purpose, VisitState};
use kith_vocabulary::calendar::london;
use kith_vocabulary::ids::{FamilyId, PersonId, VisitId};

use super::form::{DraftFields, Filled, HeldForm};
use super::{Open, drafts_of, family_of, open, read_version, sending, versions};
use crate::platform::access::{Subject, may, permit};
use crate::platform::context::Ctx;
use crate::platform::html::Shell;
use crate::platform::http::{Asked, Reply};
use crate::platform::problem::Problem;
use crate::visits::actions;
use crate::visits::answers::{self, Mistakes};
use crate::visits::sql::{self, Around};

/// What the draft of this form is called.
const FORM: &str = "Record a visit";

#[derive(Template)]
#[template(path = "visits/record.html")]
pub(super) struct HeldPage {
    pub(super) shell: Shell,
    pub(super) heading: &'static str,
    pub(super) family_name: String,
    pub(super) family_link: String,
    pub(super) action: String,
    pub(super) version: i64,
    pub(super) draft: DraftFields,
    pub(super) form: HeldForm,
    /// Why a correction is made; nothing when a visit is recorded for the first time.
    pub(super) reason: Option<String>,
}

/// The moment of a request on London's clocks.
pub(super) fn now_in_london(ctx: &Ctx) -> DateTime {
    london(ctx.now)
}

/// The form for a planned visit.
pub(in crate::visits) fn show_planned(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let id: VisitId = asked.id("visit")?;
    let path = format!("/visits/{id}/record");
    let (open, drafts) = ctx.read(|tx| {
        let (open, _) = open::<may::RecordVisit>(tx, ctx, id)?;
        Ok((open, drafts_of(tx, ctx, asked, &path)?))
    })?;
    if open.whole.visit.state == VisitState::Done {
        return Reply::see(format!("/visits/{id}"));
    }
    let answers = match &drafts.0 {
        Some(draft) => draft.answers.clone(),
        None => {
            let mut answers = answers::of_visit(&open.whole, now_in_london(ctx));
            answers::propose_actions(&mut answers, ctx.who.worker, ctx.today);
            answers
        }
    };
    let fields =
        DraftFields::new(ctx, asked, FORM, path, &open.around).found(drafts.0.as_ref(), drafts.1.as_ref());
    let filled = Filled { answers, mistakes: Mistakes::new() };
    Reply::page(&planned_page(ctx, asked, &open, fields, filled))
}

fn planned_page(ctx: &Ctx, asked: &Asked, open: &Open, draft: DraftFields, filled: Filled) -> HeldPage {
    let action = draft.path.clone();
    let version = open.whole.version();
    page(ctx, asked, &open.around, (action, version), draft, (filled, &open.children()))
}

fn page(
    ctx: &Ctx,
    asked: &Asked,
    around: &Around,
    (action, version): (String, i64),
    draft: DraftFields,
    (filled, of_visit): (Filled, &[PersonId]),
) -> HeldPage {
    let title = if filled.mistakes.is_empty() { "Record a visit" } else { "Error: record a visit" };
    HeldPage {
        shell: Shell::new(ctx, asked, title),
        heading: "Record a visit",
        family_name: around.family_name.clone(),
        family_link: format!("/families/{}", around.family),
        action,
        version,
        draft,
        form: HeldForm::new(filled, around, of_visit, ctx.today),
        reason: None,
    }
}

/// Records a planned visit.
pub(in crate::visits) fn record_planned(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let id: VisitId = asked.id("visit")?;
    let (open, _) = ctx.read(|tx| open::<may::RecordVisit>(tx, ctx, id))?;
    let answers = match versions::picked(&asked.form, &open, now_in_london(ctx)) {
        versions::Picked::NotAsked => asked.form.clone(),
        versions::Picked::All(answers) => answers,
        versions::Picked::Missing(missing) => return versions::ask_again(ctx, asked, id, missing),
    };
    let said = match answers::read_held(&answers, &open.around, &open.children(), now_in_london(ctx)) {
        Ok(said) => said,
        Err(mistakes) => {
            let fields = DraftFields::new(ctx, asked, FORM, format!("/visits/{id}/record"), &open.around);
            let filled = Filled { answers, mistakes };
            let mut page = planned_page(ctx, asked, &open, fields, filled);
            page.version = read_version(asked, id).version;
            return Reply::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page);
        }
    };
    let (sending, read) = (sending(asked), read_version(asked, id));
    let outcome = ctx.write(move |tx, ctx| {
        let family = family_of(tx, ctx, id)?;
        let grant = permit::<may::RecordVisit>(tx, ctx, Subject::Family(family))?;
        actions::record_planned(tx, ctx, &grant, sending, read, &said)
    });
    match outcome {
        Ok(path) => Reply::see(path),
        Err(Problem::Conflict(_)) => versions::show(ctx, asked, id),
        Err(problem) => Err(problem),
    }
}

/// The form for a visit that nobody had planned.
pub(in crate::visits) fn show_unplanned(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let family: FamilyId = asked.id("family")?;
    let path = format!("/families/{family}/visits/record");
    let (around, going_on, drafts) = ctx.read(|tx| {
        permit::<may::RecordVisit>(tx, ctx, Subject::Family(family))?;
        let around = sql::around(tx, ctx, family, None)?;
        let going_on = sql::going_on(tx, ctx, &around)?;
        Ok((around, going_on, drafts_of(tx, ctx, asked, &path)?))
    })?;
    let answers = match &drafts.0 {
        Some(draft) => draft.answers.clone(),
        None => {
            let mut answers =
                answers::unplanned(ctx.who.worker, Purpose::usual(&going_on), now_in_london(ctx));
            answers::propose_actions(&mut answers, ctx.who.worker, ctx.today);
            answers
        }
    };
    let fields =
        DraftFields::new(ctx, asked, FORM, path.clone(), &around).found(drafts.0.as_ref(), drafts.1.as_ref());
    let filled = Filled { answers, mistakes: Mistakes::new() };
    Reply::page(&unplanned_page(ctx, asked, &around, fields, filled))
}

fn unplanned_page(ctx: &Ctx, asked: &Asked, around: &Around, draft: DraftFields, filled: Filled) -> HeldPage {
    let action = draft.path.clone();
    let mut page = page(ctx, asked, around, (action, 0), draft, (filled, &[]));
    for child in &mut page.form.children {
        child.hint = "Leave blank if the visit was not about this child".to_owned();
    }
    page
}

/// Records a visit that nobody had planned.
pub(in crate::visits) fn record_unplanned(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let family: FamilyId = asked.id("family")?;
    let around = ctx.read(|tx| {
        permit::<may::RecordVisit>(tx, ctx, Subject::Family(family))?;
        sql::around(tx, ctx, family, None)
    })?;
    let said = match answers::read_held(&asked.form, &around, &[], now_in_london(ctx)) {
        Ok(said) => said,
        Err(mistakes) => {
            let path = format!("/families/{family}/visits/record");
            let fields = DraftFields::new(ctx, asked, FORM, path, &around);
            let filled = Filled { answers: asked.form.clone(), mistakes };
            let page = unplanned_page(ctx, asked, &around, fields, filled);
            return Reply::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page);
        }
    };
    let sending = sending(asked);
    let path = ctx.write(move |tx, ctx| {
        let grant = permit::<may::RecordVisit>(tx, ctx, Subject::Family(family))?;
        actions::record_unplanned(tx, ctx, &grant, sending, &said)
    })?;
    Reply::see(path)
}
