//! What is done with meetings: recorded, with what begins and ends by their decisions, and corrected.

mod followers;

use kith_practice::protection::MeetingKind;
use kith_vocabulary::ids::MeetingId;

use self::followers::{Following, Moved};
use crate::meetings::answers::{self, Said, SaidChild, SaidPerson, Whole};
use crate::meetings::children::children;
use crate::meetings::rows::{Meeting, MeetingChild, MeetingPerson};
use crate::platform::access::{Grant, Kind};
use crate::platform::context::Ctx;
use crate::platform::db::Tx;
use crate::platform::http::Answers;
use crate::platform::problem::{Conflict, Problem};
use crate::platform::recorder::{Intent, Recorder};
use crate::visits::actions::{Sending, once};
use crate::{statement, values};

statement! {
    FIND_MEETING = "
        select {meeting}
          from meeting
         where authority_id = ?1 and meeting_id = ?2";

    PARTS_OF_MEETING = "
        select {meeting_child}
          from meeting_child
         where authority_id = ?1 and meeting_id = ?2
         order by meeting_child_id
         limit 60";

    PEOPLE_OF_MEETING = "
        select {meeting_person}
          from meeting_person
         where authority_id = ?1 and meeting_id = ?2
         order by meeting_person_id
         limit 200";
}

/// A meeting, before anybody asked whether its reader may know of it.
pub(in crate::meetings) fn find_meeting(tx: &mut Tx, ctx: &Ctx, id: MeetingId) -> Result<Meeting, Problem> {
    tx.find(&FIND_MEETING, values![ctx.authority(), id])?.ok_or(Problem::NotFound)
}

/// A meeting with its parts.
pub(in crate::meetings) fn whole(tx: &mut Tx, ctx: &Ctx, meeting: Meeting) -> Result<Whole, Problem> {
    let key = values![ctx.authority(), meeting.meeting_id];
    Ok(Whole {
        parts: tx.records(&PARTS_OF_MEETING, key)?,
        people: tx.records(&PEOPLE_OF_MEETING, key)?,
        meeting,
    })
}

/// Records a meeting that was held, and what begins and ends by what it decided.
pub(in crate::meetings) fn record_meeting<A: Kind>(
    tx: &mut Tx,
    ctx: &Ctx,
    grant: &Grant<A>,
    kind: MeetingKind,
    sending: Sending,
    answers: &Answers,
) -> Result<String, Problem> {
    let family_id = grant.family()?;
    once(tx, ctx, Intent::to("record a meeting"), sending, |recorder| {
        let known = children(recorder.tx(), ctx, family_id)?;
        let said = answers::read(kind, answers, &known, ctx.today, None)?;
        let mut meeting = Meeting {
            meeting_id: recorder.new_id(),
            version: 0,
            family_id,
            kind,
            held_on: said.held_on,
            held_at: said.held_at,
            chaired_by: said.chaired_by.clone(),
            narrative: said.narrative.clone(),
        };
        recorder.save(&mut meeting)?;
        for part in &said.children {
            let child = known.child(part.person).ok_or(Problem::NotFound)?;
            recorder.save(&mut new_part(recorder, &meeting, part))?;
            Following { family_id, meeting: &meeting, child, part }.save(recorder)?;
        }
        save_people(recorder, &meeting, Vec::new(), &said.people)?;
        Ok(format!("/families/{family_id}/protection?done=meeting-recorded"))
    })
}

fn new_part(recorder: &Recorder, meeting: &Meeting, part: &SaidChild) -> MeetingChild {
    MeetingChild {
        meeting_child_id: recorder.new_id(),
        version: 0,
        meeting_id: meeting.meeting_id,
        family_id: meeting.family_id,
        person_id: part.person,
        decision: part.decision,
        category: part.category.clone(),
        reason: part.reason.clone(),
        views: part.views.clone(),
    }
}

