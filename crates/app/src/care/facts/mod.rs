//! What is found and decided of a child in care, each a small form of its own: recorded, and corrected with its reason.
//!
//! A kind of fact is a record that says what it asks; recording, correcting, stale edits and drafts are the same for all.

mod background;
mod decisions;
mod health;
mod work;

use kith_vocabulary::ids::PersonId;
use uuid::Uuid;

use super::answers::Told;
use super::episodes::placing::stale;
use super::episodes::{asked_about, open};
use super::load::{Care, care, rows};
use super::rows::{
    Adoption, AdoptionDecision, Asylum, CareCheck, CareReview, EducationPlan, HomeDecision, LibertyOrder,
    MissingEpisode, Motherhood, PermanencePlan, PreviousPermanence, SocialWorkerChange,
};
use crate::answers::Faults;
use crate::meetings::pages::form::{Form, Place, Questions};
use crate::platform::access::{Grant, Kind, Subject, may, permit};
use crate::platform::context::Ctx;
use crate::platform::db::{Record, Statement, Tx};
use crate::platform::http::{Answers, Asked, Reply};
use crate::platform::problem::Problem;
use crate::platform::recorder::Intent;
use crate::visits::actions::{Sending, once};
use crate::visits::answers::push_date;
use crate::visits::pages::sending;

pub(super) use health::{record as record_health, show as show_health};

/// What somebody asks while a fact is told.
pub(crate) struct Telling<'t> {
    /// The child.
    pub(crate) care: &'t Care,
    /// Today.
    pub(crate) today: jiff::civil::Date,
}

/// A kind of fact.
pub(crate) trait Fact: Record + Clone {
    /// What reads the rows of a child.
    const ROWS: &'static Statement;
    /// Its part of the address.
    const PATH: &'static str;
    /// What its draft is called.
    const NAME: &'static str;
    /// What somebody sets out to do.
    const INTENT: &'static str;
    /// What its page is called, before the child's name.
    const HEADING: &'static str;

    /// The page that it stands on.
    fn home(care: &Care) -> String {
        care.path("")
    }
    /// What that page is called.
    fn home_words(care: &Care) -> String {
        format!("Care: {}", care.name)
    }
    /// One with nothing in it yet.
    fn blank(id: Uuid, care: &Care) -> Self;
    /// What is asked.
    fn ask(questions: &mut Questions, telling: &Telling);
    /// What was said, as answers.
    fn answers(&self, answers: &mut Answers);
    /// Reads what was said.
    fn read(&mut self, told: &mut Told, care: &Care);
}

/// Puts a day, where there is one, in its boxes.
pub(crate) fn push_day(answers: &mut Answers, name: &str, day: Option<jiff::civil::Date>) {
    if let Some(day) = day {
        push_date(answers, name, day);
    }
}

/// Puts words, where there are some, in their box.
pub(crate) fn push(answers: &mut Answers, name: &str, value: Option<&str>) {
    answers.push(name, value.unwrap_or_default());
}

/// The pages of the kinds of fact that one deed is for: the form, and what keeps it.
macro_rules! pages {
    ($show:ident, $record:ident, $deed:ty, [$($fact:ident)*]) => {
        /// The form of a fact that the address names.
        pub(super) fn $show(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
            match asked.parts.get("kind").map(String::as_str) {
                $(Some(<$fact as Fact>::PATH) => open_form::<$fact, $deed>(ctx, asked),)*
                _ => Err(Problem::NotFound),
            }
        }

        /// Keeps a fact that the address names.
        pub(super) fn $record(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
            match asked.parts.get("kind").map(String::as_str) {
                $(Some(<$fact as Fact>::PATH) => send_form::<$fact, $deed>(ctx, asked),)*
                _ => Err(Problem::NotFound),
            }
        }
    };
}

pages!(show_fact, record_fact, may::RecordCare, [
    EducationPlan MissingEpisode CareCheck PreviousPermanence Motherhood Asylum LibertyOrder SocialWorkerChange
]);
pages!(show_review, record_review, may::ReviewCare, [CareReview]);
pages!(show_decision, record_decision, may::DecidePermanence, [PermanencePlan HomeDecision AdoptionDecision Adoption]);

/// Which row is corrected; nothing for a new one.
fn row_of(asked: &Asked) -> Option<Uuid> {
    let said = asked.form.text("row").or(asked.query.text("row"))?;
    Uuid::parse_str(said).ok()
}

/// The child, and the row that is corrected.
fn open_row<F: Fact, A: Kind>(ctx: &Ctx, asked: &Asked) -> Result<(Care, Option<F>), Problem> {
    let care = open::<A>(ctx, asked)?;
    let Some(id) = row_of(asked) else { return Ok((care, None)) };
    let all: Vec<F> = ctx.read(|tx| rows(tx, ctx, &care, F::ROWS))?;
    let row = all.into_iter().find(|row| row.id() == id).ok_or(Problem::NotFound)?;
    Ok((care, Some(row)))
}

