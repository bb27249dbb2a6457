//! Changing a person's details. A stale edit overwrites nothing: both versions are shown, and each detail chosen.

use askama::Template;
use axum::http::StatusCode;
use kith_vocabulary::ids::{DraftId, PersonId};

use super::fields::{Offered, answers_of, offered, with_answers};
use super::versions::{Difference, differences, settled, who_changed};
use crate::answers::{Faults, Typed};
use crate::families::View;
use crate::people::keys::write_keys;
use crate::people::load::{find_person, whole_person};
use crate::people::rows::Person;
use crate::platform::access::{Grant, Subject, may, permit};
use crate::platform::clock::new_id;
use crate::platform::context::Ctx;
use crate::platform::db::Tx;
use crate::platform::drafts;
use crate::platform::html::Shell;
use crate::platform::http::{Answers, Asked, Reply};
use crate::platform::problem::Problem;
use crate::platform::recorder::{Intent, record_task};

#[derive(Template)]
#[template(path = "details/change.html")]
struct ChangePage {
    shell: Shell,
    faults: Faults,
    person: PersonId,
    name: String,
    version: i64,
    typed: Typed,
    offered: Offered,
    draft_id: String,
    draft_family: String,
    draft_path: String,
    is_draft: &'static str,
}

#[derive(Template)]
#[template(path = "details/versions.html")]
struct VersionsPage {
    shell: Shell,
    faults: Faults,
    person: PersonId,
    name: String,
    who: String,
    stands: i64,
    differences: Vec<Difference>,
    carried: Vec<(String, String)>,
}

fn form(ctx: &Ctx, asked: &Asked, answers: Option<&Answers>, faults: Faults) -> Result<ChangePage, Problem> {
    let person: PersonId = asked.id("person")?;
    let draft_id: Option<DraftId> = asked.query.text("draft").and_then(|id| id.parse().ok());
    ctx.read(|tx| {
        permit::<may::ChangePerson>(tx, ctx, Subject::Person(person))?;
        let view = View::of_person(tx, ctx, person)?;
        let whole = whole_person(tx, ctx.authority(), person)?;
        let draft = match draft_id {
            Some(id) => drafts::find(tx, ctx.authority(), ctx.who.worker, id)?,
            None => None,
        };
        let stands = answers_of(&whole.person);
        let shown = answers.or(draft.as_ref().map(|draft| &draft.answers)).unwrap_or(&stands);
        let version = shown.text("version").and_then(|version| version.parse().ok());
        let family = whole.memberships.iter().map(|(_, member)| member.family_id);
        Ok(ChangePage {
            shell: Shell::new(ctx, asked, "Change details"),
            faults,
            person,
            name: whole.called.name(person, ctx.today),
            version: version.unwrap_or(whole.person.version),
            typed: Typed::new(shown),
            offered: offered(shown),
            draft_id: shown
                .owned("draft_id")
                .unwrap_or_else(|| draft_id.unwrap_or_else(|| new_id(ctx.now)).to_string()),
            draft_family: family
                .into_iter()
                .find(|family| !view.hidden_families.contains(family))
                .map_or_else(String::new, |family| family.to_string()),
            draft_path: format!("/people/{person}/change"),
            is_draft: if draft.is_some() { "yes" } else { "" },
        })
    })
}

/// The form, with a draft's answers where one is opened.
pub(super) fn show_change(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    Reply::page(&form(ctx, asked, None, Faults::none())?)
}

/// Changes the details, or shows both versions where somebody else changed them meanwhile.
pub(super) fn change(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let person: PersonId = asked.id("person")?;
    let stands = ctx.read(|tx| {
        permit::<may::ChangePerson>(tx, ctx, Subject::Person(person))?;
        find_person(tx, ctx.authority(), person)?.ok_or(Problem::NotFound)
    })?;
    if let Some(kept) = stands.merged_into_id {
        return Reply::see(format!("/people/{kept}"));
    }
    let number = |name: &str| asked.form.text(name).and_then(|text| text.parse::<i64>().ok());
    let seen = number("version").unwrap_or(0);
    let mine = match with_answers(&stands, &asked.form) {
        Ok(mine) => mine,
        Err(problem) => {
            let page = form(ctx, asked, Some(&asked.form), Faults::of(problem)?)?;
            return Reply::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page);
        }
    };
    let row = if seen == stands.version {
        mine.clone()
    } else if number("settled") == Some(stands.version) {
        match settled(&mine, &stands, &asked.form) {
            Ok(row) => row,
            Err(problem) => return both(ctx, asked, seen, &mine, Faults::of(problem)?),
        }
    } else {
        return both(ctx, asked, seen, &mine, Faults::none());
    };
    let (write_id, draft) = (asked.write_id(), asked.form.text("draft_id").and_then(|id| id.parse().ok()));
    let saved = ctx.write(move |tx, ctx| {
        let grant = permit::<may::ChangePerson>(tx, ctx, Subject::Person(person))?;
        change_details(tx, ctx, grant, row.clone(), draft, write_id)
    });
    match saved {
        Err(Problem::Conflict(_)) => both(ctx, asked, seen, &mine, Faults::none()),
        saved => Reply::see(saved?),
    }
}

/// Saves the details, writes the keys that search looks at anew, and ends the draft.
fn change_details(
    tx: &mut Tx,
    ctx: &Ctx,
    grant: Grant<may::ChangePerson>,
    mut row: Person,
    draft: Option<DraftId>,
    write_id: Option<uuid::Uuid>,
) -> Result<String, Problem> {
    let person = grant.person()?;
    let whole = whole_person(tx, ctx.authority(), person)?;
    let intent = Intent::to("change a person's details").once(write_id);
    record_task(tx, ctx.acting(), intent, |recorder| {
        recorder.save(&mut row)?;
        let authority = ctx.authority();
        write_keys(recorder.tx(), authority, person, &whole.names, &row.birth, &whole.identifiers)?;
        if let Some(draft) = draft {
            drafts::throw_away(recorder.tx(), authority, ctx.who.worker, draft)?;
        }
        Ok(format!("/people/{person}?done=person-changed"))
    })
}

fn both(ctx: &Ctx, asked: &Asked, seen: i64, mine: &Person, faults: Faults) -> Result<Reply, Problem> {
    let person = mine.person_id;
    let page = ctx.read(|tx| {
        let whole = whole_person(tx, ctx.authority(), person)?;
        let theirs = &whole.person;
        Ok(VersionsPage {
            shell: Shell::new(ctx, asked, "Somebody else changed this"),
            person,
            name: whole.called.name(person, ctx.today),
            who: who_changed(tx, ctx.authority(), person, theirs.version)?,
            stands: theirs.version,
            differences: differences(tx, ctx.authority(), seen, mine, theirs, &asked.form)?,
            carried: asked
                .form
                .0
                .iter()
                .filter(|(name, _)| !matches!(name.as_str(), "csrf" | "settled" | "write_id"))
                .filter(|(name, _)| !name.starts_with("choose-"))
                .cloned()
                .collect(),
            faults,
        })
    })?;
    Reply::page_with(StatusCode::CONFLICT, &page)
}
