//! A visit as answers of its form, and answers as a visit: the one place that knows the form's names.
//!
//! A draft, a form sent back with its mistakes, a plan to record and a record to correct are all answers, so one
//! page shows them all. What is right is decided by practice; who may do it, elsewhere.

mod typed;

use std::str::FromStr;

use jiff::ToSpan;
use jiff::civil::{Date, DateTime, Time};
use kith_practice::visit::decision::{Refusal, Told, ToldChild, decide_held, decide_planned};
use kith_practice::visit::{Mode, Place, Purpose, Seen};
use kith_vocabulary::ids::{PersonId, WorkerId};
use kith_vocabulary::time::time_in_words;

use typed::whole_number;
pub(crate) use typed::{lines, needed_date, optional_time};
pub use typed::{push_date, time_from_words};

use super::sql::{Around, Whole};
use crate::platform::http::Answers;

/// How many actions one form takes.
pub const ACTIONS: usize = 3;
/// In how many days an action is due when nobody says otherwise.
const ACTION_DAYS: i32 = 7;
/// How long a visit is planned to take when nobody says otherwise.
const USUAL_MINUTES: &str = "60";

/// What is wrong, in the order of the form: the control and the message.
pub type Mistakes = Vec<(String, String)>;

/// A visit that happened, as told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// The day.
    pub happened_on: Date,
    /// When it began.
    pub happened_at: Option<Time>,
    /// What for.
    pub purpose: Purpose,
    /// How.
    pub mode: Mode,
    /// Where.
    pub place: Place,
    /// How long.
    pub minutes: i64,
    /// How long the way took.
    pub travel_minutes: Option<i64>,
    /// Who visited.
    pub worker: WorkerId,
    /// What every child's record shares.
    pub narrative: String,
    /// Each child's part.
    pub children: Vec<SaidChild>,
    /// Members of the family who were there.
    pub present: Vec<PersonId>,
    /// Others who were there, by name.
    pub others: Vec<String>,
    /// What is to be done.
    pub actions: Vec<SaidAction>,
    /// Why something unusual is right.
    pub unusual_because: Option<String>,
}

/// One child's part, as told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SaidChild {
    /// The child.
    pub person: PersonId,
    /// Every record of the child, where two were found to be of one person.
    pub records: Vec<PersonId>,
    /// Whether they were seen.
    pub seen: Seen,
    /// Where, if not where the visit was.
    pub where_seen: Option<String>,
    /// Their own words.
    pub own_words: Option<String>,
    /// What it means for them.
    pub meaning: Option<String>,
}

/// An action, as told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SaidAction {
    /// What.
    pub what: String,
    /// The worker who does it.
    pub worker: Option<WorkerId>,
    /// The member of the family who does it.
    pub person: Option<PersonId>,
    /// By when.
    pub due_on: Option<Date>,
}

/// A visit to come, as told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// The day.
    pub on: Date,
    /// The time, if one is agreed.
    pub at: Option<Time>,
    /// The children.
    pub children: Vec<PersonId>,
    /// What for.
    pub purpose: Purpose,
    /// How.
    pub mode: Mode,
    /// Where.
    pub place: Place,
    /// How long.
    pub minutes: i64,
    /// Who visits.
    pub worker: WorkerId,
}

/// The answers that a visit's form opens with: what was planned, or what stands.
pub fn of_visit(whole: &Whole, now: DateTime) -> Answers {
    let mut answers = Answers::default();
    let visit = &whole.visit;
    let on = visit.happened_on.or(visit.planned_on.filter(|on| *on <= now.date())).unwrap_or(now.date());
    let at = visit.happened_at.or(visit.planned_at);
    push_date(&mut answers, "happened_on", on);
    if let Some(at) = at.filter(|at| visit.happened_on.is_some() || on.to_datetime(*at) <= now) {
        answers.push("happened_at", time_in_words(at));
    }
    answers.push("purpose", visit.purpose.key());
    answers.push("mode", visit.mode.key());
    answers.push("place", visit.place.key());
    answers.push("minutes", visit.minutes.map_or_else(|| USUAL_MINUTES.to_owned(), |n| n.to_string()));
    answers.push("travel_minutes", visit.travel_minutes.map_or_else(String::new, |n| n.to_string()));
    answers.push("worker", visit.worker_id.to_string());
    answers.push("narrative", visit.narrative.clone());
    for child in &whole.children {
        let person = child.person_id;
        answers.push(&format!("seen-{person}"), child.seen.map_or("", Seen::key));
        answers.push(&format!("where-{person}"), child.where_seen.clone().unwrap_or_default());
        answers.push(&format!("words-{person}"), child.own_words.clone().unwrap_or_default());
        answers.push(&format!("meaning-{person}"), child.meaning.clone().unwrap_or_default());
    }
    let mut others = Vec::new();
    for present in &whole.present {
        match (present.person_id, &present.name) {
            (Some(person), _) => answers.push("present", person.to_string()),
            (None, Some(name)) => others.push(name.clone()),
            (None, None) => {}
        }
    }
    answers.push("present_others", others.join("\n"));
    answers
}

