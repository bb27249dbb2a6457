//! A child leaves care, with the reason.

use jiff::civil::Date;
use kith_practice::care::next::{may_leave, may_move_on};
use kith_vocabulary::codes::episode_end_reason::EpisodeEndReason;
use kith_vocabulary::ids::PersonId;

use super::{codes, open, record_step};
use crate::care::answers::{Told, whole};
use crate::care::load::{Care, care};
use crate::meetings::pages::form::{Form, Questions};
use crate::platform::access::{Grant, may};
use crate::platform::context::Ctx;
use crate::platform::db::Tx;
use crate::platform::http::{Answers, Asked, Reply};
use crate::platform::problem::Problem;
use crate::platform::recorder::Intent;
use crate::visits::actions::{Sending, once};
use crate::visits::answers::push_date;

fn form<'f>(care: &Care, ask: &'f dyn Fn(&mut Questions)) -> Form<'f> {
    Form {
        name: "Record that a child left care",
        heading: format!("{} leaves care", care.name),
        path: care.path("/end"),
        version: 0,
        stands: Vec::new(),
        ask,
    }
}

/// Asks why care ended.
pub(super) fn ask_why(questions: &mut Questions) {
    let all = codes!(EpisodeEndReason, |one: &EpisodeEndReason| !one.is_still_looked_after());
    questions.select("end_reason", "Why did care end?", "", &all);
}

fn ask(questions: &mut Questions, care: &Care, today: Date) {
    if let Err(why) = may_move_on(&care.way, today, today) {
        questions.note(&format!("Today this may not be: {}.", why.of(&care.name)));
    }
    questions.date(
        "ended_on",
        "Day on which care ended",
        "The first day on which the child was no longer looked after.",
    );
    ask_why(questions);
    questions.area("note", "What is agreed for the time after? (optional)", "", "3");
}

/// The form for leaving care.
pub(in crate::care) fn show(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let care = open::<may::RecordCare>(ctx, asked)?;
    let mut answers = Answers::default();
    push_date(&mut answers, "ended_on", ctx.today);
    form(&care, &|questions| ask(questions, &care, ctx.today)).open(ctx, asked, &care, answers)
}

/// Records that a child left care.
pub(in crate::care) fn record(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    record_step(ctx, asked, leave, |care, faults| {
        form(care, &|questions| ask(questions, care, ctx.today)).again(ctx, asked, care, faults)
    })
}

fn leave(
    tx: &mut Tx,
    ctx: &Ctx,
    grant: &Grant<may::RecordCare>,
    person: PersonId,
    sending: Sending,
    answers: &Answers,
) -> Result<String, Problem> {
    let family = grant.family()?;
    let intent = Intent { reason: answers.owned("note"), ..Intent::to("record that a child left care") };
    once(tx, ctx, intent, sending, |recorder| {
        let care = care(recorder.tx(), ctx, family, person)?;
        let mut told = Told::new(answers, ctx.today);
        let on = told.day("ended_on", "Enter the day on which care ended");
        let why: Option<EpisodeEndReason> = told.code("end_reason", "Choose why care ended");
        if why.is_some_and(EpisodeEndReason::is_still_looked_after) {
            told.wrong("end_reason", "Choose why care ended");
        }
        let open = match on.zip(why) {
            Some((on, why)) => told.may("ended_on", &care.name, may_leave(&care.way, on, why, ctx.today)),
            None => None,
        };
        told.stop()?;
        let id = whole(open)?.id;
        let found = care.episodes.iter().find(|row| row.care_episode_id == id).cloned();
        let mut row = whole(found)?;
        row.ended_on = on;
        row.end_reason = why.map(|why| why.code().to_owned());
        recorder.save(&mut row)?;
        Ok(care.path("?done=care-ended"))
    })
}
