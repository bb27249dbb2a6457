//! A brief and its draft as answers of their forms, and answers as a brief, a draft and a reading: the one place that
//! knows the forms' names. Those of a visit are the visits' own.

use jiff::civil::{Date, DateTime};
use kith_practice::desk::{PartKind, Wanted};
use kith_practice::visit::Seen;
use kith_vocabulary::ids::{PersonId, VisitId};
use kith_vocabulary::time::time_in_words;

use super::actions::drafting::{Drafted, DraftedPart};
use super::actions::leaving::Told;
use super::actions::reading::{Changed, Reading, Verdict};
use super::load::Open;
use super::rows::{BriefPart, BriefVisit};
use crate::platform::http::Answers;
use crate::visits::answers::{Mistakes, Said, needed_date, push_date, read_held};
use crate::visits::sql::Around;

/// The controls of a visit's details.
const DETAILS: [&str; 9] = [
    "happened_on-day",
    "happened_on-month",
    "happened_on-year",
    "happened_at",
    "minutes",
    "travel_minutes",
    "purpose",
    "mode",
    "place",
];

/// Minutes that may be told at once: more is a mistake of typing.
const MOST_MINUTES: i64 = 600;

/// The controls that a part is made of.
pub(super) fn names_of(kind: PartKind, person: Option<PersonId>) -> Vec<String> {
    match (kind, person) {
        (PartKind::Details, _) => DETAILS.iter().map(|name| (*name).to_owned()).collect(),
        (PartKind::Child, Some(person)) => {
            ["seen", "words", "meaning"].iter().map(|name| format!("{name}-{person}")).collect()
        }
        _ => vec![kind.key().to_owned()],
    }
}

/// Reads a brief.
pub(super) fn read_brief(
    answers: &Answers,
    around: &Around,
    planned: &[VisitId],
    today: Date,
    has_files: bool,
) -> Result<Told, Mistakes> {
    let mut mistakes = Mistakes::new();
    let wanted: Option<Wanted> = answers.text("wanted").and_then(|key| key.parse().ok());
    if wanted.is_none() {
        mistakes.push(("wanted".to_owned(), "Choose what you need".to_owned()));
    }
    let bullets = answers.text("bullets").unwrap_or("").to_owned();
    if bullets.is_empty() && !has_files {
        let message = "Write a few words, or add a photo of your notes or a voice note";
        mistakes.push(("bullets".to_owned(), message.to_owned()));
    }
    let about_on = needed_date(answers, "about_on", "Enter the day that it is about", &mut mistakes);
    if wanted == Some(Wanted::VisitWriteUp) && about_on.is_some_and(|on| on > today) {
        mistakes.push(("about_on".to_owned(), "A visit to be written up cannot be in the future".to_owned()));
    }
    let due_on = match answers.text("due") {
        Some("today") => Some(today),
        Some("another day") => {
            needed_date(answers, "due_on", "Enter the day by which you need it", &mut mistakes)
        }
        _ => wanted.map(|wanted| wanted.usually_due(today)),
    };
    if due_on.is_some_and(|on| on < today) {
        mistakes.push(("due_on".to_owned(), "This day has passed".to_owned()));
    }
    let minutes = minutes(answers, &mut mistakes);
    let child = answers.text("child").and_then(|id| id.parse().ok());
    let visit = answers.text("visit").and_then(|id| id.parse().ok());
    match (wanted, about_on, due_on, mistakes.is_empty()) {
        (Some(wanted), Some(about_on), Some(due_on), true) => Ok(Told {
            wanted,
            child: child.filter(|child| {
                wanted != Wanted::VisitWriteUp && around.children().any(|one| one.person == *child)
            }),
            about_on,
            visit: visit.filter(|visit| wanted == Wanted::VisitWriteUp && planned.contains(visit)),
            due_on,
            bullets,
            minutes,
        }),
        _ => Err(mistakes),
    }
}

fn minutes(answers: &Answers, mistakes: &mut Mistakes) -> Option<i64> {
    let text = answers.text("desk_minutes")?;
    let minutes = text.parse().ok().filter(|minutes| (1..=MOST_MINUTES).contains(minutes));
    if minutes.is_none() {
        mistakes
            .push(("desk_minutes".to_owned(), "Enter minutes as a whole number from 1 to 600".to_owned()));
    }
    minutes
}

