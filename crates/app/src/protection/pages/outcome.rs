//! The pages on which the outcome of enquiries is recorded, for each child their own, and corrected.

use kith_practice::protection::EnquiryOutcome;
use kith_vocabulary::ids::{EnquiryId, FamilyId};
use kith_vocabulary::time::date_in_words;

use crate::answers::Faults;
use crate::journey::rows::Enquiry;
use crate::meetings::children::{Child, Children, children};
use crate::meetings::pages::form::{Form, Questions};
use crate::platform::access::{Subject, may, permit};
use crate::platform::context::Ctx;
use crate::platform::db::Tx;
use crate::platform::http::{Answers, Asked, Reply};
use crate::platform::problem::Problem;
use crate::protection::actions;
use crate::visits::answers::push_date;
use crate::visits::pages::sending;

fn open(tx: &mut Tx, ctx: &Ctx, family: FamilyId) -> Result<Children, Problem> {
    permit::<may::RecordProtection>(tx, ctx, Subject::Family(family))?;
    children(tx, ctx, family)
}

fn form(family: FamilyId, ask: &dyn Fn(&mut Questions)) -> Form<'_> {
    Form {
        name: "Record the outcome of an enquiry",
        heading: "Outcome of the section 47 enquiry".to_owned(),
        path: format!("/families/{family}/enquiry-outcome"),
        version: 0,
        stands: Vec::new(),
        ask,
    }
}

fn ask(questions: &mut Questions, known: &Children) {
    let running: Vec<&Child> =
        known.children.iter().filter(|child| actions::running(child).is_some()).collect();
    if running.is_empty() {
        questions.note("No child of this family has a section 47 enquiry that waits for its outcome.");
    }
    questions.date("ended_on", "Day on which this was decided", "");
    questions.children("Which children?", running.iter().copied());
    for child in running {
        let began =
            actions::running(child).map(|enquiry| date_in_words(enquiry.started_on)).unwrap_or_default();
        questions.heading(&format!("{}, enquiry of {began}", child.name));
        ask_outcome(questions, child);
    }
}

fn ask_outcome(questions: &mut Questions, child: &Child) {
    let named = |name: &str| format!("{name}-{}", child.person);
    let outcomes: Vec<(&str, &str)> =
        EnquiryOutcome::ALL.iter().map(|one| (one.key(), one.label())).collect();
    questions.radios(
        &named("outcome"),
        &format!("What did the enquiry find of {}?", child.name),
        "A child at continuing risk has an initial conference within 15 working days of the strategy discussion.",
        &outcomes,
    );
    questions.area(&named("finding"), "What does this rest on?", "", "4");
    let hint = "Leave blank where there is to be a conference.";
    questions.area(&named("no-conference"), "Why is no conference needed?", hint, "2");
}

/// The form for the outcome of enquiries.
pub(in crate::protection) fn show(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let family: FamilyId = asked.id("family")?;
    let known = ctx.read(|tx| open(tx, ctx, family))?;
    let mut answers = Answers::default();
    push_date(&mut answers, "ended_on", ctx.today);
    for child in known.children.iter().filter(|child| actions::running(child).is_some()) {
        answers.push("child", child.person.to_string());
    }
    form(family, &|questions| ask(questions, &known)).open(ctx, asked, &known, answers)
}

/// Records the outcome of enquiries.
pub(in crate::protection) fn record(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let family: FamilyId = asked.id("family")?;
    let (answers, sending) = (asked.form.clone(), sending(asked));
    let outcome = ctx.write(move |tx, ctx| {
        let grant = permit::<may::RecordProtection>(tx, ctx, Subject::Family(family))?;
        actions::record_outcomes(tx, ctx, &grant, sending, &answers)
    });
    let faults = match outcome {
        Ok(path) => return Reply::see(path),
        Err(problem) => Faults::of(problem)?,
    };
    let known = ctx.read(|tx| open(tx, ctx, family))?;
    form(family, &|questions| ask(questions, &known)).again(ctx, asked, &known, &faults)
}

