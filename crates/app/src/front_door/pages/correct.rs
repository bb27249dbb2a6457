//! The page that corrects a contact: the same questions over what stands, and why it is changed.

use askama::Template;
use axum::http::StatusCode;
use kith_practice::referral::ContactState;
use kith_vocabulary::calendar::london;
use kith_vocabulary::ids::ContactId;
use kith_vocabulary::time::time_in_words;

use super::show::{ChildPart, Open, child_parts, open, read_decision, read_version};
use super::take::{DetailsForm, read_details};
use crate::front_door::{actions, sql};
use crate::platform::access::{Subject, may, permit};
use crate::platform::context::Ctx;
use crate::platform::html::Shell;
use crate::platform::http::{Answers, Asked, Reply};
use crate::platform::problem::Problem;
use crate::visits::answers::{Mistakes, push_date};
use crate::visits::pages::form::Filled;
use crate::visits::pages::sending;

#[derive(Template)]
#[template(path = "front_door/correct.html")]
struct CorrectPage {
    shell: Shell,
    id: ContactId,
    family_name: String,
    version: i64,
    is_decided: bool,
    children: Vec<ChildPart>,
    form: DetailsForm,
}

/// The form.
pub(in crate::front_door) fn show(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let id: ContactId = asked.id("contact")?;
    let (open, _) = ctx.read(|tx| open::<may::CorrectContact>(tx, ctx, id))?;
    let filled = Filled { answers: stands(&open), mistakes: Mistakes::new() };
    Reply::page(&page(ctx, asked, &open, open.whole.version(), filled))
}

fn page(ctx: &Ctx, asked: &Asked, open: &Open, version: i64, filled: Filled) -> CorrectPage {
    let title = if filled.mistakes.is_empty() { "Correct a contact" } else { "Error: correct a contact" };
    CorrectPage {
        shell: Shell::new(ctx, asked, title),
        id: open.whole.contact.contact_id,
        family_name: open.around.family_name.clone(),
        version,
        is_decided: open.whole.contact.state == ContactState::Decided,
        children: child_parts(open, &filled),
        form: DetailsForm::new(filled),
    }
}

/// The answers that stand.
fn stands(open: &Open) -> Answers {
    let contact = open.whole.contact.clone();
    let received = london(contact.received_at);
    let mut answers = Answers::default();
    push_date(&mut answers, "received_on", received.date());
    let texts = [
        ("received_at", Some(time_in_words(received.time()))),
        ("source", Some(contact.source)),
        ("referrer_name", contact.referrer_name),
        ("referrer_agency", contact.referrer_agency),
        ("referrer_reach", contact.referrer_reach),
        ("worrying", Some(contact.worrying)),
        ("working_well", contact.working_well),
        ("basis", Some(contact.basis.key().to_owned())),
        ("basis_words", contact.basis_words),
        ("rationale", contact.rationale),
    ];
    for (name, text) in texts {
        answers.push(name, text.unwrap_or_default());
    }
    answers
}

/// Corrects it.
pub(in crate::front_door) fn correct(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let id: ContactId = asked.id("contact")?;
    let (open, _) = ctx.read(|tx| open::<may::CorrectContact>(tx, ctx, id))?;
    let mut mistakes = Mistakes::new();
    let details = read_details(&asked.form, open.whole.children.len(), london(ctx.now))
        .map_err(|wrong| mistakes.extend(wrong));
    let decision = if open.whole.contact.state == ContactState::Decided {
        read_decision(&asked.form, &open).map(Some).map_err(|wrong| mistakes.extend(wrong))
    } else {
        Ok(None)
    };
    let reason = asked.form.owned("reason").unwrap_or_default();
    if reason.is_empty() {
        mistakes.push(("reason".to_owned(), "Say why you correct this contact".to_owned()));
    }
    let read = read_version(asked, id);
    let (Ok(details), Ok(decision), true) = (details, decision, mistakes.is_empty()) else {
        let filled = Filled { answers: asked.form.clone(), mistakes };
        let page = page(ctx, asked, &open, read.version, filled);
        return Reply::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page);
    };
    let sending = sending(asked);
    let to = ctx.write(move |tx, ctx| {
        let family = sql::family_of(tx, ctx.authority(), id)?;
        let grant = permit::<may::CorrectContact>(tx, ctx, Subject::Family(family))?;
        actions::correct_contact(tx, ctx, &grant, (sending, read), (&details, decision.as_ref(), &reason))
    })?;
    Reply::see(to)
}
