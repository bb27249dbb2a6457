//! What is done to visits: planned, recorded, corrected, and said not to have happened.

use jiff::civil::Date;
use kith_practice::visit::VisitState;
use kith_vocabulary::ids::{DraftId, FamilyId, PersonId, VisitId};
use uuid::Uuid;

use super::answers::{Plan, Said, SaidAction, SaidChild};
use super::rows::{ActionItem, Visit, VisitChild, VisitPresent};
use super::sql::{self, Whole};
use crate::platform::access::{Grant, may};
use crate::platform::context::Ctx;
use crate::platform::db::Tx;
use crate::platform::drafts;
use crate::platform::problem::{Conflict, Problem};
use crate::platform::recorder::{Intent, Recorder, record_task};

/// The form that a visit was sent with: its id against doing it twice, and its draft.
#[derive(Debug, Clone, Copy, Default)]
pub struct Sending {
    /// Made by the client.
    pub write_id: Option<Uuid>,
    /// The draft that ends when the form is saved.
    pub draft: Option<DraftId>,
}

/// Which visit is recorded or corrected, and in which version it was read.
#[derive(Debug, Clone, Copy)]
pub struct Read {
    /// The visit.
    pub visit: VisitId,
    /// [`Whole::version`] of what was read.
    pub version: i64,
}

/// Plans a visit. Gives where to look next.
pub fn plan_visit(
    tx: &mut Tx,
    ctx: &Ctx,
    grant: &Grant<may::PlanVisit>,
    sending: Sending,
    plan: &Plan,
) -> Result<String, Problem> {
    let family = grant.family()?;
    once(tx, ctx, Intent::to("plan a visit"), sending, |recorder| {
        let mut visit = Visit {
            visit_id: recorder.new_id(),
            version: 0,
            family_id: family,
            state: VisitState::Planned,
            purpose: plan.purpose,
            planned_on: Some(plan.on),
            planned_at: plan.at,
            happened_on: None,
            happened_at: None,
            mode: plan.mode,
            place: plan.place,
            minutes: Some(plan.minutes),
            travel_minutes: None,
            worker_id: plan.worker,
            narrative: String::new(),
            not_held_because: None,
        };
        recorder.save(&mut visit)?;
        for person in &plan.children {
            recorder.save(&mut new_child(recorder, &visit, *person))?;
        }
        Ok(format!("/today?done=visit-planned&visit={}", visit.visit_id))
    })
}

/// Records a visit that nobody had planned.
pub fn record_unplanned(
    tx: &mut Tx,
    ctx: &Ctx,
    grant: &Grant<may::RecordVisit>,
    sending: Sending,
    said: &Said,
) -> Result<String, Problem> {
    let family = grant.family()?;
    once(tx, ctx, intent("record a visit", said.unusual_because.clone()), sending, |recorder| {
        let mut whole = unplanned(recorder, family, said);
        save_said(recorder, &mut whole, said)?;
        Ok(format!("/today?done=visit-recorded&visit={}", whole.visit.visit_id))
    })
}

/// A visit that nobody had planned, before what was said of it is saved.
fn unplanned(recorder: &Recorder, family_id: FamilyId, said: &Said) -> Whole {
    let visit = Visit {
        visit_id: recorder.new_id(),
        version: 0,
        family_id,
        state: VisitState::Done,
        purpose: said.purpose,
        planned_on: None,
        planned_at: None,
        happened_on: None,
        happened_at: None,
        mode: said.mode,
        place: said.place,
        minutes: None,
        travel_minutes: None,
        worker_id: said.worker,
        narrative: String::new(),
        not_held_because: None,
    };
    Whole { visit, children: Vec::new(), present: Vec::new(), actions: Vec::new() }
}

