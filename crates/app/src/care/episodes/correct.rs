//! Correcting an episode of care, with the reason. Its neighbours move with it; what would leave one of them without a day
//! is refused.

use jiff::civil::Date;
use kith_practice::care::mended::{Days, mend};
use kith_practice::care::next::{Lawful, may_rest_on};
use kith_practice::care::period::known;
use kith_vocabulary::codes::episode_end_reason::EpisodeEndReason;
use kith_vocabulary::codes::episode_reason::EpisodeReason;
use kith_vocabulary::codes::legal_status::LegalStatus;
use kith_vocabulary::codes::placement_change_reason::PlacementChangeReason;
use kith_vocabulary::codes::placement_provider::PlacementProvider;
use kith_vocabulary::codes::placement_type::PlacementType;
use kith_vocabulary::ids::{CareEpisodeId, PersonId};
use kith_vocabulary::time::date_in_words;

use super::end::ask_why;
use super::placing::stale;
use super::{ask_law, ask_need, asked_about, codes, open};
use crate::answers::Faults;
use crate::care::answers::{Told, place, whole};
use crate::care::load::{Care, care};
use crate::care::page::words_of;
use crate::care::rows::CareEpisode;
use crate::meetings::pages::form::{Form, Questions};
use crate::platform::access::{Grant, Subject, may, permit};
use crate::platform::context::Ctx;
use crate::platform::db::Tx;
use crate::platform::http::{Answers, Asked, Reply};
use crate::platform::problem::Problem;
use crate::platform::recorder::Intent;
use crate::visits::actions::{Sending, once};
use crate::visits::answers::push_date;
use crate::visits::pages::sending;

/// How an episode stands between others.
#[derive(Clone, Copy)]
struct Between {
    /// It begins a period of care.
    begins: bool,
    /// Another follows on the day it ends.
    is_followed: bool,
}

fn between(care: &Care, row: &CareEpisode) -> Between {
    let touches = |day: Option<Date>, other: Option<Date>| day.is_some() && day == other;
    let others = || care.episodes.iter().filter(|one| one.care_episode_id != row.care_episode_id);
    Between {
        begins: !others().any(|one| touches(one.ended_on, Some(row.started_on))),
        is_followed: others().any(|one| touches(Some(one.started_on), row.ended_on)),
    }
}

fn find(care: &Care, id: CareEpisodeId) -> Result<CareEpisode, Problem> {
    care.episodes.iter().find(|row| row.care_episode_id == id).cloned().ok_or(Problem::NotFound)
}

fn form<'f>(
    care: &Care,
    row: &CareEpisode,
    stands: Vec<String>,
    ask: &'f dyn Fn(&mut Questions),
) -> Form<'f> {
    Form {
        name: "Correct an episode of care",
        heading: format!("Correct the episode of {} from {}", care.name, date_in_words(row.started_on)),
        path: care.path(&format!("/episodes/{}", row.care_episode_id)),
        version: row.version,
        stands,
        ask,
    }
}

fn ask(questions: &mut Questions, care: &Care, row: &CareEpisode, today: Date) {
    let between = between(care, row);
    questions.note(
        "Episodes follow each other without a gap: the one before and the one after move with this one.",
    );
    questions.date("started_on", "First day", "");
    if !between.begins {
        let all = codes!(EpisodeReason, |one: &EpisodeReason| !one.starts_a_period_of_care());
        questions.select("start_reason", "Why did it begin?", "", &all);
    }
    ask_law(questions, "");
    ask_need(questions);
    let kinds = codes!(PlacementType, |one: &PlacementType| one.in_force_on(row.started_on)
        || one.in_force_on(today));
    questions.select("placement_type", "Kind of placement", "", &kinds);
    let all = codes!(PlacementProvider, |_: &PlacementProvider| true);
    questions.select("placement_provider", "Who provides it?", "", &all);
    questions.field("home_postcode", "Postcode of the home that the child comes from (optional)", "");
    if between.is_followed {
        questions.date("ended_on", "Day on which the next episode began", "");
        let reasons = codes!(PlacementChangeReason, |_: &PlacementChangeReason| true);
        questions.select(
            "place_change_reason",
            "Why did the placement end? (optional)",
            "Blank where only the law changed.",
            &reasons,
        );
    } else {
        questions.date("ended_on", "Day on which care ended (blank while it goes on)", "");
        ask_why(questions);
    }
    questions.area(
        "correction",
        "Why do you correct it?",
        "Kept with the history, beside what it said before.",
        "2",
    );
}

/// The form to correct an episode.
pub(in crate::care) fn show(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let care = open::<may::RecordCare>(ctx, asked)?;
    let row = find(&care, asked.id("episode")?)?;
    let mut answers = Answers::default();
    push_date(&mut answers, "started_on", row.started_on);
    for (name, day) in [("lawful_on", row.lawful_on), ("ended_on", row.ended_on)] {
        if let Some(day) = day {
            push_date(&mut answers, name, day);
        }
    }
    for (name, value) in [
        ("start_reason", &row.start_reason),
        ("legal_status", &row.legal_status),
        ("lawful_by", &row.lawful_by),
        ("need", &row.category_of_need),
        ("placement_type", &row.placement_type),
        ("placement_provider", &row.placement_provider),
        ("home_postcode", &row.home_postcode),
        ("end_reason", &row.end_reason),
        ("place_change_reason", &row.place_change_reason),
    ] {
        answers.push(name, value.clone().unwrap_or_default());
    }
    form(&care, &row, Vec::new(), &|questions| ask(questions, &care, &row, ctx.today))
        .open(ctx, asked, &care, answers)
}