/// The answers that a draft stands for.
pub(super) fn of_draft(open: &Open) -> Answers {
    let mut answers = Answers::default();
    if let Some(visit) = &open.visit {
        push_visit(&mut answers, visit);
    }
    for part in &open.parts {
        push_part(&mut answers, part);
    }
    if let Some(on) = open.brief.reply_by {
        push_date(&mut answers, "reply_by", on);
    }
    answers
}

fn push_visit(answers: &mut Answers, visit: &BriefVisit) {
    push_date(answers, "happened_on", visit.happened_on);
    answers.push("happened_at", visit.happened_at.map_or_else(String::new, time_in_words));
    answers.push("minutes", visit.minutes.to_string());
    answers.push("travel_minutes", visit.travel_minutes.map_or_else(String::new, |n| n.to_string()));
    answers.push("purpose", visit.purpose.key());
    answers.push("mode", visit.mode.key());
    answers.push("place", visit.place.key());
}

fn push_part(answers: &mut Answers, part: &BriefPart) {
    match (part.kind, part.person_id) {
        (PartKind::Details, _) => {}
        (PartKind::Child, Some(person)) => {
            answers.push(&format!("seen-{person}"), part.seen.map_or("", Seen::key));
            answers.push(&format!("words-{person}"), part.body.clone());
            answers.push(&format!("meaning-{person}"), part.meaning.clone().unwrap_or_default());
        }
        (kind, _) => {
            answers.push(kind.key(), part.body.clone());
            answers.push(&format!("said-{kind}"), part.said_by.clone().unwrap_or_default());
        }
    }
}

/// The answers that the form of a new draft opens with: those of a visit's write-up, on the day that it is about.
pub(super) fn new_draft(open: &Open, opening: Answers) -> Answers {
    let mut answers = opening;
    if open.brief.visit_id.is_none() {
        answers.0.retain(|(name, _)| !name.starts_with("happened_on"));
        push_date(&mut answers, "happened_on", open.brief.about_on);
    }
    answers
}

/// The answers with what was confirmed before in the place of whatever was sent for it.
fn with_confirmed(form: &Answers, open: &Open) -> Answers {
    let mut answers = form.clone();
    answers.0.retain(|(name, _)| name != "worker" && !name.starts_with("what-"));
    answers.push("worker", open.brief.worker_id.to_string());
    for part in open.parts.iter().filter(|part| part.state.is_confirmed()) {
        let names = names_of(part.kind, part.person_id);
        answers.0.retain(|(name, _)| !names.contains(name));
        push_part(&mut answers, part);
        if let (PartKind::Details, Some(visit)) = (part.kind, &open.visit) {
            push_visit(&mut answers, visit);
        }
    }
    answers
}

/// Reads a draft.
pub(super) fn read_draft(form: &Answers, open: &Open, now: DateTime) -> Result<Drafted, Mistakes> {
    let answers = with_confirmed(form, open);
    let wanted = open.brief.wanted;
    let mut mistakes = Mistakes::new();
    let mut parts = Vec::new();
    let visit = match wanted {
        Wanted::VisitWriteUp => match read_held(&answers, &open.around, &open.of_visit, now) {
            Ok(said) => Some(said),
            Err(wrong) => {
                mistakes = wrong;
                None
            }
        },
        _ => None,
    };
    if let Some(said) = &visit {
        parts.extend(parts_of_visit(said));
    }
    for kind in wanted.parts().iter().filter(|kind| !matches!(kind, PartKind::Details | PartKind::Child)) {
        let body = answers.text(kind.key()).unwrap_or("").to_owned();
        if body.is_empty() && !kind.may_be_blank() {
            mistakes.push((kind.key().to_owned(), format!("Write: {}", kind.label().to_lowercase())));
        }
        if !body.is_empty() || open.part(*kind, None).is_some() {
            let said_by = answers.owned(&format!("said-{kind}"));
            parts.push(DraftedPart { kind: *kind, person: None, body, seen: None, said_by });
        }
    }
    let reply_by = match answers.date("reply_by") {
        Ok(day) => day.filter(|_| wanted.awaits_reply()),
        Err(message) => {
            mistakes.push(("reply_by".to_owned(), message));
            None
        }
    };
    if reply_by.is_some_and(|on| on < now.date()) {
        mistakes.push(("reply_by".to_owned(), "This day has passed".to_owned()));
    }
    let minutes = minutes(&answers, &mut mistakes);
    if minutes.is_none() && !mistakes.iter().any(|(name, _)| name == "desk_minutes") {
        mistakes.push(("desk_minutes".to_owned(), "Enter how long it took you, in minutes".to_owned()));
    }
    if mistakes.is_empty() { Ok(Drafted { parts, visit, reply_by, minutes }) } else { Err(mistakes) }
}

