//! The pages on which plans for children in need begin and end.

use kith_practice::need::{NeedEnd, may_begin};
use kith_vocabulary::ids::FamilyId;

use super::actions;
use crate::answers::Faults;
use crate::meetings::children::{Child, Children};
use crate::meetings::pages::form::{Form, Questions};
use crate::platform::access::{Subject, may, permit};
use crate::platform::context::Ctx;
use crate::platform::http::{Answers, Asked, Reply};
use crate::platform::problem::Problem;
use crate::protection::open;
use crate::visits::answers::push_date;
use crate::visits::pages::sending;

fn beginning<'f>(family: FamilyId, ask: &'f dyn Fn(&mut Questions)) -> Form<'f> {
    Form {
        name: "Begin a child in need plan",
        heading: "Begin a child in need plan".to_owned(),
        path: format!("/families/{family}/begin-need"),
        version: 0,
        stands: Vec::new(),
        ask,
    }
}

fn ask_begin(ctx: &Ctx, questions: &mut Questions, known: &Children) {
    questions.date("started_on", "Day on which the plan begins", "");
    let has_none = |child: &&Child| child.needs.iter().all(|plan| plan.ended_on.is_some());
    questions.children("Which children?", known.children.iter().filter(has_none));
    for child in &known.children {
        if let Err(why) = may_begin(&child.way, ctx.today, ctx.today) {
            questions.note(&format!("Not today: {}.", why.of(&child.name)));
        }
    }
    questions.area("note", "Why does it begin? (optional)", "Kept with the plan’s history.", "2");
}

/// The form to begin a plan.
pub(super) fn show_begin(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let family: FamilyId = asked.id("family")?;
    let known = open::<may::RecordNeed>(ctx, family)?;
    let mut answers = Answers::default();
    push_date(&mut answers, "started_on", ctx.today);
    let may_today = |child: &&Child| may_begin(&child.way, ctx.today, ctx.today).is_ok();
    for child in known.children.iter().filter(may_today) {
        answers.push("child", child.person.to_string());
    }
    beginning(family, &|questions| ask_begin(ctx, questions, &known)).open(ctx, asked, &known, answers)
}

/// Begins a plan.
pub(super) fn begin(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let family: FamilyId = asked.id("family")?;
    let (answers, sending) = (asked.form.clone(), sending(asked));
    let outcome = ctx.write(move |tx, ctx| {
        let grant = permit::<may::RecordNeed>(tx, ctx, Subject::Family(family))?;
        actions::begin(tx, ctx, &grant, sending, &answers)
    });
    match outcome {
        Ok(path) => Reply::see(path),
        Err(problem) => {
            let faults = Faults::of(problem)?;
            let known = open::<may::RecordNeed>(ctx, family)?;
            beginning(family, &|questions| ask_begin(ctx, questions, &known))
                .again(ctx, asked, &known, &faults)
        }
    }
}

fn ending<'f>(family: FamilyId, ask: &'f dyn Fn(&mut Questions)) -> Form<'f> {
    Form {
        name: "End a child in need plan",
        heading: "End a child in need plan".to_owned(),
        path: format!("/families/{family}/end-need"),
        version: 0,
        stands: Vec::new(),
        ask,
    }
}

fn ask_end(questions: &mut Questions, known: &Children) {
    let note = "A child protection plan ends a child in need plan by itself: record the conference instead.";
    questions.note(note);
    let why: Vec<(&str, &str)> = NeedEnd::BY_WORKER.iter().map(|one| (one.key(), one.label())).collect();
    questions.radios("why", "Why does the plan end?", "", &why);
    questions.date("ended_on", "Day on which it ends", "");
    let runs = |child: &&Child| child.needs.iter().any(|plan| plan.ended_on.is_none());
    questions.children("Which children?", known.children.iter().filter(runs));
    questions.area("note", "What came of the plan, and who goes on helping? (optional)", "", "3");
}

/// The form to end a plan.
pub(super) fn show_end(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let family: FamilyId = asked.id("family")?;
    let known = open::<may::RecordNeed>(ctx, family)?;
    let mut answers = Answers::default();
    push_date(&mut answers, "ended_on", ctx.today);
    ending(family, &|questions| ask_end(questions, &known)).open(ctx, asked, &known, answers)
}

/// Ends a plan.
pub(super) fn end(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let family: FamilyId = asked.id("family")?;
    let (answers, sending) = (asked.form.clone(), sending(asked));
    let outcome = ctx.write(move |tx, ctx| {
        let grant = permit::<may::RecordNeed>(tx, ctx, Subject::Family(family))?;
        actions::end(tx, ctx, &grant, sending, &answers)
    });
    match outcome {
        Ok(path) => Reply::see(path),
        Err(problem) => {
            let faults = Faults::of(problem)?;
            let known = open::<may::RecordNeed>(ctx, family)?;
            ending(family, &|questions| ask_end(questions, &known)).again(ctx, asked, &known, &faults)
        }
    }
}