/// Corrects an episode.
pub(in crate::care) fn record(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let (family, person) = asked_about(asked)?;
    let id: CareEpisodeId = asked.id("episode")?;
    let (answers, sending) = (asked.form.clone(), sending(asked));
    let outcome = ctx.write(move |tx, ctx| {
        let grant = permit::<may::RecordCare>(tx, ctx, Subject::Family(family))?;
        correct(tx, ctx, &grant, (person, id), sending, &answers)
    });
    let (faults, is_stale) = match outcome {
        Ok(path) => return Reply::see(path),
        Err(Problem::Conflict(_)) => (Faults::none(), true),
        Err(problem) => (Faults::of(problem)?, false),
    };
    let care = open::<may::RecordCare>(ctx, asked)?;
    let row = find(&care, id)?;
    let stands = if is_stale { words_of(&row) } else { Vec::new() };
    form(&care, &row, stands, &|questions| ask(questions, &care, &row, ctx.today))
        .again(ctx, asked, &care, &faults)
}

fn correct(
    tx: &mut Tx,
    ctx: &Ctx,
    grant: &Grant<may::RecordCare>,
    (person, id): (PersonId, CareEpisodeId),
    sending: Sending,
    answers: &Answers,
) -> Result<String, Problem> {
    let family = grant.family()?;
    let intent = Intent { reason: answers.owned("correction"), ..Intent::to("correct an episode of care") };
    once(tx, ctx, intent, sending, |recorder| {
        let care = care(recorder.tx(), ctx, family, person)?;
        let row = find(&care, id)?;
        let seen: i64 = answers.text("version").and_then(|text| text.parse().ok()).unwrap_or(0);
        if seen != row.version {
            return Err(stale::<CareEpisode>(id.to_string(), seen, row.version));
        }
        let (mut right, neighbours) = read(&care, row, answers, ctx.today)?;
        recorder.save(&mut right)?;
        for days in neighbours {
            let mut other = find(&care, days.id)?;
            (other.started_on, other.ended_on) = (days.from, days.until);
            recorder.save(&mut other)?;
        }
        Ok(care.path("?done=care-corrected"))
    })
}

/// The episode as it should be, and the days of the neighbours that move with it.
fn read(
    care: &Care,
    mut row: CareEpisode,
    answers: &Answers,
    today: Date,
) -> Result<(CareEpisode, Vec<Days>), Problem> {
    let between = between(care, &row);
    let mut told = Told::new(answers, today);
    told.text("correction", "Say why you correct it");
    let from = told.day("started_on", "Enter the first day");
    let until = told.day_if_told("ended_on");
    if !between.begins {
        let began: Option<EpisodeReason> = told.code("start_reason", "Choose why the episode began");
        row.start_reason = began.map(|one| one.code().to_owned());
    }
    read_law(care, &mut row, &mut told, from);
    let need: Option<kith_vocabulary::codes::category_of_need::CategoryOfNeed> =
        told.code("need", "Choose the main reason for being in care");
    row.category_of_need = need.map(|one| one.code().to_owned());
    if let Some(place) = place(&mut told, from) {
        row.placement_type = Some(place.kind.code().to_owned());
        row.placement_provider = place.provider.map(|one| one.code().to_owned());
    }
    row.home_postcode = answers.text("home_postcode").map(str::to_uppercase);
    if between.is_followed {
        let why: Option<PlacementChangeReason> = told.code_if_told("place_change_reason");
        row.place_change_reason = why.map(|one| one.code().to_owned());
    } else {
        let why: Option<EpisodeEndReason> = told.code_if_told("end_reason");
        match (until, why) {
            (Some(_), None | Some(EpisodeEndReason::NewEpisode)) => {
                told.wrong("end_reason", "Choose why care ended")
            }
            (None, Some(_)) => {
                told.wrong("ended_on", "Enter the day on which care ended, or leave the reason blank")
            }
            _ => row.end_reason = why.map(|one| one.code().to_owned()),
        }
    }
    let days = match from {
        Some(from) => {
            let days = Days { id: row.care_episode_id, from, until };
            told.may("started_on", &care.name, mend(&care.way.episodes, days, today))
        }
        None => None,
    };
    told.stop()?;
    (row.started_on, row.ended_on) = (whole(from)?, until);
    let neighbours = whole(days)?.into_iter().filter(|days| days.id != row.care_episode_id).collect();
    Ok((row, neighbours))
}

/// The law of a corrected episode is asked for what it rests on where it is another than before.
fn read_law(care: &Care, row: &mut CareEpisode, told: &mut Told, from: Option<Date>) {
    let Some(status): Option<LegalStatus> =
        told.code("legal_status", "Choose the law under which the child was looked after")
    else {
        return;
    };
    let on = told.day_if_told("lawful_on");
    let by = told.answers.owned("lawful_by");
    if known(row.legal_status.as_deref()) != Some(status) {
        match on {
            None => told.wrong("lawful_on", "Enter the day of the agreement or order"),
            Some(lawful_on) => {
                if let Some(from) = from {
                    let lawful = Lawful { status, on: lawful_on };
                    told.may("started_on", &care.name, may_rest_on(&care.way, from, lawful));
                }
            }
        }
        if by.is_none() {
            told.wrong("lawful_by", kith_practice::care::ground_of(status).question());
        }
    }
    row.legal_status = Some(status.code().to_owned());
    (row.lawful_by, row.lawful_on) = (by, on);
}