fn place<F: Fact>(care: &Care) -> Place<'_> {
    Place { around: &care.around, back: F::home(care), back_words: F::home_words(care) }
}

fn form<'f, F: Fact>(
    asked: &Asked,
    care: &Care,
    (row, stands): (Option<&F>, Vec<String>),
    ask: &'f dyn Fn(&mut Questions),
) -> Form<'f> {
    let path = asked.path_and_query.split('?').next().unwrap_or_default();
    let (heading, path) = match row {
        Some(row) => {
            (format!("Correct: {}, {}", lower(F::HEADING), care.name), format!("{path}?row={}", row.id()))
        }
        None => (format!("{}: {}", F::HEADING, care.name), path.to_owned()),
    };
    Form { name: F::NAME, heading, path, version: row.map_or(0, Record::version), stands, ask }
}

fn lower(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

fn ask<F: Fact>(questions: &mut Questions, telling: &Telling, row: Option<&F>) {
    F::ask(questions, telling);
    if row.is_some() {
        let hint = "Kept with the history, beside what it said before.";
        questions.area("correction", "Why do you correct it?", hint, "2");
    }
}

pub(crate) fn open_form<F: Fact, A: Kind>(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let (care, row) = open_row::<F, A>(ctx, asked)?;
    let mut answers = Answers::default();
    match &row {
        Some(row) => row.answers(&mut answers),
        None => push_date(&mut answers, "on", ctx.today),
    }
    let telling = Telling { care: &care, today: ctx.today };
    form(asked, &care, (row.as_ref(), Vec::new()), &|questions| ask(questions, &telling, row.as_ref())).open(
        ctx,
        asked,
        place::<F>(&care),
        answers,
    )
}

pub(crate) fn send_form<F: Fact, A: Kind>(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let (_, person) = asked_about(asked)?;
    let (answers, sending, id) = (asked.form.clone(), sending(asked), row_of(asked));
    let family = asked.id("family")?;
    let outcome = ctx.write(move |tx, ctx| {
        let grant = permit::<A>(tx, ctx, Subject::Family(family))?;
        keep::<F, A>(tx, ctx, &grant, (person, id), sending, &answers)
    });
    let (faults, is_stale) = match outcome {
        Ok(path) => return Reply::see(path),
        Err(Problem::Conflict(_)) => (Faults::none(), true),
        Err(problem) => (Faults::of(problem)?, false),
    };
    let (care, row) = open_row::<F, A>(ctx, asked)?;
    let stands = row.as_ref().filter(|_| is_stale).map(stands_of).unwrap_or_default();
    let telling = Telling { care: &care, today: ctx.today };
    form(asked, &care, (row.as_ref(), stands), &|questions| ask(questions, &telling, row.as_ref())).again(
        ctx,
        asked,
        place::<F>(&care),
        &faults,
    )
}

/// Keeps a fact: a new one, or the one that is corrected.
fn keep<F: Fact, A: Kind>(
    tx: &mut Tx,
    ctx: &Ctx,
    grant: &Grant<A>,
    (person, id): (PersonId, Option<Uuid>),
    sending: Sending,
    answers: &Answers,
) -> Result<String, Problem> {
    let family = grant.family()?;
    let intent = Intent { reason: answers.owned("correction"), ..Intent::to(F::INTENT) };
    once(tx, ctx, intent, sending, |recorder| {
        let care = care(recorder.tx(), ctx, family, person)?;
        let mut told = Told::new(answers, ctx.today);
        let mut row = match id {
            None => F::blank(recorder.new_id(), &care),
            Some(id) => {
                let all: Vec<F> = rows(recorder.tx(), ctx, &care, F::ROWS)?;
                let row = all.into_iter().find(|row| row.id() == id).ok_or(Problem::NotFound)?;
                let seen: i64 = answers.text("version").and_then(|text| text.parse().ok()).unwrap_or(0);
                if seen != row.version() {
                    return Err(stale::<F>(id.to_string(), seen, row.version()));
                }
                told.text("correction", "Say why you correct it");
                row
            }
        };
        row.read(&mut told, &care);
        told.stop()?;
        recorder.save(&mut row)?;
        let done = if id.is_some() { "care-fact-corrected" } else { "care-fact-recorded" };
        Ok(format!("{}?done={done}", F::home(&care)))
    })
}

/// What a row says now, for whoever wrote over an older one.
fn stands_of<F: Fact>(row: &F) -> Vec<String> {
    let mut answers = Answers::default();
    row.answers(&mut answers);
    answers.0.into_iter().filter(|(_, value)| !value.is_empty()).map(|(_, value)| value).collect()
}