/// Who was there: rows that no longer hold are emptied, since no row is ever deleted.
fn save_people(
    recorder: &mut Recorder,
    meeting: &Meeting,
    stood: Vec<MeetingPerson>,
    said: &[SaidPerson],
) -> Result<(), Problem> {
    let mut new: Vec<&SaidPerson> = said.iter().collect();
    for mut row in stood.into_iter().filter(|row| row.name.is_some()) {
        let same =
            new.iter().position(|one| Some(&one.name) == row.name.as_ref() && one.agency == row.agency);
        let Some(person) = same.map(|at| new.remove(at)) else {
            (row.name, row.agency) = (None, None);
            recorder.save(&mut row)?;
            continue;
        };
        if (row.attendance, row.sent_report) != (person.attendance, person.sent_report) {
            (row.attendance, row.sent_report) = (person.attendance, person.sent_report);
            recorder.save(&mut row)?;
        }
    }
    for person in new {
        recorder.save(&mut MeetingPerson {
            meeting_person_id: recorder.new_id(),
            version: 0,
            meeting_id: meeting.meeting_id,
            family_id: meeting.family_id,
            name: Some(person.name.clone()),
            agency: person.agency.clone(),
            attendance: person.attendance,
            sent_report: person.sent_report,
        })?;
    }
    Ok(())
}

/// Corrects a meeting, and the days and categories of what began and ended by it.
pub(in crate::meetings) fn correct_meeting<A: Kind>(
    tx: &mut Tx,
    ctx: &Ctx,
    grant: &Grant<A>,
    (id, seen): (MeetingId, i64),
    sending: Sending,
    (answers, reason): (&Answers, &str),
) -> Result<String, Problem> {
    let family = grant.family()?;
    once(tx, ctx, Intent::to("correct a meeting").because(reason), sending, |recorder| {
        let known = children(recorder.tx(), ctx, family)?;
        let meeting = find_meeting(recorder.tx(), ctx, id)?;
        let mut whole = whole(recorder.tx(), ctx, meeting)?;
        let (row_id, stands) = (id.to_string(), whole.version());
        if stands != seen {
            return Err(Problem::Conflict(Box::new(Conflict { table: "meeting", row_id, seen, stands })));
        }
        for part in &mut whole.parts {
            part.person_id = known.around.survivor(part.person_id);
        }
        let said = answers::read(whole.meeting.kind, answers, &known, ctx.today, Some(&whole))?;
        let was = whole.meeting.held_on;
        save_corrected(recorder, &mut whole, &said)?;
        Moved { meeting: &whole.meeting, was, said: &said, around: &known.around }.save(recorder)?;
        Ok(format!("/meetings/{id}?done=meeting-corrected"))
    })
}

fn save_corrected(recorder: &mut Recorder, whole: &mut Whole, said: &Said) -> Result<(), Problem> {
    let stood = whole.meeting.clone();
    let meeting = &mut whole.meeting;
    meeting.held_on = said.held_on;
    meeting.held_at = said.held_at;
    meeting.chaired_by.clone_from(&said.chaired_by);
    meeting.narrative.clone_from(&said.narrative);
    if *meeting != stood {
        recorder.save(meeting)?;
    }
    for row in &mut whole.parts {
        let Some(part) = said.children.iter().find(|part| part.person == row.person_id) else { continue };
        let stood = row.clone();
        row.decision = part.decision;
        row.category.clone_from(&part.category);
        row.reason.clone_from(&part.reason);
        row.views.clone_from(&part.views);
        if *row != stood {
            recorder.save(row)?;
        }
    }
    save_people(recorder, &whole.meeting, std::mem::take(&mut whole.people), &said.people)
}

/// How often a meeting and its parts were changed, whoever may know of them.
pub(in crate::meetings) fn version_of(tx: &mut Tx, ctx: &Ctx, id: MeetingId) -> Result<i64, Problem> {
    let meeting = find_meeting(tx, ctx, id)?;
    Ok(whole(tx, ctx, meeting)?.version())
}