/// Records a visit, planned or not, as part of another task of the worker who made it: a confirmed draft of it.
pub fn save_written_up(
    recorder: &mut Recorder,
    grant: &Grant<may::RecordVisit>,
    planned: Option<VisitId>,
    said: &Said,
) -> Result<VisitId, Problem> {
    let family = grant.family()?;
    let mut whole = match planned {
        None => unplanned(recorder, family, said),
        Some(id) => {
            let authority = recorder.acting().authority;
            let visit = sql::find_visit(recorder.tx(), authority, id)?
                .filter(|visit| visit.family_id == family)
                .ok_or(Problem::NotFound)?;
            sql::whole(recorder.tx(), authority, visit)?
        }
    };
    if planned.is_some() && whole.visit.state == VisitState::Done {
        return Err(changed(&whole, Read { visit: whole.visit.visit_id, version: 0 }));
    }
    whole.visit.state = VisitState::Done;
    whole.visit.not_held_because = None;
    save_said(recorder, &mut whole, said)?;
    Ok(whole.visit.visit_id)
}

/// Records what happened at a planned visit.
pub fn record_planned(
    tx: &mut Tx,
    ctx: &Ctx,
    grant: &Grant<may::RecordVisit>,
    sending: Sending,
    read: Read,
    said: &Said,
) -> Result<String, Problem> {
    let family = grant.family()?;
    once(tx, ctx, intent("record a visit", said.unusual_because.clone()), sending, |recorder| {
        let mut whole = as_read(recorder, family, read)?;
        if whole.visit.state == VisitState::Done {
            return Err(changed(&whole, read));
        }
        whole.visit.state = VisitState::Done;
        whole.visit.not_held_because = None;
        save_said(recorder, &mut whole, said)?;
        Ok(format!("/today?done=visit-recorded&visit={}", read.visit))
    })
}

/// Corrects a visit that was recorded. What stood before stays in its history.
pub fn correct_visit(
    tx: &mut Tx,
    ctx: &Ctx,
    grant: &Grant<may::CorrectVisit>,
    sending: Sending,
    read: Read,
    (said, reason): (&Said, &str),
) -> Result<String, Problem> {
    let family = grant.family()?;
    once(tx, ctx, intent("correct a visit", Some(reason.to_owned())), sending, |recorder| {
        let mut whole = as_read(recorder, family, read)?;
        if whole.visit.state != VisitState::Done {
            return Err(Problem::NotFound);
        }
        save_said(recorder, &mut whole, said)?;
        Ok(format!("/visits/{}?done=visit-corrected", read.visit))
    })
}

/// Says why a planned visit did not happen.
pub fn say_not_held(
    tx: &mut Tx,
    ctx: &Ctx,
    grant: &Grant<may::PlanVisit>,
    sending: Sending,
    read: Read,
    because: &str,
) -> Result<String, Problem> {
    let family = grant.family()?;
    once(tx, ctx, intent("say that a visit did not happen", Some(because.to_owned())), sending, |recorder| {
        let mut whole = as_read(recorder, family, read)?;
        if whole.visit.state != VisitState::Planned {
            return Err(changed(&whole, read));
        }
        whole.visit.state = VisitState::NotHeld;
        whole.visit.not_held_because = Some(because.to_owned());
        recorder.save(&mut whole.visit)?;
        Ok(format!("/visits/{}?done=visit-cancelled", read.visit))
    })
}

fn intent(kind: &'static str, reason: Option<String>) -> Intent {
    Intent { reason, ..Intent::to(kind) }
}

/// Does the work once, and ends the draft of its form in the same transaction.
pub(crate) fn once(
    tx: &mut Tx,
    ctx: &Ctx,
    intent: Intent,
    sending: Sending,
    work: impl FnOnce(&mut Recorder) -> Result<String, Problem>,
) -> Result<String, Problem> {
    let outcome = record_task(tx, ctx.acting(), intent.once(sending.write_id), work)?;
    if let Some(draft) = sending.draft {
        drafts::throw_away(tx, ctx.authority(), ctx.who.worker, draft)?;
    }
    Ok(outcome)
}