fn parts_of_visit(said: &Said) -> Vec<DraftedPart> {
    let part = |kind, person, body: Option<&String>, seen| DraftedPart {
        kind,
        person,
        body: body.cloned().unwrap_or_default(),
        seen,
        said_by: None,
    };
    let mut parts = vec![part(PartKind::Details, None, None, None)];
    parts.extend(
        said.children.iter().map(|child| {
            part(PartKind::Child, Some(child.person), child.own_words.as_ref(), Some(child.seen))
        }),
    );
    parts
}

/// Reads what the worker says of a draft: of each part that they have not confirmed yet, and for all of it at once.
pub(super) fn read_reading(form: &Answers, open: &Open, now: DateTime) -> Result<Reading, Mistakes> {
    let answers = with_confirmed(form, open);
    let mut mistakes = Mistakes::new();
    let mut verdicts = Vec::new();
    for part in open.parts.iter().filter(|part| !part.state.is_confirmed()) {
        verdicts.extend(verdict(&answers, part, &mut mistakes));
    }
    let is_whole = verdicts.iter().all(|verdict| verdict.returned_because.is_none());
    let told = (open.brief.wanted == Wanted::VisitWriteUp)
        .then(|| read_held(&answers, &open.around, &open.of_visit, now));
    let visit = match told {
        Some(Ok(said)) => Some(with_next(said, &answers, now.date())),
        // What is wrong with a part that goes back is for the co-ordinator to put right.
        Some(Err(wrong)) if is_whole => {
            mistakes.extend(wrong);
            None
        }
        _ => None,
    };
    let details_changed = match (&visit, &open.visit) {
        (Some(said), Some(stands)) if is_same(said, stands) => Changed::No,
        (Some(_), Some(_)) => Changed::Yes,
        _ => Changed::No,
    };
    let minutes = minutes(&answers, &mut mistakes);
    if mistakes.is_empty() {
        Ok(Reading { verdicts, visit, details_changed, minutes })
    } else {
        Err(mistakes)
    }
}

fn is_same(said: &Said, stands: &BriefVisit) -> bool {
    (said.happened_on, said.happened_at) == (stands.happened_on, stands.happened_at)
        && (said.purpose, said.mode, said.place) == (stands.purpose, stands.mode, stands.place)
        && (said.minutes, said.travel_minutes) == (stands.minutes, stands.travel_minutes)
}

fn verdict(answers: &Answers, part: &BriefPart, mistakes: &mut Mistakes) -> Option<Verdict> {
    let control = format!("verdict-{}", part.brief_part_id);
    let said = if answers.has("all", "yes") { Some("confirm") } else { answers.text(&control) };
    let returned_because = match said {
        Some("confirm") => None,
        Some("return") => {
            let why = format!("why-{}", part.brief_part_id);
            let because = answers.owned(&why);
            if because.is_none() {
                mistakes.push((why, "Say what is to be put right".to_owned()));
            }
            Some(because.unwrap_or_default())
        }
        _ => {
            let message = format!("Confirm “{}” or give it back", part.kind.label().to_lowercase());
            mistakes.push((control, message));
            return None;
        }
    };
    let (body, seen) = match (part.kind, part.person_id) {
        (PartKind::Child, Some(person)) => (
            answers.text(&format!("words-{person}")),
            answers.text(&format!("seen-{person}")).and_then(|key| key.parse().ok()),
        ),
        (kind, _) => (answers.text(kind.key()), None),
    };
    // Line ends as browsers send them are no change.
    let body = body.unwrap_or("").replace("\r\n", "\n");
    let stands = part.body.replace("\r\n", "\n");
    let body = if body == stands { part.body.clone() } else { body };
    let meaning = part.person_id.and_then(|person| answers.owned(&format!("meaning-{person}")));
    Some(Verdict { part: part.brief_part_id, returned_because, body, seen, meaning })
}

/// What happens next becomes actions of the worker, one for each line.
fn with_next(mut said: Said, answers: &Answers, today: Date) -> Said {
    let worker = Some(said.worker);
    let lines = crate::visits::answers::lines(answers, PartKind::Next.key());
    said.actions = lines
        .into_iter()
        .map(|what| crate::visits::answers::SaidAction {
            what,
            worker,
            person: None,
            due_on: Some(super::actions::due(today)),
        })
        .collect();
    said
}
