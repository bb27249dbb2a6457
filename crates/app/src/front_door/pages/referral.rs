//! The page that ends a referral, or takes its end back.

use askama::Template;
use axum::http::StatusCode;
use jiff::civil::Date;
use kith_practice::referral::{Ending, UnderReferral};
use kith_vocabulary::codes::{Coded, closure_reason::ClosureReason, referral_source::ReferralSource};
use kith_vocabulary::ids::ReferralId;
use kith_vocabulary::time::date_in_words;

use crate::answers::{Choice, Faults, Typed};
use crate::front_door::actions::{self, ReadReferral};
use crate::front_door::sql::{self, is_open};
use crate::journey::rows::Referral;
use crate::platform::access::{Subject, may, permit};
use crate::platform::context::Ctx;
use crate::platform::db::Tx;
use crate::platform::html::Shell;
use crate::platform::http::{Answers, Asked, Reply};
use crate::platform::problem::Problem;
use crate::visits::answers::push_date;
use crate::visits::pages::sending;
use crate::visits::sql as visits;

/// What is sent when a referral ends without an assessment.
const WITHOUT: &str = "without assessment";

#[derive(Template)]
#[template(path = "front_door/referral.html")]
struct ReferralPage {
    shell: Shell,
    id: ReferralId,
    family_name: String,
    family_link: String,
    child: String,
    told: String,
    ended: Option<String>,
    endings: Vec<Choice>,
    faults: Faults,
    typed: Typed,
    version: i64,
}

struct Open {
    referral: Referral,
    under: UnderReferral,
    family_name: String,
    child: String,
}

fn open(tx: &mut Tx, ctx: &Ctx, id: ReferralId) -> Result<Open, Problem> {
    let referral = sql::find_referral(tx, ctx.authority(), id)?;
    permit::<may::EndReferral>(tx, ctx, Subject::Family(referral.family_id))?;
    let around = visits::around(tx, ctx, referral.family_id, None)?;
    let child = around.name(referral.person_id).ok_or(Problem::NotFound)?.to_owned();
    let under = sql::under_referral(tx, ctx.authority(), &referral)?;
    Ok(Open { referral, under, family_name: around.family_name, child })
}

/// The form.
pub(in crate::front_door) fn show(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let id: ReferralId = asked.id("referral")?;
    let open = ctx.read(|tx| open(tx, ctx, id))?;
    let mut answers = Answers::default();
    push_date(&mut answers, "ends", ctx.today);
    Reply::page(&page(ctx, asked, &open, &answers, Faults::none()))
}

fn page(ctx: &Ctx, asked: &Asked, open: &Open, answers: &Answers, faults: Faults) -> ReferralPage {
    let referral = &open.referral;
    let chosen = answers.text("ending").unwrap_or_default();
    let mut endings = Vec::new();
    if open.under.n_assessments + open.under.n_plans == 0 {
        let hint = "The referral was accepted and nothing more is needed";
        endings.push(Choice::new(WITHOUT, "No further action, without an assessment", chosen).hinted(hint));
    }
    let was_assessed = open.under.n_assessments > open.under.n_open_assessments;
    let reasons = ClosureReason::ALL.iter().filter(|one| was_assessed || !one.is_no_further_action());
    endings.extend(reasons.map(|one| Choice::new(one.code(), one.label(), chosen)));
    let source =
        referral.source.as_deref().map(|code| Coded::<ReferralSource>::read(code).label().to_owned());
    ReferralPage {
        shell: Shell::new(ctx, asked, "End a referral"),
        id: referral.referral_id,
        family_name: open.family_name.clone(),
        family_link: format!("/families/{}", referral.family_id),
        child: open.child.clone(),
        told: format!(
            "Referral of {}{}",
            date_in_words(referral.referred_on),
            source.map_or_else(String::new, |source| format!(", from {source}"))
        ),
        ended: (!is_open(referral)).then(|| ended(referral)),
        endings,
        faults,
        typed: Typed::new(answers),
        version: referral.version,
    }
}

fn ended(referral: &Referral) -> String {
    let reason =
        referral.closure_reason.as_deref().map(|code| Coded::<ClosureReason>::read(code).label().to_owned());
    match (referral.closed_on, reason) {
        (Some(on), Some(reason)) => format!("Ended {}: {reason}", date_in_words(on)),
        (Some(on), None) => format!("Ended {}", date_in_words(on)),
        (None, _) => "Ended without an assessment: no further action".to_owned(),
    }
}

fn read_version(asked: &Asked, referral: ReferralId) -> ReadReferral {
    let version = asked.form.text("version").and_then(|text| text.parse().ok()).unwrap_or(0);
    ReadReferral { referral, version }
}

/// Ends it.
pub(in crate::front_door) fn end(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let id: ReferralId = asked.id("referral")?;
    let open = ctx.read(|tx| open(tx, ctx, id))?;
    let (ending, ends_on, why) = match ending_in(&asked.form) {
        Ok(told) => told,
        Err(faults) => {
            let page = page(ctx, asked, &open, &asked.form, faults);
            return Reply::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page);
        }
    };
    let (sending, read, family) = (sending(asked), read_version(asked, id), open.referral.family_id);
    let outcome = ctx.write(move |tx, ctx| {
        let grant = permit::<may::EndReferral>(tx, ctx, Subject::Family(family))?;
        actions::end_referral(tx, ctx, &grant, (sending, read), (ending, ends_on, &why))
    });
    match outcome {
        Ok(to) => Reply::see(to),
        Err(problem) => {
            let page = page(ctx, asked, &open, &asked.form, Faults::of(problem)?);
            Reply::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
    }
}

fn ending_in(answers: &Answers) -> Result<(Ending, Date, String), Faults> {
    let mut faults = Faults::none();
    let ending = match answers.text("ending") {
        Some(WITHOUT) => Some(Ending::WithoutAssessment),
        Some(code) => ClosureReason::from_code(code).map(Ending::Closed),
        None => None,
    };
    if ending.is_none() {
        faults.add("ending", "Choose how the work ended");
    }
    let on = answers.date("ends").unwrap_or_else(|message| {
        faults.add("ends", message);
        None
    });
    if on.is_none() {
        faults.add("ends", "Enter the day the work ended");
    }
    let why = answers.owned("why");
    if why.is_none() {
        faults.add("why", "Write why the work ends");
    }
    match (ending, on, why) {
        (Some(ending), Some(on), Some(why)) if faults.is_empty() => Ok((ending, on, why)),
        _ => Err(faults),
    }
}

/// Takes the end back.
pub(in crate::front_door) fn reopen(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let id: ReferralId = asked.id("referral")?;
    let open = ctx.read(|tx| open(tx, ctx, id))?;
    let Some(why) = asked.form.owned("why") else {
        let mut faults = Faults::none();
        faults.add("why", "Say why the end is taken back");
        let page = page(ctx, asked, &open, &asked.form, faults);
        return Reply::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page);
    };
    let (sending, read, family) = (sending(asked), read_version(asked, id), open.referral.family_id);
    let to = ctx.write(move |tx, ctx| {
        let grant = permit::<may::EndReferral>(tx, ctx, Subject::Family(family))?;
        actions::reopen_referral(tx, ctx, &grant, (sending, read), &why)
    })?;
    Reply::see(to)
}
