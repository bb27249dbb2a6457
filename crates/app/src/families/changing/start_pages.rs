//! The pages that start a family's record with its first child.

use askama::Template;
use axum::http::StatusCode;
use kith_vocabulary::codes::sex::Sex;

use super::actions::{NewPerson, start_family};
use super::likely::{Likely, Sought, likely_people};
use crate::answers::{Choice, Faults, Typed, birth_in, choices_of, is_a_name};
use crate::platform::access::{Subject, may, permit};
use crate::platform::context::Ctx;
use crate::platform::html::Shell;
use crate::platform::http::{Answers, Asked, Reply};
use crate::platform::problem::Problem;

#[derive(Template)]
#[template(path = "families/start.html")]
struct StartPage {
    shell: Shell,
    faults: Faults,
    typed: Typed,
    unborn: Vec<Choice>,
    sexes: Vec<Choice>,
}

#[derive(Template)]
#[template(path = "families/start_likely.html")]
struct LikelyPage {
    shell: Shell,
    likely: Vec<Likely>,
    carried: Vec<(String, String)>,
}

/// The child that the form tells of, or what is wrong with the answers.
pub(super) fn new_person_in(answers: &Answers) -> Result<NewPerson, Problem> {
    let mut faults = Faults::none();
    let given = answers.text("given").unwrap_or_default().to_owned();
    let family = answers.text("family").unwrap_or_default().to_owned();
    if !is_a_name(&given, &family) && !answers.has("born-expected", "yes") {
        faults.add("given", "Enter a first or last name. If no name is known, write what they are called");
    }
    let birth = birth_in(answers, "born").unwrap_or_else(|fault| {
        faults.add("born", fault);
        Default::default()
    });
    let sex = answers.text("sex").and_then(Sex::from_code).map(|sex| sex.code().to_owned());
    faults.stop()?;
    Ok(NewPerson { given, family, birth, sex })
}

/// The choice of a baby who is still to come.
pub(super) fn unborn(answers: &Answers) -> Vec<Choice> {
    let chosen = answers.text("born-expected").unwrap_or_default();
    vec![Choice::new("yes", "Not born yet: this is the day the baby is expected", chosen)]
}

/// The choices of sex.
pub(super) fn sexes(answers: &Answers) -> Vec<Choice> {
    let chosen = answers.text("sex").unwrap_or_default();
    choices_of::<Sex>("", chosen).into_iter().filter(|choice| !choice.value.is_empty()).collect()
}

fn form(ctx: &Ctx, asked: &Asked, faults: Faults) -> StartPage {
    StartPage {
        shell: Shell::new(ctx, asked, "Start a family’s record"),
        typed: Typed::new(&asked.form),
        unborn: unborn(&asked.form),
        sexes: sexes(&asked.form),
        faults,
    }
}

/// The form.
pub(super) fn show_start(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    ctx.read(|tx| permit::<may::AddFamily>(tx, ctx, Subject::Service))?;
    Reply::page(&form(ctx, asked, Faults::none()))
}

/// Starts the record, after offering whoever may be the same child.
pub(super) fn start(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let child = match new_person_in(&asked.form) {
        Ok(child) => child,
        Err(problem) => {
            let page = form(ctx, asked, Faults::of(problem)?);
            return Reply::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page);
        }
    };
    if !asked.form.has("known", "none") {
        let sought = Sought {
            given: child.given.clone(),
            family: child.family.clone(),
            birth: child.birth,
            sex: child.sex.clone(),
        };
        let mut likely = ctx.read(|tx| likely_people(tx, ctx, &sought))?;
        likely.retain(|likely| likely.likeness.is_likely());
        if !likely.is_empty() {
            return Reply::page(&LikelyPage {
                shell: Shell::new(ctx, asked, "Is the child here already?"),
                likely,
                carried: carried(&asked.form, &["csrf", "known"]),
            });
        }
    }
    let name = asked.form.owned("name").unwrap_or_else(|| {
        let of = if child.family.is_empty() { &child.given } else { &child.family };
        if of.is_empty() { "New family".to_owned() } else { format!("{of} family") }
    });
    let write_id = asked.write_id();
    let to = ctx.write(move |tx, ctx| {
        let grant = permit::<may::AddFamily>(tx, ctx, Subject::Service)?;
        start_family(tx, ctx, grant, &name, &child, write_id)
    })?;
    Reply::see(to)
}

/// The answers that go on to the next page of the same task.
pub(super) fn carried(answers: &Answers, without: &[&str]) -> Vec<(String, String)> {
    answers.0.iter().filter(|(name, _)| !without.contains(&name.as_str())).cloned().collect()
}
