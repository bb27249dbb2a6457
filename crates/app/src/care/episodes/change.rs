//! The legal status or the placement of a child in care becomes another: a new episode, whose reason follows from what
//! changed.

use jiff::civil::Date;
use kith_practice::care::ground_of;
use kith_practice::care::next::{Changed, Lawful, may_change, may_move_on, may_rest_on, reason_of};
use kith_practice::care::period::known;
use kith_vocabulary::codes::episode_end_reason::EpisodeEndReason;
use kith_vocabulary::codes::episode_reason::EpisodeReason;
use kith_vocabulary::codes::legal_status::LegalStatus;
use kith_vocabulary::codes::placement_change_reason::PlacementChangeReason;
use kith_vocabulary::ids::PersonId;

use super::placing::{Placing, read_placing, save_placement};
use super::{ask_law, ask_place, codes, open, record_step};
use crate::care::answers::{Told, whole};
use crate::care::load::{Care, care};
use crate::care::rows::CareEpisode;
use crate::meetings::pages::form::{Form, Questions};
use crate::platform::access::{Grant, may};
use crate::platform::context::Ctx;
use crate::platform::db::Tx;
use crate::platform::http::{Answers, Asked, Reply};
use crate::platform::problem::Problem;
use crate::platform::recorder::Intent;
use crate::visits::actions::{Sending, once};
use crate::visits::answers::push_date;

const MOVED: [(&str, &str); 3] = [
    ("stays", "No: the child stays where they are"),
    ("same carer", "Yes, with the same carer"),
    ("other carer", "Yes, with another carer"),
];

fn form<'f>(care: &Care, ask: &'f dyn Fn(&mut Questions)) -> Form<'f> {
    Form {
        name: "Record a move or another legal status",
        heading: format!("{}: move, or another legal status", care.name),
        path: care.path("/change"),
        version: 0,
        stands: Vec::new(),
        ask,
    }
}

fn ask(questions: &mut Questions, care: &Care, today: Date) {
    if let Err(why) = may_move_on(&care.way, today, today) {
        questions.note(&format!("Today this may not be: {}.", why.of(&care.name)));
    }
    questions.date("started_on", "Day of the change", "");
    ask_law(questions, "Leave as it is where the law did not change, and leave the next two as they are.");
    questions.radios("moved", "Does the child come to live somewhere else?", "", &MOVED);
    questions.heading("Where the child moves to");
    questions.note("Leave blank where the child stays.");
    let reasons = codes!(PlacementChangeReason, |_: &PlacementChangeReason| true);
    questions.select("place_change_reason", "Why did the placement before end?", "", &reasons);
    ask_place(questions, today);
    questions.area("note", "What led to the change? (optional)", "", "3");
}

/// The form for a change.
pub(in crate::care) fn show(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let care = open::<may::RecordCare>(ctx, asked)?;
    let mut answers = Answers::default();
    push_date(&mut answers, "started_on", ctx.today);
    if let Some(row) = care.episode(ctx.today) {
        answers.push("legal_status", row.legal_status.clone().unwrap_or_default());
        answers.push("lawful_by", row.lawful_by.clone().unwrap_or_default());
        if let Some(on) = row.lawful_on {
            push_date(&mut answers, "lawful_on", on);
        }
    }
    form(&care, &|questions| ask(questions, &care, ctx.today)).open(ctx, asked, &care, answers)
}

/// Records a change.
pub(in crate::care) fn record(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    record_step(ctx, asked, change, |care, faults| {
        form(care, &|questions| ask(questions, care, ctx.today)).again(ctx, asked, care, faults)
    })
}

/// What was said of a change.
struct Change {
    on: Date,
    reason: EpisodeReason,
    lawful: Option<(Lawful, String)>,
    moved: Option<(Placing, PlacementChangeReason)>,
}

fn change(
    tx: &mut Tx,
    ctx: &Ctx,
    grant: &Grant<may::RecordCare>,
    person: PersonId,
    sending: Sending,
    answers: &Answers,
) -> Result<String, Problem> {
    let family = grant.family()?;
    let intent = Intent { reason: answers.owned("note"), ..Intent::to("record a new episode of care") };
    once(tx, ctx, intent, sending, |recorder| {
        let care = care(recorder.tx(), ctx, family, person)?;
        let (before, said) = read(&care, answers, ctx.today)?;
        let mut ended = before.clone();
        ended.ended_on = Some(said.on);
        ended.end_reason = Some(EpisodeEndReason::NewEpisode.code().to_owned());
        ended.place_change_reason = said.moved.as_ref().map(|(_, why)| why.code().to_owned());
        recorder.save(&mut ended)?;
        let mut next = CareEpisode {
            care_episode_id: recorder.new_id(),
            version: 0,
            started_on: said.on,
            start_reason: Some(said.reason.code().to_owned()),
            ended_on: None,
            end_reason: None,
            place_change_reason: None,
            ..before
        };
        if let Some((lawful, by)) = said.lawful {
            next.legal_status = Some(lawful.status.code().to_owned());
            (next.lawful_by, next.lawful_on) = (Some(by), Some(lawful.on));
        }
        if let Some((placing, _)) = &said.moved {
            next.placement_id = save_placement(recorder, &care, placing)?;
            next.placement_type = Some(placing.place.kind.code().to_owned());
            next.placement_provider = placing.place.provider.map(|one| one.code().to_owned());
        }
        recorder.save(&mut next)?;
        Ok(care.path("?done=care-changed"))
    })
}

fn read(care: &Care, answers: &Answers, today: Date) -> Result<(CareEpisode, Change), Problem> {
    let mut told = Told::new(answers, today);
    let on = told.day("started_on", "Enter the day of the change");
    let open = on.and_then(|on| told.may("started_on", &care.name, may_change(&care.way, on, today)));
    let before =
        open.and_then(|open| care.episodes.iter().find(|row| row.care_episode_id == open.id)).cloned();
    let status: Option<LegalStatus> = told.code("legal_status", "Choose the legal status from this day on");
    let held: Option<LegalStatus> = before.as_ref().and_then(|row| known(row.legal_status.as_deref()));
    let is_new = before.is_some() && status != held;
    let lawful = match status.filter(|_| is_new) {
        Some(status) => {
            let by = told.text("lawful_by", ground_of(status).question());
            let since = told.day("lawful_on", "Enter the day of the agreement or order");
            let lawful = since.map(|on| Lawful { status, on });
            if let (Some(on), Some(lawful)) = (on, lawful) {
                told.may("started_on", &care.name, may_rest_on(&care.way, on, lawful));
            }
            lawful.zip(by)
        }
        None => None,
    };
    let moved = answers.text("moved");
    if moved.is_none() {
        told.wrong("moved", "Choose whether the child comes to live somewhere else");
    }
    let moves = matches!(moved, Some("same carer" | "other carer"));
    let placing = if moves {
        let why = told.code("place_change_reason", "Choose why the placement before ended");
        read_placing(&mut told, on).zip(why)
    } else {
        None
    };
    let changed = Changed { status: is_new, placement: moves, carer: moved == Some("other carer") };
    let reason = match before.is_some() && moved.is_some() {
        true => told.may("started_on", &care.name, reason_of(changed)),
        false => None,
    };
    told.stop()?;
    Ok((whole(before)?, Change { on: whole(on)?, reason: whole(reason)?, lawful, moved: placing }))
}
