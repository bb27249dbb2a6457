//! The small pages of a family: what matters now, what it is called, and leaving it.

use askama::Template;
use axum::http::StatusCode;
use kith_vocabulary::ids::{FamilyId, PersonId};

use super::leaving;
use crate::answers::{Faults, Typed};
use crate::families::View;
use crate::families::load::whole_family;
use crate::platform::access::{Subject, may, permit};
use crate::platform::context::Ctx;
use crate::platform::html::Shell;
use crate::platform::http::{Asked, Reply};
use crate::platform::problem::Problem;

#[derive(Template)]
#[template(path = "families/matters_conflict.html")]
struct MattersConflict {
    shell: Shell,
    family: FamilyId,
    mine: String,
    theirs: String,
    version: i64,
}

/// Saves what matters now; where somebody else changed it meanwhile, both versions are shown.
pub(super) fn save_matters(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let family: FamilyId = asked.id("family")?;
    let seen = asked.form.text("version").and_then(|version| version.parse().ok()).unwrap_or(0);
    let (words, write_id) = (asked.form.owned("matters"), asked.write_id());
    let saved = ctx.write(move |tx, ctx| {
        let grant = permit::<may::ChangePerson>(tx, ctx, Subject::Family(family))?;
        leaving::say_what_matters(tx, ctx, grant, words.clone(), seen, write_id)
    });
    match saved {
        Ok(to) => Reply::see(to),
        Err(Problem::Conflict(conflict)) => {
            let stands = ctx.read(|tx| whole_family(tx, ctx.authority(), family))?.family;
            Reply::page_with(
                StatusCode::CONFLICT,
                &MattersConflict {
                    shell: Shell::new(ctx, asked, "Somebody else changed this"),
                    family,
                    mine: asked.form.owned("matters").unwrap_or_default(),
                    theirs: stands.matters_now.unwrap_or_default(),
                    version: conflict.stands,
                },
            )
        }
        Err(problem) => Err(problem),
    }
}

/// The longest name of a family, in letters: longer ones fill a phone's screen.
const LONGEST_NAME: usize = 100;

#[derive(Template)]
#[template(path = "families/name.html")]
struct NamePage {
    shell: Shell,
    faults: Faults,
    family: FamilyId,
    family_name: String,
    typed: String,
    version: i64,
}

fn name_page(ctx: &Ctx, asked: &Asked, faults: Faults) -> Result<NamePage, Problem> {
    let family: FamilyId = asked.id("family")?;
    let stands = ctx.read(|tx| {
        permit::<may::ChangePerson>(tx, ctx, Subject::Family(family))?;
        Ok(whole_family(tx, ctx.authority(), family)?.family)
    })?;
    Ok(NamePage {
        shell: Shell::new(ctx, asked, "What the family is called"),
        faults,
        family,
        typed: asked.form.raw("name").unwrap_or(&stands.name).to_owned(),
        family_name: stands.name,
        version: stands.version,
    })
}

/// Asks what the family is called.
pub(super) fn show_name(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    Reply::page(&name_page(ctx, asked, Faults::none())?)
}

/// Changes what the family is called; where somebody else did meanwhile, it is asked again with theirs above.
pub(super) fn save_name(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let family: FamilyId = asked.id("family")?;
    let seen = asked.form.text("version").and_then(|version| version.parse().ok()).unwrap_or(0);
    let (name, write_id) = (asked.form.text("name").unwrap_or_default().to_owned(), asked.write_id());
    let mut faults = Faults::none();
    if name.is_empty() {
        faults.add("name", "Enter what the family is called");
    } else if name.chars().count() > LONGEST_NAME {
        faults.add("name", format!("The name must be {LONGEST_NAME} letters or fewer"));
    }
    let saved = faults.stop().and_then(|()| {
        ctx.write(move |tx, ctx| {
            let grant = permit::<may::ChangePerson>(tx, ctx, Subject::Family(family))?;
            leaving::call_family(tx, ctx, grant, &name, seen, write_id)
        })
    });
    let (status, faults) = match saved {
        Ok(to) => return Reply::see(to),
        Err(Problem::Conflict(_)) => {
            let mut faults = Faults::none();
            faults.add("name", "Somebody else changed the name while you did. Save again if yours is right");
            (StatusCode::CONFLICT, faults)
        }
        Err(problem) => (StatusCode::UNPROCESSABLE_ENTITY, Faults::of(problem)?),
    };
    Reply::page_with(status, &name_page(ctx, asked, faults)?)
}

#[derive(Template)]
#[template(path = "families/leave.html")]
struct LeavePage {
    shell: Shell,
    faults: Faults,
    family: FamilyId,
    family_name: String,
    person: PersonId,
    name: String,
    typed: Typed,
}

fn leave_page(ctx: &Ctx, asked: &Asked, faults: Faults) -> Result<LeavePage, Problem> {
    let (family, person): (FamilyId, PersonId) = (asked.id("family")?, asked.id("person")?);
    let whole = ctx.read(|tx| {
        permit::<may::ChangePerson>(tx, ctx, Subject::Family(family))?;
        let view = View::of_family(tx, ctx, family)?;
        if !view.shows(person) {
            return Err(Problem::NotFound);
        }
        whole_family(tx, ctx.authority(), family)
    })?;
    if !whole.people.contains_key(&person) {
        return Err(Problem::NotFound);
    }
    let mut answers = asked.form.clone();
    if answers.0.is_empty() {
        answers.push("left-day", ctx.today.day().to_string());
        answers.push("left-month", ctx.today.month().to_string());
        answers.push("left-year", ctx.today.year().to_string());
    }
    Ok(LeavePage {
        shell: Shell::new(ctx, asked, "Somebody leaves the family"),
        faults,
        family,
        family_name: whole.family.name.clone(),
        person,
        name: whole.called.name(person, ctx.today),
        typed: Typed::new(&answers),
    })
}

/// Asks from which day somebody is no longer in the family.
pub(super) fn show_leave(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    Reply::page(&leave_page(ctx, asked, Faults::none())?)
}

/// Ends somebody's membership.
pub(super) fn leave(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let (family, person): (FamilyId, PersonId) = (asked.id("family")?, asked.id("person")?);
    let write_id = asked.write_id();
    let on = asked.form.date("left").and_then(|on| on.ok_or_else(|| "Enter the day they left".to_owned()));
    let left = on.map_err(|fault| Problem::invalid("left", &fault)).and_then(|on| {
        ctx.write(move |tx, ctx| {
            let grant = permit::<may::ChangePerson>(tx, ctx, Subject::Family(family))?;
            leaving::leave(tx, ctx, grant, person, on, write_id)
        })
    });
    match left {
        Ok(to) => Reply::see(to),
        Err(problem) => {
            let page = leave_page(ctx, asked, Faults::of(problem)?)?;
            Reply::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
    }
}
