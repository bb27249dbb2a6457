//! A child's health on one screen: what was last found, and what is found now, recorded in one go.

use jiff::civil::Date;
use kith_practice::care::{CheckKind, KnownBy};
use kith_practice::people::YesNo;
use kith_vocabulary::calendar::age_on;
use kith_vocabulary::codes::sdq_reason::SdqReason;
use kith_vocabulary::ids::PersonId;

use super::work::score;
use super::{Fact, asked_about, open};
use crate::answers::Faults;
use crate::care::answers::Told;
use crate::care::episodes::{codes, words};
use crate::care::load::{Care, Found, care, found};
use crate::care::page::check_in_words;
use crate::care::rows::CareCheck;
use crate::meetings::pages::form::{Form, Questions};
use crate::platform::access::{Grant, Subject, may, permit};
use crate::platform::context::Ctx;
use crate::platform::db::Tx;
use crate::platform::http::{Answers, Asked, Reply};
use crate::platform::problem::Problem;
use crate::platform::recorder::Intent;
use crate::visits::actions::{Sending, once};
use crate::visits::pages::sending;

/// What has a day of its own: its part of the form, and the question.
const DATED: [(CheckKind, &str, &str); 2] = [
    (CheckKind::HealthAssessment, "assessment", "Day of the health assessment"),
    (CheckKind::DentalCheck, "teeth", "Day of the dental check"),
];

/// What is answered with yes or no.
const ANSWERED: [(CheckKind, &str, &str); 6] = [
    (CheckKind::Immunisations, "immunisations", "Are the immunisations up to date?"),
    (CheckKind::DevelopmentCheck, "development", "Is the development check up to date? (under five)"),
    (CheckKind::SubstanceMisuse, "misuse", "Is there a problem of substance misuse?"),
    (CheckKind::InterventionReceived, "received", "Did the child receive help for it?"),
    (CheckKind::InterventionOffered, "offered", "Was help offered and refused?"),
    (CheckKind::Conviction, "conviction", "Was the child convicted, or cautioned as a young person?"),
];

fn form<'f>(care: &Care, ask: &'f dyn Fn(&mut Questions)) -> Form<'f> {
    Form {
        name: "Record health",
        heading: format!("Health and wellbeing: {}", care.name),
        path: care.path("/health"),
        version: 0,
        stands: Vec::new(),
        ask,
    }
}

/// What was last found of this kind.
fn last(found: &Found, kind: CheckKind) -> String {
    let newest = found.checks.iter().filter(|row| row.kind == kind).max_by_key(|row| row.found_on);
    newest.map_or_else(
        || "Nothing is recorded yet.".to_owned(),
        |row| format!("Last: {}.", check_in_words(row)),
    )
}

fn ask(questions: &mut Questions, care: &Care, found: &Found, today: Date) {
    questions.note("Fill in what you know today. Leave the rest blank: nothing is recorded of it.");
    for (kind, name, legend) in DATED {
        questions.date(name, legend, &last(found, kind));
    }
    questions.heading("Strengths and difficulties questionnaire");
    questions.date("strengths", "Day of the questionnaire", &last(found, CheckKind::Strengths));
    questions.field("score", "Score", "A number from 0 to 40.");
    let all = codes!(SdqReason, |_: &SdqReason| true);
    questions.select("reason", "Or why there is no score", "", &all);
    questions.heading("As things are today");
    let is_small =
        care.way.way.birth.born_on().and_then(|born| age_on(born, today)).is_some_and(|age| age < 5);
    for (kind, name, legend) in ANSWERED {
        if kind != CheckKind::DevelopmentCheck || is_small {
            questions.radios(name, legend, &last(found, kind), &words!(YesNo));
        }
    }
    questions.area(
        "detail",
        "More about the health assessment (optional)",
        "What it says, and what comes of it.",
        "4",
    );
}

fn look(ctx: &Ctx, asked: &Asked) -> Result<(Care, Found), Problem> {
    let care = open::<may::RecordCare>(ctx, asked)?;
    let found = ctx.read(|tx| found(tx, ctx, &care))?;
    Ok((care, found))
}

/// The screen of a child's health.
pub(in crate::care) fn show(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let (care, found) = look(ctx, asked)?;
    form(&care, &|questions| ask(questions, &care, &found, ctx.today)).open(
        ctx,
        asked,
        &care,
        Answers::default(),
    )
}

/// Records what was found.
pub(in crate::care) fn record(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let (family, person) = asked_about(asked)?;
    let (answers, sending) = (asked.form.clone(), sending(asked));
    let outcome = ctx.write(move |tx, ctx| {
        let grant = permit::<may::RecordCare>(tx, ctx, Subject::Family(family))?;
        keep(tx, ctx, &grant, person, sending, &answers)
    });
    match outcome {
        Ok(path) => Reply::see(path),
        Err(problem) => {
            let faults = Faults::of(problem)?;
            let (care, found) = look(ctx, asked)?;
            form(&care, &|questions| ask(questions, &care, &found, ctx.today))
                .again(ctx, asked, &care, &faults)
        }
    }
}

fn keep(
    tx: &mut Tx,
    ctx: &Ctx,
    grant: &Grant<may::RecordCare>,
    person: PersonId,
    sending: Sending,
    answers: &Answers,
) -> Result<String, Problem> {
    let family = grant.family()?;
    once(tx, ctx, Intent::to("record the health of a child in care"), sending, |recorder| {
        let care = care(recorder.tx(), ctx, family, person)?;
        let mut told = Told::new(answers, ctx.today);
        let mut rows = read(&mut told, &care, || CareCheck::blank(recorder.new_id(), &care));
        if rows.is_empty() && told.mistakes.is_empty() {
            told.wrong("assessment", "Fill in at least one thing");
        }
        told.stop()?;
        for row in &mut rows {
            recorder.save(row)?;
        }
        Ok(care.path("?done=health-recorded"))
    })
}

fn read(told: &mut Told, care: &Care, blank: impl Fn() -> CareCheck) -> Vec<CareCheck> {
    let mut rows = Vec::new();
    let one = |kind, found_on| CareCheck { kind, found_on, known_by: KnownBy::Day, ..blank() };
    for (kind, name, _) in DATED {
        if let Some(on) = told.day_if_told(name) {
            super::work::in_care(told, care, name, Some(on));
            let detail = told.answers.owned("detail").filter(|_| kind == CheckKind::HealthAssessment);
            rows.push(CareCheck { answer: Some(YesNo::Yes), detail, ..one(kind, on) });
        }
    }
    let asked = ["score", "reason"].iter().any(|name| told.answers.text(name).is_some());
    let on = told.day_if_told("strengths");
    if on.is_some() || asked {
        let (points, reason) = score(told, "score", "reason");
        match on {
            None => told.wrong("strengths", "Enter the day of the questionnaire"),
            Some(on) => rows.push(CareCheck { score: points, reason, ..one(CheckKind::Strengths, on) }),
        }
    }
    for (kind, name, _) in ANSWERED {
        if let Some(answer) = told.word_if_told::<YesNo>(name) {
            rows.push(CareCheck { answer: Some(answer), ..one(kind, told.today) });
        }
    }
    rows
}
