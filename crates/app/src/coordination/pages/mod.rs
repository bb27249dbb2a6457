//! The pages of the desk: leaving a brief, drafting from it, reading the draft, and the desk itself.

pub(super) mod brief;
pub(super) mod desk;
pub(super) mod draft;
pub(super) mod leave;
pub(super) mod read;

use jiff::civil::{Date, DateTime};
use kith_practice::desk::{BriefState, PartKind};
use kith_practice::visit::{Mode, Place, Purpose, Seen as SeenHow};
use kith_vocabulary::calendar::london;
use kith_vocabulary::ids::{BriefId, PersonId};
use kith_vocabulary::time::{date_in_words, day_and_date, time_in_words};

use super::actions::Seen;
use super::load::Open;
use super::rows::{BriefPart, BriefVisit};
use crate::answers::Choice;
use crate::platform::context::Ctx;
use crate::platform::http::Asked;
use crate::visits::pages::form::{Filled, words};

/// The moment of a request on London's clocks.
fn now(ctx: &Ctx) -> DateTime {
    london(ctx.now)
}

/// The version of the brief that the form was made from.
fn seen(asked: &Asked, brief: BriefId) -> Seen {
    let version = asked.form.text("version").and_then(|text| text.parse().ok()).unwrap_or(0);
    Seen { brief, version }
}

/// A part of a draft, worded.
struct PartLine {
    id: String,
    kind: PartKind,
    /// `Ngozi Okafor: seen, and in her own words`, or the part's own name.
    label: String,
    /// What it says.
    body: String,
    /// Whether the child was seen, or the facts of the visit.
    facts: String,
    meaning: String,
    /// Who saw, who said, who typed and who confirmed it.
    provenance: String,
    state: &'static str,
    is_confirmed: bool,
    returned_because: Option<String>,
    person: Option<PersonId>,
}

fn part_line(open: &Open, part: &BriefPart) -> PartLine {
    let child = part.person_id.and_then(|person| open.around.name(person));
    let facts = match part.kind {
        PartKind::Details => open.visit.as_ref().map(visit_in_words).unwrap_or_default(),
        _ => part.seen.map_or("", SeenHow::label).to_owned(),
    };
    PartLine {
        id: part.brief_part_id.to_string(),
        kind: part.kind,
        label: child.map_or_else(|| part.kind.label().to_owned(), str::to_owned),
        body: part.body.clone(),
        facts,
        meaning: part.meaning.clone().unwrap_or_default(),
        provenance: provenance(open, part),
        state: part.state.label(),
        is_confirmed: part.state.is_confirmed(),
        returned_because: part.returned_because.clone(),
        person: part.person_id,
    }
}

/// `Seen by Ada Quill. Said by Ngozi. Typed by Cora Lane. Confirmed by Ada Quill on 25 November 2026.`
fn provenance(open: &Open, part: &BriefPart) -> String {
    let mut told = Vec::new();
    if matches!(part.kind, PartKind::Details | PartKind::Child) {
        told.push(format!("Seen by {}", open.author()));
    }
    let child = part.person_id.filter(|_| !part.body.is_empty()).and_then(|person| open.around.name(person));
    match (child, &part.said_by) {
        (Some(child), _) => told.push(format!("Said by {child}")),
        (None, Some(who)) => told.push(format!("Said by {who}")),
        (None, None) if !matches!(part.kind, PartKind::Details | PartKind::Child) => {
            told.push(format!("Said by {}", open.author()));
        }
        (None, None) => {}
    }
    told.push(format!("Typed by {}", open.worker(part.typed_by_id)));
    if let (Some(worker), Some(on)) = (part.confirmed_by_id, part.confirmed_on) {
        let did = part.state.label();
        told.push(format!("{did} by {} on {}", open.worker(worker), date_in_words(on)));
    }
    told.join(". ") + "."
}

/// `Tuesday 24 November at 4pm, 50 minutes and 30 of travel, child protection visit, at home, in person`.
fn visit_in_words(visit: &BriefVisit) -> String {
    let at = visit.happened_at.map_or_else(String::new, |at| format!(" at {}", time_in_words(at)));
    let travel = visit.travel_minutes.map_or_else(String::new, |n| format!(" and {n} of travel"));
    format!(
        "{}{at}, {} minutes{travel}, {}, {}, {}",
        day_and_date(visit.happened_on),
        visit.minutes,
        visit.purpose.label().to_lowercase(),
        visit.place.label().to_lowercase(),
        visit.mode.label().to_lowercase()
    )
}

/// The choices of a visit's details.
struct VisitChoices {
    purposes: Vec<Choice>,
    modes: Vec<Choice>,
    places: Vec<Choice>,
}

fn visit_choices(filled: &Filled) -> VisitChoices {
    let answers = &filled.answers;
    VisitChoices {
        purposes: words(answers, "purpose", Purpose::ALL.iter().map(|p| (p.key(), p.label()))),
        modes: words(answers, "mode", Mode::ALL.iter().map(|m| (m.key(), m.label()))),
        places: words(answers, "place", Place::ALL.iter().map(|p| (p.key(), p.label()))),
    }
}

/// A child of a visit's form.
struct ChildPart {
    name: String,
    seen_name: String,
    words_name: String,
    meaning_name: String,
    seen: Vec<Choice>,
    seen_error: String,
    words: String,
    words_error: String,
    meaning: String,
}

fn child_part(filled: &Filled, open: &Open, person: PersonId, today: Date) -> Option<ChildPart> {
    let member = open.around.member(person)?;
    let (seen, words, meaning) =
        (format!("seen-{person}"), format!("words-{person}"), format!("meaning-{person}"));
    Some(ChildPart {
        name: format!("{}, {}", member.name, member.birth.age_in_words(today)),
        seen: SeenHow::ALL
            .iter()
            .map(|one| Choice::among(one.key(), one.label(), &filled.answers, &seen))
            .collect(),
        seen_error: filled.error(&seen).to_owned(),
        words: filled.text(&words).to_owned(),
        words_error: filled.error(&words).to_owned(),
        meaning: filled.text(&meaning).to_owned(),
        seen_name: seen,
        words_name: words,
        meaning_name: meaning,
    })
}

/// What a brief's state is called, and how its tag looks.
fn tag(state: BriefState) -> &'static str {
    match state {
        BriefState::Returned => "kith-tag--overdue",
        BriefState::WithWorker | BriefState::Waiting => "kith-tag--soon",
        BriefState::Taken | BriefState::Confirmed | BriefState::Withdrawn => "",
    }
}
