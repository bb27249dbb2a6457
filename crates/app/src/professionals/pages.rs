//! The page of a family's professionals.

use askama::Template;
use axum::http::StatusCode;
use kith_vocabulary::ids::FamilyId;

use super::actions;
use crate::answers::{Faults, Typed};
use crate::families::load::whole_family;
use crate::families::page::{holds, span_in_words};
use crate::platform::access::{Subject, may, permit};
use crate::platform::context::Ctx;
use crate::platform::html::Shell;
use crate::platform::http::{Answers, Asked, Reply};
use crate::platform::problem::Problem;

/// One professional of the list.
struct Line {
    name: String,
    words: String,
    end: Option<String>,
}

#[derive(Template)]
#[template(path = "professionals/family.html")]
struct ProfessionalsPage {
    shell: Shell,
    faults: Faults,
    family: FamilyId,
    family_name: String,
    typed: Typed,
    lines: Vec<Line>,
}

fn page(ctx: &Ctx, asked: &Asked, faults: Faults) -> Result<ProfessionalsPage, Problem> {
    let family: FamilyId = asked.id("family")?;
    let whole = ctx.read(|tx| {
        permit::<may::ChangePerson>(tx, ctx, Subject::Family(family))?;
        whole_family(tx, ctx.authority(), family)
    })?;
    let lines = whole
        .professionals
        .iter()
        .map(|one| Line {
            name: one.name.clone(),
            words: [
                one.part.clone(),
                one.organisation.clone(),
                span_in_words(Some(one.starts_on), one.ends_on),
            ]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(", "),
            end: holds(None, one.ends_on, ctx.today)
                .then(|| format!("/families/{family}/professionals/{}/end", one.professional_id)),
        })
        .collect();
    Ok(ProfessionalsPage {
        shell: Shell::new(ctx, asked, "Professionals"),
        faults,
        family,
        family_name: whole.family.name,
        typed: Typed::new(&asked.form),
        lines,
    })
}

/// The list and the form.
pub(super) fn show(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    Reply::page(&page(ctx, asked, Faults::none())?)
}

fn needed(answers: &Answers) -> Result<(String, String), Problem> {
    let mut faults = Faults::none();
    let mut text = |name: &str, message: &str| {
        answers.owned(name).unwrap_or_else(|| {
            faults.add(name, message);
            String::new()
        })
    };
    let name = text("name", "Enter their name");
    let part = text("part", "Enter what they do for the family");
    faults.stop()?;
    Ok((name, part))
}

/// Adds a professional.
pub(super) fn add(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let family_id: FamilyId = asked.id("family")?;
    let (answers, write_id) = (asked.form.clone(), asked.write_id());
    let done = needed(&asked.form).and_then(|(name, part)| {
        ctx.write(move |tx, ctx| {
            let grant = permit::<may::ChangePerson>(tx, ctx, Subject::Family(family_id))?;
            actions::add(tx, ctx, grant, (&name, &part), &answers, write_id)
        })
    });
    match done {
        Ok(to) => Reply::see(to),
        Err(problem) => {
            let page = page(ctx, asked, Faults::of(problem)?)?;
            Reply::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
    }
}

/// Says that a professional no longer works with the family, from today.
pub(super) fn end(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let family: FamilyId = asked.id("family")?;
    let row = asked.parts.get("row").cloned().unwrap_or_default();
    let write_id = asked.write_id();
    let to = ctx.write(move |tx, ctx| {
        let grant = permit::<may::ChangePerson>(tx, ctx, Subject::Family(family))?;
        actions::end(tx, ctx, grant, &row, write_id)
    })?;
    Reply::see(to)
}
