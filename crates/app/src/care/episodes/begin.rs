//! A child comes into care: only when the law has what it needs.

use jiff::civil::Date;
use kith_practice::care::ground_of;
use kith_practice::care::next::{Lawful, may_begin, may_come_in};
use kith_practice::need::NeedEnd;
use kith_vocabulary::codes::category_of_need::CategoryOfNeed;
use kith_vocabulary::codes::episode_reason::EpisodeReason;
use kith_vocabulary::codes::legal_status::LegalStatus;
use kith_vocabulary::ids::PersonId;

use super::placing::{Placing, read_placing, save_placement};
use super::{ask_law, ask_need, ask_place, open, record_step};
use crate::care::answers::{Told, whole};
use crate::care::load::{Care, care};
use crate::care::rows::CareEpisode;
use crate::journey::rows::NeedPlan;
use crate::meetings::pages::form::{Form, Questions};
use crate::platform::access::{Grant, may};
use crate::platform::context::Ctx;
use crate::platform::db::Tx;
use crate::platform::http::{Answers, Asked, Reply};
use crate::platform::problem::Problem;
use crate::platform::recorder::{Intent, Recorder};
use crate::visits::actions::{Sending, once};
use crate::visits::answers::push_date;
use crate::{statement, values};

statement! {
    /// The child's plans as a child in need that go on past a day.
    NEEDS = "
        select {need_plan x}
          from person mine
          join need_plan x on x.authority_id = mine.authority_id and x.person_id = mine.person_id
         where mine.authority_id = ?1 and (mine.person_id = ?2 or mine.merged_into_id = ?2)
           and x.started_on <= ?3 and x.ended_on is null
         limit 50";
}

fn form<'f>(care: &Care, ask: &'f dyn Fn(&mut Questions)) -> Form<'f> {
    Form {
        name: "Record that a child came into care",
        heading: format!("{} comes into care", care.name),
        path: care.path("/start"),
        version: 0,
        stands: Vec::new(),
        ask,
    }
}

fn ask(questions: &mut Questions, care: &Care, today: Date) {
    if let Err(why) = may_begin(&care.way, today, today) {
        questions.note(&format!("Today this may not be: {}.", why.of(&care.name)));
    }
    questions.date("started_on", "Day on which the child came into care", "");
    ask_law(questions, "An order of a court follows an application, which is recorded first.");
    ask_need(questions);
    ask_place(questions, today);
    questions.field("home_postcode", "Postcode of the home that the child comes from (optional)", "");
    questions.area(
        "note",
        "Why does the child come into care, and who decided it?",
        "What was tried to keep the child at home, and what the child and the parents think.",
        "4",
    );
}

/// The form for coming into care.
pub(in crate::care) fn show(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let care = open::<may::RecordCare>(ctx, asked)?;
    let mut answers = Answers::default();
    push_date(&mut answers, "started_on", ctx.today);
    push_date(&mut answers, "lawful_on", ctx.today);
    form(&care, &|questions| ask(questions, &care, ctx.today)).open(ctx, asked, &care, answers)
}

/// Records that a child came into care.
pub(in crate::care) fn record(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    record_step(ctx, asked, begin, |care, faults| {
        form(care, &|questions| ask(questions, care, ctx.today)).again(ctx, asked, care, faults)
    })
}

/// What was said of a child who comes into care.
struct Coming {
    on: Date,
    lawful: Lawful,
    by: String,
    need: CategoryOfNeed,
    placing: Placing,
}

fn begin(
    tx: &mut Tx,
    ctx: &Ctx,
    grant: &Grant<may::RecordCare>,
    person: PersonId,
    sending: Sending,
    answers: &Answers,
) -> Result<String, Problem> {
    let family = grant.family()?;
    let intent = Intent { reason: answers.owned("note"), ..Intent::to("record that a child came into care") };
    once(tx, ctx, intent, sending, |recorder| {
        let care = care(recorder.tx(), ctx, family, person)?;
        let coming = read(&care, answers, ctx.today)?;
        let placement_id = save_placement(recorder, &care, &coming.placing)?;
        recorder.save(&mut CareEpisode {
            care_episode_id: recorder.new_id(),
            version: 0,
            family_id: family,
            person_id: care.person,
            placement_id,
            started_on: coming.on,
            start_reason: Some(EpisodeReason::StartedToBeLookedAfter.code().to_owned()),
            legal_status: Some(coming.lawful.status.code().to_owned()),
            lawful_by: Some(coming.by),
            lawful_on: Some(coming.lawful.on),
            category_of_need: Some(coming.need.code().to_owned()),
            placement_type: Some(coming.placing.place.kind.code().to_owned()),
            placement_provider: coming.placing.place.provider.map(|one| one.code().to_owned()),
            home_postcode: answers.text("home_postcode").map(str::to_uppercase),
            ended_on: None,
            end_reason: None,
            place_change_reason: None,
        })?;
        if !coming.lawful.status.is_short_break() {
            end_need_plans(recorder, ctx, care.person, coming.on)?;
        }
        Ok(care.path("?done=care-started"))
    })
}

fn read(care: &Care, answers: &Answers, today: Date) -> Result<Coming, Problem> {
    let mut told = Told::new(answers, today);
    let on = told.day("started_on", "Enter the day on which the child came into care");
    let status: Option<LegalStatus> =
        told.code("legal_status", "Choose the law under which the child is looked after");
    let by = match status {
        Some(status) => told.text("lawful_by", ground_of(status).question()),
        None => None,
    };
    let lawful_on = told.day("lawful_on", "Enter the day of the agreement or order");
    let need = told.code("need", "Choose the main reason for being in care");
    let placing = read_placing(&mut told, on);
    if answers.text("note").is_none() {
        told.wrong("note", "Say why the child comes into care, and who decided it");
    }
    let lawful = status.zip(lawful_on).map(|(status, on)| Lawful { status, on });
    if let (Some(on), Some(lawful)) = (on, lawful) {
        told.may("started_on", &care.name, may_come_in(&care.way, on, lawful, today));
    }
    told.stop()?;
    Ok(Coming {
        on: whole(on)?,
        lawful: whole(lawful)?,
        by: whole(by)?,
        need: whole(need)?,
        placing: whole(placing)?,
    })
}

/// A child looked after has a care plan in place of a plan as a child in need.
fn end_need_plans(recorder: &mut Recorder, ctx: &Ctx, person: PersonId, on: Date) -> Result<(), Problem> {
    let running: Vec<NeedPlan> = recorder.tx().records(&NEEDS, values![ctx.authority(), person, on])?;
    for mut plan in running {
        (plan.ended_on, plan.ended_because) = (Some(on), Some(NeedEnd::LookedAfter));
        recorder.save(&mut plan)?;
    }
    Ok(())
}
