//! Small forms on a plan's own page: what somebody says of it, how a test went, and its end.

use axum::http::StatusCode;
use jiff::civil::Date;
use kith_practice::plan::{Agreement, Held};
use kith_vocabulary::ids::PersonId;

use super::plan_in;
use super::show::{self, Forms};
use super::write::number_in;
use crate::plans::actions::{self, Read};
use crate::plans::load::{self, Open};
use crate::platform::access::{Grant, Kind, Subject, may, permit};
use crate::platform::context::Ctx;
use crate::platform::db::Tx;
use crate::platform::http::{Asked, Reply};
use crate::platform::problem::Problem;
use crate::visits::answers::Mistakes;
use crate::visits::pages::form::Filled;
use crate::visits::pages::sending;

/// The page again with what is wrong.
fn again(ctx: &Ctx, asked: &Asked, mistakes: Mistakes, is_agree_open: bool) -> Result<Reply, Problem> {
    let (open, grant) = ctx.read(|tx| load::open::<may::ViewFamily>(tx, ctx, plan_in(asked)?, None))?;
    let filled = Filled { answers: asked.form.clone(), mistakes };
    let forms = Forms { filled, is_agree_open, is_test_open: !is_agree_open };
    show::page(ctx, asked, (&open, grant.situation()), forms, StatusCode::UNPROCESSABLE_ENTITY)
}

/// Keeps what somebody says of the newest version.
pub(in crate::plans) fn agree(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let id = plan_in(asked)?;
    let (open, _) = ctx.read(|tx| load::open::<may::ReviewPlan>(tx, ctx, id, None))?;
    let person = asked.form.text("person").and_then(|id| id.parse::<PersonId>().ok());
    let person = person.filter(|id| open.around.member(*id).is_some());
    let answer = asked.form.text("answer").and_then(|key| key.parse::<Agreement>().ok());
    let (Some(person), Some(answer)) = (person, answer) else {
        let mut mistakes = Mistakes::new();
        if person.is_none() {
            mistakes.push(("person".to_owned(), "Choose who answered".to_owned()));
        }
        if answer.is_none() {
            mistakes.push(("answer".to_owned(), "Choose what they said of the plan".to_owned()));
        }
        return again(ctx, asked, mistakes, true);
    };
    let said = (person, answer, asked.form.owned("words"));
    let (sending, read) = (sending(asked), Read { plan: id, number: number_in(&asked.form) });
    let path = ctx.write(move |tx, ctx| {
        let grant = granted::<may::ReviewPlan>(tx, ctx, read)?;
        actions::keep_answer(tx, ctx, &grant, sending, read, &said)
    })?;
    Reply::see(path)
}

/// The deed on the plan's family, asked for once more in the transaction that does it.
fn granted<A: Kind>(tx: &mut Tx, ctx: &Ctx, read: Read) -> Result<Grant<A>, Problem> {
    let plan = load::find_plan(tx, ctx.authority(), read.plan)?.ok_or(Problem::NotFound)?;
    permit::<A>(tx, ctx, Subject::Family(plan.family_id))
}

/// Keeps how a test of a safety plan went.
pub(in crate::plans) fn test(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let id = plan_in(asked)?;
    let (open, _) = ctx.read(|tx| load::open::<may::ReviewPlan>(tx, ctx, id, None))?;
    let told = match told_of_test(asked, &open, ctx.today) {
        Ok(told) => told,
        Err(mistakes) => return again(ctx, asked, mistakes, false),
    };
    let (sending, read) = (sending(asked), Read { plan: id, number: 0 });
    let path = ctx.write(move |tx, ctx| {
        let grant = granted::<may::ReviewPlan>(tx, ctx, read)?;
        actions::keep_test(tx, ctx, &grant, sending, id, told.clone())
    })?;
    Reply::see(path)
}

fn told_of_test(asked: &Asked, open: &Open, today: Date) -> Result<(Date, Held, String), Mistakes> {
    if !open.whole.plan.kind.is_safety() {
        return Err(vec![(String::new(), "Only a family safety plan is tested".to_owned())]);
    }
    let mut mistakes = Mistakes::new();
    let mut wrong = |field: &str, message: &str| mistakes.push((field.to_owned(), message.to_owned()));
    let on = match asked.form.date("tested_on") {
        Ok(Some(on)) if on <= today => Some(on),
        Ok(Some(_)) => {
            wrong("tested_on", "The day of the test must not be in the future");
            None
        }
        Ok(None) => {
            wrong("tested_on", "Enter the day of the test");
            None
        }
        Err(message) => {
            wrong("tested_on", &message);
            None
        }
    };
    let held = asked.form.text("held").and_then(|key| key.parse().ok());
    if held.is_none() {
        wrong("held", "Choose whether the plan held");
    }
    let happened = asked.form.owned("happened");
    if happened.is_none() {
        wrong("happened", "Write what happened");
    }
    match (on, held, happened) {
        (Some(on), Some(held), Some(happened)) => Ok((on, held, happened)),
        _ => Err(mistakes),
    }
}

/// Ends a plan.
pub(in crate::plans) fn end(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let id = plan_in(asked)?;
    ctx.read(|tx| load::open::<may::WritePlan>(tx, ctx, id, None))?;
    let Some(because) = asked.form.owned("because") else {
        let mistakes = vec![("because".to_owned(), "Say why the plan ends".to_owned())];
        return again(ctx, asked, mistakes, false);
    };
    let (sending, read) = (sending(asked), Read { plan: id, number: number_in(&asked.form) });
    let path = ctx.write(move |tx, ctx| {
        let grant = granted::<may::WritePlan>(tx, ctx, read)?;
        actions::end_plan(tx, ctx, &grant, sending, read, &because)
    })?;
    Reply::see(path)
}