/// The visit as it stands, if nobody changed it since it was read.
fn as_read(recorder: &mut Recorder, family: FamilyId, read: Read) -> Result<Whole, Problem> {
    let authority = recorder.acting().authority;
    let visit = sql::find_visit(recorder.tx(), authority, read.visit)?
        .filter(|visit| visit.family_id == family)
        .ok_or(Problem::NotFound)?;
    let whole = sql::whole(recorder.tx(), authority, visit)?;
    if whole.version() == read.version { Ok(whole) } else { Err(changed(&whole, read)) }
}

fn changed(whole: &Whole, read: Read) -> Problem {
    Problem::Conflict(Box::new(Conflict {
        table: "visit",
        row_id: read.visit.to_string(),
        seen: read.version,
        stands: whole.version(),
    }))
}

fn save_said(recorder: &mut Recorder, whole: &mut Whole, said: &Said) -> Result<(), Problem> {
    let visit = &mut whole.visit;
    visit.purpose = said.purpose;
    visit.mode = said.mode;
    visit.place = said.place;
    visit.happened_on = Some(said.happened_on);
    visit.happened_at = said.happened_at;
    visit.minutes = Some(said.minutes);
    visit.travel_minutes = said.travel_minutes;
    visit.worker_id = said.worker;
    visit.narrative.clone_from(&said.narrative);
    recorder.save(visit)?;
    for child in &said.children {
        save_child(recorder, whole, child)?;
    }
    save_present(recorder, whole, said)?;
    for action in &said.actions {
        save_action(recorder, &whole.visit, action)?;
    }
    Ok(())
}

fn new_child(recorder: &Recorder, visit: &Visit, person_id: PersonId) -> VisitChild {
    VisitChild {
        visit_child_id: recorder.new_id(),
        version: 0,
        visit_id: visit.visit_id,
        family_id: visit.family_id,
        person_id,
        seen: None,
        where_seen: None,
        own_words: None,
        meaning: None,
    }
}

fn save_child(recorder: &mut Recorder, whole: &mut Whole, said: &SaidChild) -> Result<(), Problem> {
    let known = whole.children.iter().find(|child| said.records.contains(&child.person_id)).cloned();
    let mut child = known.unwrap_or_else(|| new_child(recorder, &whole.visit, said.person));
    child.seen = Some(said.seen);
    child.where_seen.clone_from(&said.where_seen);
    child.own_words.clone_from(&said.own_words);
    child.meaning.clone_from(&said.meaning);
    recorder.save(&mut child)
}

/// Who was there: rows that no longer hold are emptied, since no row is ever deleted.
fn save_present(recorder: &mut Recorder, whole: &mut Whole, said: &Said) -> Result<(), Problem> {
    for row in &mut whole.present {
        let holds = match (row.person_id, &row.name) {
            (Some(person), _) => said.present.contains(&person),
            (None, Some(name)) => said.others.contains(name),
            (None, None) => true,
        };
        if !holds {
            (row.person_id, row.name) = (None, None);
            recorder.save(row)?;
        }
    }
    let stands = |person: Option<PersonId>, name: Option<&String>| {
        whole.present.iter().any(|row| row.person_id == person && row.name.as_ref() == name)
    };
    let people = said.present.iter().map(|person| (Some(*person), None));
    let others = said.others.iter().map(|name| (None, Some(name)));
    let new: Vec<_> = people.chain(others).filter(|(person, name)| !stands(*person, *name)).collect();
    for (person_id, name) in new {
        recorder.save(&mut VisitPresent {
            visit_present_id: recorder.new_id(),
            version: 0,
            visit_id: whole.visit.visit_id,
            family_id: whole.visit.family_id,
            person_id,
            name: name.cloned(),
        })?;
    }
    Ok(())
}

fn save_action(recorder: &mut Recorder, visit: &Visit, said: &SaidAction) -> Result<(), Problem> {
    let done_on: Option<Date> = None;
    recorder.save(&mut ActionItem {
        action_item_id: recorder.new_id(),
        version: 0,
        family_id: visit.family_id,
        visit_id: Some(visit.visit_id),
        what: said.what.clone(),
        worker_id: said.worker,
        person_id: said.person,
        due_on: said.due_on,
        done_on,
        outcome: None,
        child_id: None,
    })
}
