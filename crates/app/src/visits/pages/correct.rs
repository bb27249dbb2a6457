//! The page that corrects a visit: the same form over what stands, and why it is changed.

use axum::http::StatusCode;
use kith_practice::visit::VisitState;
use kith_vocabulary::ids::VisitId;

use super::form::{DraftFields, Filled, HeldForm};
use super::record::{HeldPage, now_in_london};
use super::{Open, drafts_of, family_of, open, read_version, sending, versions};
use crate::platform::access::{Subject, may, permit};
use crate::platform::context::Ctx;
use crate::platform::html::Shell;
use crate::platform::http::{Answers, Asked, Reply};
use crate::platform::problem::Problem;
use crate::visits::actions;
use crate::visits::answers::{self, Mistakes};

/// What the draft of this form is called.
const FORM: &str = "Correct a visit";

/// The form to correct a visit.
pub(in crate::visits) fn show(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let id: VisitId = asked.id("visit")?;
    let path = path(id);
    let (open, drafts) = ctx.read(|tx| {
        let (open, _) = open::<may::CorrectVisit>(tx, ctx, id)?;
        Ok((open, drafts_of(tx, ctx, asked, &path)?))
    })?;
    if open.whole.visit.state != VisitState::Done {
        return Reply::see(format!("/visits/{id}"));
    }
    let version = drafts.0.as_ref().and_then(|draft| draft.answers.text("version")?.parse().ok());
    let answers = match &drafts.0 {
        Some(draft) => draft.answers.clone(),
        None => answers::of_visit(&open.whole, now_in_london(ctx)),
    };
    let fields =
        DraftFields::new(ctx, asked, FORM, path, &open.around).found(drafts.0.as_ref(), drafts.1.as_ref());
    let version = version.unwrap_or_else(|| open.whole.version());
    Reply::page(&page(ctx, asked, &open, (fields, version), Filled { answers, mistakes: Mistakes::new() }))
}

fn path(id: VisitId) -> String {
    format!("/visits/{id}/correct")
}

fn page(
    ctx: &Ctx,
    asked: &Asked,
    open: &Open,
    (draft, version): (DraftFields, i64),
    filled: Filled,
) -> HeldPage {
    let title = if filled.mistakes.is_empty() { "Correct a visit" } else { "Error: correct a visit" };
    let reason = filled.text("reason").to_owned();
    let mut form = HeldForm::new(filled, &open.around, &open.children(), ctx.today);
    form.first_action = None;
    form.more_actions.clear();
    form.is_when_open = true;
    HeldPage {
        shell: Shell::new(ctx, asked, title),
        heading: "Correct a visit",
        family_name: open.around.family_name.clone(),
        family_link: format!("/families/{}", open.around.family),
        action: draft.path.clone(),
        version,
        draft,
        form,
        reason: Some(reason),
    }
}

/// Corrects a visit, from its form or from the choice between two versions.
pub(in crate::visits) fn correct(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let id: VisitId = asked.id("visit")?;
    let (open, _) = ctx.read(|tx| open::<may::CorrectVisit>(tx, ctx, id))?;
    let answers = match versions::picked(&asked.form, &open, now_in_london(ctx)) {
        versions::Picked::NotAsked => asked.form.clone(),
        versions::Picked::All(answers) => answers,
        versions::Picked::Missing(missing) => return versions::ask_again(ctx, asked, id, missing),
    };
    let reason = answers.text("reason").unwrap_or("").to_owned();
    let said =
        answers::read_held(&explained(&answers, &reason), &open.around, &open.children(), now_in_london(ctx));
    let mut mistakes = said.as_ref().err().cloned().unwrap_or_default();
    if reason.is_empty() {
        mistakes.push(("reason".to_owned(), "Say why you correct this visit".to_owned()));
    }
    let (Ok(said), true) = (said, mistakes.is_empty()) else {
        let fields = DraftFields::new(ctx, asked, FORM, path(id), &open.around);
        let version = read_version(asked, id).version;
        let page = page(ctx, asked, &open, (fields, version), Filled { answers, mistakes });
        return Reply::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page);
    };
    let (sending, read) = (sending(asked), read_version(asked, id));
    let outcome = ctx.write(move |tx, ctx| {
        let family = family_of(tx, ctx, id)?;
        let grant = permit::<may::CorrectVisit>(tx, ctx, Subject::Family(family))?;
        actions::correct_visit(tx, ctx, &grant, sending, read, (&said, &reason))
    });
    match outcome {
        Ok(path) => Reply::see(path),
        Err(Problem::Conflict(_)) => versions::show(ctx, asked, id),
        Err(problem) => Err(problem),
    }
}

/// The reason for a correction also says why something unusual stands.
fn explained(answers: &Answers, reason: &str) -> Answers {
    let mut answers = answers.clone();
    if answers.text("unusual_because").is_none() {
        answers.0.retain(|(name, _)| name != "unusual_because");
        answers.push("unusual_because", reason);
    }
    answers
}
