//! What is done with plans for children in need: begun and ended, for several children at once.

use jiff::civil::Date;
use kith_practice::need::{NeedEnd, may_begin, may_end};

use crate::journey::rows::NeedPlan;
use crate::meetings::answers::faults_of;
use crate::meetings::children::{Child, children};
use crate::platform::access::{Grant, may};
use crate::platform::context::Ctx;
use crate::platform::db::Tx;
use crate::platform::http::Answers;
use crate::platform::problem::Problem;
use crate::platform::recorder::Intent;
use crate::protection::chosen;
use crate::visits::actions::{Sending, once};
use crate::visits::answers::{Mistakes, needed_date};

/// Begins a plan for each child chosen.
pub(super) fn begin(
    tx: &mut Tx,
    ctx: &Ctx,
    grant: &Grant<may::RecordNeed>,
    sending: Sending,
    answers: &Answers,
) -> Result<String, Problem> {
    let family = grant.family()?;
    let intent = Intent { reason: answers.owned("note"), ..Intent::to("begin a plan for children in need") };
    once(tx, ctx, intent, sending, |recorder| {
        let known = children(recorder.tx(), ctx, family)?;
        let mut mistakes = Mistakes::new();
        let on = needed_date(answers, "started_on", "Enter the day on which the plan begins", &mut mistakes);
        let chosen = chosen(answers, &known, &mut mistakes);
        if let Some(on) = on {
            let why_not = |child: &&Child| Some(may_begin(&child.way, on, ctx.today).err()?.of(&child.name));
            mistakes.extend(chosen.iter().filter_map(why_not).map(|why| ("child".to_owned(), why)));
        }
        faults_of(mistakes).stop()?;
        let started_on: Date = on.ok_or_else(|| Problem::fault("a plan without a mistake has a day"))?;
        for child in chosen {
            let referral_id =
                child.referral(started_on).ok_or_else(|| Problem::fault("a plan has a referral"))?;
            recorder.save(&mut NeedPlan {
                need_plan_id: recorder.new_id(),
                version: 0,
                family_id: family,
                person_id: child.person,
                referral_id,
                started_on,
                ended_on: None,
                meeting_id: None,
                ended_because: None,
            })?;
        }
        Ok(format!("/families/{family}/protection?done=need-begun"))
    })
}

/// Ends the plan of each child chosen, with the reason.
pub(super) fn end(
    tx: &mut Tx,
    ctx: &Ctx,
    grant: &Grant<may::RecordNeed>,
    sending: Sending,
    answers: &Answers,
) -> Result<String, Problem> {
    let family = grant.family()?;
    let intent = Intent { reason: answers.owned("note"), ..Intent::to("end a plan for children in need") };
    once(tx, ctx, intent, sending, |recorder| {
        let known = children(recorder.tx(), ctx, family)?;
        let mut mistakes = Mistakes::new();
        let on = needed_date(answers, "ended_on", "Enter the day on which the plan ends", &mut mistakes);
        let why: Option<NeedEnd> = answers.text("why").and_then(|key| key.parse().ok());
        let why = why.filter(|why| NeedEnd::BY_WORKER.contains(why));
        if why.is_none() {
            mistakes.push(("why".to_owned(), "Choose why the plan ends".to_owned()));
        }
        let chosen = chosen(answers, &known, &mut mistakes);
        if let Some(on) = on {
            let why_not = |child: &&Child| Some(may_end(&child.way, on, ctx.today).err()?.of(&child.name));
            mistakes.extend(chosen.iter().filter_map(why_not).map(|why| ("child".to_owned(), why)));
        }
        faults_of(mistakes).stop()?;
        for child in chosen {
            let runs =
                on.and_then(|on| child.need(on)).ok_or_else(|| Problem::fault("a plan that ends runs"))?;
            let mut plan = runs.clone();
            plan.ended_on = on;
            plan.ended_because = why;
            recorder.save(&mut plan)?;
        }
        Ok(format!("/families/{family}/protection?done=need-ended"))
    })
}
