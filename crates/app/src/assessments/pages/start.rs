//! The page that begins an assessment: of which children, from which day.

use askama::Template;
use axum::http::StatusCode;
use kith_practice::assessment::due_on;
use kith_vocabulary::ids::{FamilyId, ReferralId};
use kith_vocabulary::time::date_in_words;

use crate::answers::{Choice, Faults, Typed};
use crate::assessments::{actions, sql};
use crate::journey::rows::Referral;
use crate::platform::access::{Subject, may, permit};
use crate::platform::context::Ctx;
use crate::platform::db::Tx;
use crate::platform::html::Shell;
use crate::platform::http::{Answers, Asked, Reply};
use crate::platform::problem::Problem;
use crate::visits::answers::push_date;
use crate::visits::pages::sending;
use crate::visits::sql::{self as visits, Around};

#[derive(Template)]
#[template(path = "assessments/start.html")]
struct StartPage {
    shell: Shell,
    family_name: String,
    family_link: String,
    children: Vec<Choice>,
    faults: Faults,
    typed: Typed,
}

struct Open {
    around: Around,
    referrals: Vec<Referral>,
}

fn open(tx: &mut Tx, ctx: &Ctx, family: FamilyId) -> Result<Open, Problem> {
    permit::<may::WriteAssessment>(tx, ctx, Subject::Family(family))?;
    let around = visits::around(tx, ctx, family, None)?;
    let mut referrals = sql::to_assess(tx, ctx.authority(), family)?;
    referrals.retain(|referral| around.member(referral.person_id).is_some());
    referrals.sort_by_key(|referral| around.place(referral.person_id));
    Ok(Open { around, referrals })
}

/// The form.
pub(in crate::assessments) fn show(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let family: FamilyId = asked.id("family")?;
    let open = ctx.read(|tx| open(tx, ctx, family))?;
    let mut answers = Answers::default();
    push_date(&mut answers, "started", ctx.today);
    for referral in &open.referrals {
        answers.push("child", referral.referral_id.to_string());
    }
    Reply::page(&page(ctx, asked, &open, &answers, Faults::none()))
}

fn page(ctx: &Ctx, asked: &Asked, open: &Open, answers: &Answers, faults: Faults) -> StartPage {
    let choice = |referral: &Referral| {
        let name = open.around.name(referral.person_id).unwrap_or_default();
        let hint = format!(
            "Referred {}: due {}, 45 working days later",
            date_in_words(referral.referred_on),
            date_in_words(due_on(referral.referred_on))
        );
        Choice::among(referral.referral_id.to_string(), name, answers, "child").hinted(hint)
    };
    StartPage {
        shell: Shell::new(ctx, asked, "Start an assessment"),
        family_name: open.around.family_name.clone(),
        family_link: format!("/families/{}", open.around.family),
        children: open.referrals.iter().map(choice).collect(),
        faults,
        typed: Typed::new(answers),
    }
}

/// Begins it.
pub(in crate::assessments) fn start(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let family: FamilyId = asked.id("family")?;
    let open = ctx.read(|tx| open(tx, ctx, family))?;
    let mut faults = Faults::none();
    let chosen: Vec<&Referral> = open
        .referrals
        .iter()
        .filter(|referral| asked.form.has("child", &referral.referral_id.to_string()))
        .collect();
    if chosen.is_empty() {
        faults.add("child", "Choose at least one child");
    }
    let started = asked.form.date("started").unwrap_or_else(|message| {
        faults.add("started", message);
        None
    });
    let first = chosen.iter().map(|referral| referral.referred_on).max();
    match started {
        None => faults.add("started", "Enter the day it began"),
        Some(on) if on > ctx.today => faults.add("started", "It cannot have begun in the future"),
        Some(on) if first.is_some_and(|referred| on < referred) => {
            faults.add("started", "It cannot have begun before the referral");
        }
        Some(_) => {}
    }
    let (Some(started), true) = (started, faults.is_empty()) else {
        let page = page(ctx, asked, &open, &asked.form, faults);
        return Reply::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page);
    };
    let referrals: Vec<ReferralId> = chosen.iter().map(|referral| referral.referral_id).collect();
    let sending = sending(asked);
    let to = ctx.write(move |tx, ctx| {
        let grant = permit::<may::WriteAssessment>(tx, ctx, Subject::Family(family))?;
        actions::start_assessment(tx, ctx, &grant, sending, (&referrals, started))
    })?;
    Reply::see(to)
}