/// An enquiry that ended, with its child, for somebody who may correct it.
fn open_one(tx: &mut Tx, ctx: &Ctx, id: EnquiryId) -> Result<(Enquiry, Children), Problem> {
    let enquiry = actions::find_enquiry(tx, ctx, id)?;
    let known = open(tx, ctx, enquiry.family_id)?;
    let child = known.child(known.around.survivor(enquiry.person_id));
    child.filter(|_| enquiry.ended_on.is_some()).ok_or(Problem::NotFound)?;
    Ok((enquiry, known))
}

fn correction<'f>(enquiry: &Enquiry, stands: Vec<String>, ask: &'f dyn Fn(&mut Questions)) -> Form<'f> {
    Form {
        name: "Correct the outcome of an enquiry",
        heading: "Correct the outcome of the section 47 enquiry".to_owned(),
        path: format!("/enquiries/{}/correct", enquiry.enquiry_id),
        version: enquiry.version,
        stands,
        ask,
    }
}

fn ask_correction(questions: &mut Questions, enquiry: &Enquiry, known: &Children) {
    let Some(child) = known.child(known.around.survivor(enquiry.person_id)) else { return };
    questions.note(&format!("{}, enquiry of {}", child.name, date_in_words(enquiry.started_on)));
    questions.date("ended_on", "Day on which this was decided", "");
    ask_outcome(questions, child);
    let hint = "Kept with the enquiry’s history, beside what it said before.";
    questions.area("correction", "Why do you correct it?", hint, "2");
}

/// The form to correct an outcome.
pub(in crate::protection) fn show_correction(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let id: EnquiryId = asked.id("enquiry")?;
    let (enquiry, known) = ctx.read(|tx| open_one(tx, ctx, id))?;
    let mut answers = Answers::default();
    if let Some(on) = enquiry.ended_on {
        push_date(&mut answers, "ended_on", on);
    }
    let person = known.around.survivor(enquiry.person_id);
    let mut push = |name: &str, value: Option<String>| {
        answers.push(&format!("{name}-{person}"), value.unwrap_or_default());
    };
    push("outcome", enquiry.outcome.map(|outcome| outcome.key().to_owned()));
    push("finding", enquiry.finding.clone());
    push("no-conference", enquiry.no_conference_because.clone());
    correction(&enquiry, Vec::new(), &|questions| ask_correction(questions, &enquiry, &known))
        .open(ctx, asked, &known, answers)
}

/// Corrects an outcome.
pub(in crate::protection) fn correct(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let id: EnquiryId = asked.id("enquiry")?;
    let (answers, sending) = (asked.form.clone(), sending(asked));
    let seen: i64 = answers.text("version").and_then(|text| text.parse().ok()).unwrap_or(0);
    let outcome = ctx.write(move |tx, ctx| {
        let enquiry = actions::find_enquiry(tx, ctx, id)?;
        let grant = permit::<may::RecordProtection>(tx, ctx, Subject::Family(enquiry.family_id))?;
        let Some(reason) = answers.owned("correction") else {
            return Err(Problem::invalid("correction", "Say why you correct this outcome"));
        };
        actions::correct_outcome(tx, ctx, &grant, (id, seen), sending, (&answers, &reason))
    });
    let (faults, is_stale) = match outcome {
        Ok(path) => return Reply::see(path),
        Err(Problem::Conflict(_)) => (Faults::none(), true),
        Err(problem) => (Faults::of(problem)?, false),
    };
    let (enquiry, known) = ctx.read(|tx| open_one(tx, ctx, id))?;
    let stands = if is_stale { lines_of(&enquiry) } else { Vec::new() };
    correction(&enquiry, stands, &|questions| ask_correction(questions, &enquiry, &known))
        .again(ctx, asked, &known, &faults)
}

fn lines_of(enquiry: &Enquiry) -> Vec<String> {
    let decided = enquiry.ended_on.map(|on| format!("Decided on {}", date_in_words(on)));
    let outcome = enquiry.outcome.map(|outcome| outcome.label().to_owned());
    let none = enquiry.no_conference_because.as_ref().map(|why| format!("No conference: {why}"));
    [decided, outcome, enquiry.finding.clone(), none].into_iter().flatten().collect()
}
