//! Episodes of care: a child comes into care, moves or has another legal status, and leaves; each corrected later while
//! what came before and after stays whole.

pub(super) mod begin;
pub(super) mod change;
pub(super) mod correct;
pub(super) mod end;
pub(super) mod placing;

use kith_practice::care::Approval;
use kith_vocabulary::codes::category_of_need::CategoryOfNeed;
use kith_vocabulary::codes::legal_status::LegalStatus;
use kith_vocabulary::codes::placement_provider::PlacementProvider;
use kith_vocabulary::codes::placement_type::PlacementType;
use kith_vocabulary::ids::{FamilyId, PersonId};

use super::load::{Care, care};
use crate::answers::Faults;
use crate::meetings::pages::form::Questions;
use crate::platform::access::{Grant, Kind, Subject, may, permit};
use crate::platform::context::Ctx;
use crate::platform::db::Tx;
use crate::platform::http::{Answers, Asked, Reply};
use crate::platform::problem::Problem;
use crate::visits::actions::Sending;
use crate::visits::pages::sending;

/// The child whom a page is about, within which family.
pub(crate) fn asked_about(asked: &Asked) -> Result<(FamilyId, PersonId), Problem> {
    Ok((asked.id("family")?, asked.id("person")?))
}

/// The child's care, for somebody who may do this for them.
pub(crate) fn open<A: Kind>(ctx: &Ctx, asked: &Asked) -> Result<Care, Problem> {
    let (family, person) = asked_about(asked)?;
    ctx.read(|tx| {
        permit::<A>(tx, ctx, Subject::Family(family))?;
        care(tx, ctx, family, person)
    })
}

/// What a step of care writes from its answers; gives where it led.
type Step =
    fn(&mut Tx, &Ctx, &Grant<may::RecordCare>, PersonId, Sending, &Answers) -> Result<String, Problem>;

/// Does a step of care, or shows its form again with what is wrong with the answers.
fn record_step(
    ctx: &Ctx,
    asked: &Asked,
    step: Step,
    again: impl FnOnce(&Care, &Faults) -> Result<Reply, Problem>,
) -> Result<Reply, Problem> {
    let (family, person) = asked_about(asked)?;
    let (answers, sending) = (asked.form.clone(), sending(asked));
    let outcome = ctx.write(move |tx, ctx| {
        let grant = permit::<may::RecordCare>(tx, ctx, Subject::Family(family))?;
        step(tx, ctx, &grant, person, sending, &answers)
    });
    match outcome {
        Ok(path) => Reply::see(path),
        Err(problem) => {
            let faults = Faults::of(problem)?;
            again(&open::<may::RecordCare>(ctx, asked)?, &faults)
        }
    }
}

/// Codes with their words, for a question.
macro_rules! codes {
    ($list:ty, $keep:expr) => {{
        let keep = $keep;
        <$list>::ALL
            .iter()
            .copied()
            .filter(|one| keep(one))
            .map(|one| (one.code(), one.label()))
            .collect::<Vec<(&str, &str)>>()
    }};
}
pub(crate) use codes;

/// Words with their labels, for a question.
macro_rules! words {
    ($list:ty) => {
        <$list>::ALL.iter().map(|one| (one.key(), one.label())).collect::<Vec<(&str, &str)>>()
    };
}
pub(crate) use words;

/// Asks for the law and what it rests on.
pub(super) fn ask_law(questions: &mut Questions, hint: &str) {
    let all = codes!(LegalStatus, |one: &LegalStatus| *one != LegalStatus::FreeingOrder);
    questions.select("legal_status", "Legal status", hint, &all);
    questions.field(
        "lawful_by",
        "Who agreed, or which court ordered?",
        "Section 20 rests on the agreement of somebody with parental responsibility, or of a young person of 16 or 17.",
    );
    questions.date("lawful_on", "Day of the agreement or order", "");
}

/// Asks where the child lives.
pub(super) fn ask_place(questions: &mut Questions, today: jiff::civil::Date) {
    let kinds = codes!(PlacementType, |one: &PlacementType| one.in_force_on(today));
    questions.select("placement_type", "Kind of placement", "", &kinds);
    let all = codes!(PlacementProvider, |_: &PlacementProvider| true);
    questions.select(
        "placement_provider",
        "Who provides it?",
        "Not asked of temporary moves and of placements with parents.",
        &all,
    );
    ask_where(questions);
}

/// Asks for what tells where a child can be found.
pub(super) fn ask_where(questions: &mut Questions) {
    questions.note(
        "Only the child’s own workers, their managers and the reviewing officer see where the child is.",
    );
    questions.field("carer", "Carer or home (optional)", "");
    questions.area("address", "Address (optional)", "", "3");
    questions.field("postcode", "Postcode (optional)", "");
    questions.field("urn", "Ofsted number of the home or agency (optional)", "Seven letters or numbers.");
    questions.select(
        "approval",
        "Approval (optional)",
        "It decides how often the child is visited.",
        &words!(Approval),
    );
}

/// Asks for the main reason of being in care.
pub(super) fn ask_need(questions: &mut Questions) {
    let all = codes!(CategoryOfNeed, |_: &CategoryOfNeed| true);
    questions.select("need", "Main reason for being in care", "", &all);
}