/// The answers that the form for a visit nobody planned opens with.
pub fn unplanned(me: WorkerId, purpose: Purpose, now: DateTime) -> Answers {
    let mut answers = Answers::default();
    push_date(&mut answers, "happened_on", now.date());
    answers.push("purpose", purpose.key());
    answers.push("mode", Mode::InPerson.key());
    answers.push("place", Place::Home.key());
    answers.push("worker", me.to_string());
    answers
}

/// Adds who does an action and by when, as the form proposes it.
pub fn propose_actions(answers: &mut Answers, me: WorkerId, today: Date) {
    for n in 1..=ACTIONS {
        answers.push(&format!("owner-{n}"), me.to_string());
        push_date(answers, &format!("due-{n}"), today.saturating_add(ACTION_DAYS.days()));
    }
}

/// The answers that the form for planning opens with.
pub fn new_plan(around: &Around, purpose: Purpose, worker: WorkerId) -> Answers {
    let mut answers = Answers::default();
    for child in around.children() {
        answers.push("child", child.person.to_string());
    }
    answers.push("purpose", purpose.key());
    answers.push("mode", Mode::InPerson.key());
    answers.push("place", Place::Home.key());
    answers.push("minutes", USUAL_MINUTES);
    answers.push("worker", worker.to_string());
    answers
}

/// Reads a visit that happened. `of_visit` are the children who must each have an answer.
pub fn read_held(
    answers: &Answers,
    around: &Around,
    of_visit: &[PersonId],
    now: DateTime,
) -> Result<Said, Mistakes> {
    let mut mistakes = Mistakes::new();
    let happened_on = needed_date(answers, "happened_on", "Enter the day of the visit", &mut mistakes);
    let happened_at = optional_time(answers, "happened_at", &mut mistakes);
    let minutes = whole_number(answers, "minutes", &mut mistakes);
    if answers.text("minutes").is_none() {
        mistakes.push(("minutes".to_owned(), "Enter how long the visit took, in minutes".to_owned()));
    }
    let travel_minutes = whole_number(answers, "travel_minutes", &mut mistakes);
    let (children, told) = children(answers, around, of_visit);
    let unusual_because = answers.owned("unusual_because");
    let whole = Told {
        happened_on: happened_on.unwrap_or(now.date()),
        happened_at: happened_on.and(happened_at),
        minutes: minutes.unwrap_or(1),
        travel_minutes,
        children: &told,
        unusual_because: unusual_because.as_deref(),
    };
    if let Err(refusals) = decide_held(&whole, now) {
        mistakes.extend(refusals.iter().map(|refusal| mistake(refusal, &children, "happened_on")));
    }
    let actions = actions(answers, around, &mut mistakes);
    let worker = visitor(answers, around, &mut mistakes);
    let chosen = chosen(answers, &mut mistakes);
    let (Some(happened_on), Some(minutes), Some(worker), Some((purpose, mode, place)), true) =
        (happened_on, minutes, worker, chosen, mistakes.is_empty())
    else {
        return Err(mistakes);
    };
    Ok(Said {
        happened_on,
        happened_at,
        purpose,
        mode,
        place,
        minutes,
        travel_minutes,
        worker,
        narrative: answers.text("narrative").unwrap_or("").to_owned(),
        children: children
            .into_iter()
            .filter_map(|(person, seen)| said(answers, around, person, seen?))
            .collect(),
        present: members(answers, "present", around),
        others: lines(answers, "present_others"),
        actions,
        unusual_because,
    })
}

/// Reads a visit to come.
pub fn read_plan(answers: &Answers, around: &Around, today: Date) -> Result<Plan, Mistakes> {
    let mut mistakes = Mistakes::new();
    let on = match answers.text("when") {
        Some("today") => Some(today),
        Some("tomorrow") => Some(today.saturating_add(1.day())),
        _ => needed_date(answers, "planned_on", "Choose the day of the visit", &mut mistakes),
    };
    let at = optional_time(answers, "planned_at", &mut mistakes);
    let children = members(answers, "child", around);
    if let Err(refusals) = decide_planned(on.unwrap_or(today), children.len(), today) {
        mistakes.extend(refusals.iter().map(|refusal| mistake(refusal, &[], "planned_on")));
    }
    let minutes = whole_number(answers, "minutes", &mut mistakes);
    if minutes.is_none_or(|n| !(1..=1440).contains(&n)) {
        mistakes.retain(|(field, _)| field != "minutes");
        mistakes.push(("minutes".to_owned(), Refusal::Minutes.to_string()));
    }
    let worker = visitor(answers, around, &mut mistakes);
    let chosen = chosen(answers, &mut mistakes);
    match (on, minutes, worker, chosen) {
        (Some(on), Some(minutes), Some(worker), Some((purpose, mode, place))) if mistakes.is_empty() => {
            Ok(Plan { on, at, children, purpose, mode, place, minutes, worker })
        }
        _ => Err(mistakes),
    }
}

