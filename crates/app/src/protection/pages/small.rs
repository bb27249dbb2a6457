//! The pages of two small steps: the notice of a transfer in, and a plan that ends without a conference.

use kith_practice::protection::PlanEnd;
use kith_vocabulary::ids::FamilyId;

use crate::answers::Faults;
use crate::meetings::children::{Children, children};
use crate::meetings::pages::form::{Form, Questions};
use crate::platform::access::{Kind, Subject, may, permit};
use crate::platform::context::Ctx;
use crate::platform::http::{Answers, Asked, Reply};
use crate::platform::problem::Problem;
use crate::protection::actions;
use crate::visits::answers::push_date;
use crate::visits::pages::sending;

/// The children of a family, for somebody who may do this for them.
pub(crate) fn open<A: Kind>(ctx: &Ctx, family: FamilyId) -> Result<Children, Problem> {
    ctx.read(|tx| {
        permit::<A>(tx, ctx, Subject::Family(family))?;
        children(tx, ctx, family)
    })
}

fn transfer<'f>(family: FamilyId, ask: &'f dyn Fn(&mut Questions)) -> Form<'f> {
    Form {
        name: "Record a transfer in",
        heading: "A child comes with another authority’s plan".to_owned(),
        path: format!("/families/{family}/transfer-in"),
        version: 0,
        stands: Vec::new(),
        ask,
    }
}

fn ask_transfer(questions: &mut Questions, known: &Children) {
    questions.note("A transfer-in conference is due within 15 working days of the other authority’s notice.");
    questions.date("notified_on", "Day of the notice", "");
    questions.field("from_authority", "Which authority?", "");
    questions.children("Which children?", known.children.iter());
}

/// The form for the notice of a transfer in.
pub(in crate::protection) fn show_transfer(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let family: FamilyId = asked.id("family")?;
    let known = open::<may::RecordProtection>(ctx, family)?;
    let mut answers = Answers::default();
    push_date(&mut answers, "notified_on", ctx.today);
    transfer(family, &|questions| ask_transfer(questions, &known)).open(ctx, asked, &known, answers)
}

/// Keeps the notice of a transfer in.
pub(in crate::protection) fn notify_transfer(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let family: FamilyId = asked.id("family")?;
    let (answers, sending) = (asked.form.clone(), sending(asked));
    let outcome = ctx.write(move |tx, ctx| {
        let grant = permit::<may::RecordProtection>(tx, ctx, Subject::Family(family))?;
        actions::notify_transfer(tx, ctx, &grant, sending, &answers)
    });
    match outcome {
        Ok(path) => Reply::see(path),
        Err(problem) => {
            let faults = Faults::of(problem)?;
            let known = open::<may::RecordProtection>(ctx, family)?;
            transfer(family, &|questions| ask_transfer(questions, &known)).again(ctx, asked, &known, &faults)
        }
    }
}

fn ending<'f>(family: FamilyId, ask: &'f dyn Fn(&mut Questions)) -> Form<'f> {
    Form {
        name: "End a protection plan",
        heading: "End a child protection plan without a conference".to_owned(),
        path: format!("/families/{family}/end-plan"),
        version: 0,
        stands: Vec::new(),
        ask,
    }
}

fn ask_end(questions: &mut Questions, known: &Children) {
    questions.note("A plan ends at a review conference. Only these reasons end it without one.");
    let why: Vec<(&str, &str)> =
        PlanEnd::WITHOUT_CONFERENCE.iter().map(|one| (one.key(), one.label())).collect();
    questions.radios("why", "Why did the plan end?", "", &why);
    questions.date("ended_on", "Day on which it ended", "");
    questions.children("Which children?", known.children.iter().filter(|child| is_planned(child)));
    questions.area("note", "What else should be known? (optional)", "", "2");
}

fn is_planned(child: &crate::meetings::children::Child) -> bool {
    child.plans.iter().any(|plan| plan.ended_on.is_none())
}

/// The form to end a plan without a conference.
pub(in crate::protection) fn show_end(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let family: FamilyId = asked.id("family")?;
    let known = open::<may::DecideConference>(ctx, family)?;
    let mut answers = Answers::default();
    push_date(&mut answers, "ended_on", ctx.today);
    ending(family, &|questions| ask_end(questions, &known)).open(ctx, asked, &known, answers)
}

/// Ends a plan without a conference.
pub(in crate::protection) fn end_plan(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let family: FamilyId = asked.id("family")?;
    let (answers, sending) = (asked.form.clone(), sending(asked));
    let outcome = ctx.write(move |tx, ctx| {
        let grant = permit::<may::DecideConference>(tx, ctx, Subject::Family(family))?;
        actions::end_plan(tx, ctx, &grant, sending, &answers)
    });
    match outcome {
        Ok(path) => Reply::see(path),
        Err(problem) => {
            let faults = Faults::of(problem)?;
            let known = open::<may::DecideConference>(ctx, family)?;
            ending(family, &|questions| ask_end(questions, &known)).again(ctx, asked, &known, &faults)
        }
    }
}