fn children(
    answers: &Answers,
    around: &Around,
    of_visit: &[PersonId],
) -> (Vec<(PersonId, Option<Seen>)>, Vec<ToldChild>) {
    let mut children = Vec::new();
    let mut told = Vec::new();
    for member in &around.members {
        let seen: Option<Seen> = answer(answers, &format!("seen-{}", member.person));
        let is_child_here = around.children().any(|child| child.person == member.person);
        if !of_visit.contains(&member.person) && (seen.is_none() || !is_child_here) {
            continue;
        }
        children.push((member.person, seen));
        told.push(ToldChild {
            name: member.name.clone(),
            birth: member.birth,
            seen,
            own_words: answers.owned(&format!("words-{}", member.person)),
        });
    }
    (children, told)
}

fn said(answers: &Answers, around: &Around, person: PersonId, seen: Seen) -> Option<SaidChild> {
    let text = |name: &str| answers.owned(&format!("{name}-{person}"));
    Some(SaidChild {
        person,
        records: around.records(person),
        seen,
        where_seen: text("where"),
        own_words: text("words"),
        meaning: text("meaning"),
    })
}

fn actions(answers: &Answers, around: &Around, mistakes: &mut Mistakes) -> Vec<SaidAction> {
    let mut actions = Vec::new();
    for n in 1..=ACTIONS {
        let Some(what) = answers.owned(&format!("what-{n}")) else { continue };
        let due = format!("due-{n}");
        let due_on = answers.date(&due).unwrap_or_else(|message| {
            mistakes.push((due, message));
            None
        });
        let owner = answers.text(&format!("owner-{n}")).unwrap_or("");
        let worker = owner.parse().ok().filter(|id| around.worker(*id).is_some());
        let person = owner.parse().ok().filter(|id| around.others().any(|member| member.person == *id));
        if worker.is_none() && person.is_none() {
            mistakes.push((format!("owner-{n}"), "Choose who does this".to_owned()));
        }
        actions.push(SaidAction { what, worker, person, due_on });
    }
    actions
}

fn visitor(answers: &Answers, around: &Around, mistakes: &mut Mistakes) -> Option<WorkerId> {
    let worker = answer(answers, "worker").filter(|worker| around.worker(*worker).is_some());
    if worker.is_none() {
        mistakes.push(("worker".to_owned(), "Choose who visits".to_owned()));
    }
    worker
}

fn chosen(answers: &Answers, mistakes: &mut Mistakes) -> Option<(Purpose, Mode, Place)> {
    let (purpose, mode, place) =
        (answer(answers, "purpose"), answer(answers, "mode"), answer(answers, "place"));
    for (field, is_missing, message) in [
        ("purpose", purpose.is_none(), "Choose what the visit is for"),
        ("mode", mode.is_none(), "Choose how the visit is held"),
        ("place", place.is_none(), "Choose where the visit is"),
    ] {
        if is_missing {
            mistakes.push((field.to_owned(), message.to_owned()));
        }
    }
    Some((purpose?, mode?, place?))
}

fn mistake(refusal: &Refusal, children: &[(PersonId, Option<Seen>)], day: &str) -> (String, String) {
    let child = |field: &str, at: usize| {
        children.get(at).map_or_else(String::new, |(person, _)| format!("{field}-{person}"))
    };
    let field = match refusal {
        Refusal::InTheFuture | Refusal::DayPassed | Refusal::TooFarAhead => day.to_owned(),
        Refusal::NoChild => "children".to_owned(),
        Refusal::NotSaid(at, _) | Refusal::NotBorn(at, _) => child("seen", *at),
        Refusal::WordsOfUnseen(at, _) => child("words", *at),
        Refusal::Minutes => "minutes".to_owned(),
        Refusal::TravelMinutes => "travel_minutes".to_owned(),
        Refusal::WhyUnusual(_) => "unusual_because".to_owned(),
    };
    (field, refusal.to_string())
}

fn answer<T: FromStr>(answers: &Answers, name: &str) -> Option<T> {
    answers.text(name).and_then(|text| text.parse().ok())
}

fn members(answers: &Answers, name: &str, around: &Around) -> Vec<PersonId> {
    let sent: Vec<PersonId> = answers.all(name).iter().filter_map(|id| id.parse().ok()).collect();
    let known = around.members.iter().map(|member| member.person);
    known.filter(|person| sent.contains(person)).collect()
}
