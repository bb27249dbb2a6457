//! The worker reads a draft beside the brief and confirms, changes or gives back each part. With the last part confirmed
//! it enters the record: a visit as a visit, actions as actions, a request with the reply that is awaited.

use kith_practice::desk::{BriefState, PartKind, PartState, Side, Wanted};
use kith_practice::visit::Seen as SeenHow;
use kith_vocabulary::ids::BriefPartId;

use super::drafting::save_visit;
use super::{Seen, as_seen, changed, due, save_minutes};
use crate::coordination::load;
use crate::coordination::rows::{AwaitedReply, Brief, BriefPart};
use crate::platform::access::{Grant, may};
use crate::platform::context::Ctx;
use crate::platform::db::Tx;
use crate::platform::problem::Problem;
use crate::platform::recorder::{Intent, Recorder};
use crate::visits::actions::{Sending, once, save_written_up};
use crate::visits::answers::Said;
use crate::visits::rows::ActionItem;

/// What the worker says of one part.
#[derive(Debug, Clone)]
pub(in crate::coordination) struct Verdict {
    pub(in crate::coordination) part: BriefPartId,
    /// Why it is given back; nothing where it is confirmed.
    pub(in crate::coordination) returned_because: Option<String>,
    /// What it says by now.
    pub(in crate::coordination) body: String,
    pub(in crate::coordination) seen: Option<SeenHow>,
    /// What it means for the child.
    pub(in crate::coordination) meaning: Option<String>,
}

/// What the worker says of a draft.
#[derive(Debug, Clone)]
pub(in crate::coordination) struct Reading {
    pub(in crate::coordination) verdicts: Vec<Verdict>,
    /// The visit as the worker tells it by now, where one is written up and it can be told already.
    pub(in crate::coordination) visit: Option<Said>,
    /// Whether the worker changed when, how or where the visit was.
    pub(in crate::coordination) details_changed: Changed,
    /// How long the reading took, in minutes, where the worker says.
    pub(in crate::coordination) minutes: Option<i64>,
}

/// Whether something is as it was drafted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::coordination) enum Changed {
    /// As drafted.
    No,
    /// The worker changed it.
    Yes,
}

/// Reads a draft. The right to record a visit is the worker's own, and is asked for where a visit is written up.
pub(in crate::coordination) fn read_draft(
    tx: &mut Tx,
    ctx: &Ctx,
    (grant, record): (&Grant<may::ConfirmDraft>, Option<&Grant<may::RecordVisit>>),
    sending: Sending,
    (seen, reading): (Seen, &Reading),
) -> Result<String, Problem> {
    let family = grant.family()?;
    let intent = Intent { source: source(tx, ctx, seen)?, ..Intent::to("read a draft") };
    once(tx, ctx, intent, sending, |recorder| {
        let mut brief = as_seen(recorder, family, seen)?;
        if brief.worker_id != ctx.who.worker {
            let why =
                "A draft is confirmed by the worker who left the brief: they saw and heard what it tells.";
            return Err(Problem::NotAllowed(why.to_owned()));
        }
        if brief.state != BriefState::WithWorker {
            return Err(changed(&brief, seen.version));
        }
        let mut parts = load::parts(recorder.tx(), ctx.authority(), brief.brief_id)?;
        for part in parts.iter_mut().filter(|part| !part.state.is_confirmed()) {
            if let Some(verdict) = reading.verdicts.iter().find(|one| one.part == part.brief_part_id) {
                judge(ctx, part, verdict, reading.details_changed);
                recorder.save(part)?;
                let is_changed = part.kind == PartKind::Details && part.state == PartState::Changed;
                if let Some(said) = reading.visit.as_ref().filter(|_| is_changed) {
                    save_visit(recorder, &brief, said)?;
                }
            }
        }
        let states: Vec<PartState> = parts.iter().map(|part| part.state).collect();
        brief.state = PartState::amount_to(&states);
        if brief.state == BriefState::Confirmed {
            enter(recorder, ctx, &mut brief, (&parts, reading), record)?;
        }
        recorder.save(&mut brief)?;
        save_minutes(recorder, &brief, Side::Worker, reading.minutes)?;
        let done = match (brief.state, brief.wanted) {
            (BriefState::Confirmed, Wanted::VisitWriteUp) => "visit-recorded",
            (BriefState::Confirmed, _) => "draft-confirmed",
            (BriefState::Returned, _) => "draft-returned",
            _ => "draft-read",
        };
        Ok(format!("/briefs/{}?done={done}", brief.brief_id))
    })
}

/// Who typed what is confirmed, for the history of every row that comes of it.
fn source(tx: &mut Tx, ctx: &Ctx, seen: Seen) -> Result<Option<String>, Problem> {
    let typed = load::coordinator_of(tx, ctx.authority(), seen.brief)?;
    Ok(typed.map(|name| format!("drafted by {name} from a brief")))
}

fn judge(ctx: &Ctx, part: &mut BriefPart, verdict: &Verdict, details: Changed) {
    part.meaning.clone_from(&verdict.meaning);
    if let Some(because) = &verdict.returned_because {
        part.state = PartState::Returned;
        part.returned_because = Some(because.clone());
        return;
    }
    let is_same = match part.kind {
        PartKind::Details => details == Changed::No,
        _ => part.body == verdict.body && part.seen == verdict.seen,
    };
    part.state = if is_same { PartState::Confirmed } else { PartState::Changed };
    if part.kind != PartKind::Details {
        part.body.clone_from(&verdict.body);
        part.seen = verdict.seen;
    }
    part.confirmed_by_id = Some(ctx.who.worker);
    part.confirmed_on = Some(ctx.today);
}

/// Puts into the record what the confirmed draft amounts to.
fn enter(
    recorder: &mut Recorder,
    ctx: &Ctx,
    brief: &mut Brief,
    (parts, reading): (&[BriefPart], &Reading),
    record: Option<&Grant<may::RecordVisit>>,
) -> Result<(), Problem> {
    brief.confirmed_at = Some(ctx.now);
    let body =
        |kind: PartKind| parts.iter().find(|part| part.kind == kind).map_or("", |part| part.body.as_str());
    if brief.wanted == Wanted::VisitWriteUp {
        let told = record.zip(reading.visit.as_ref());
        let (grant, said) = told.ok_or_else(|| Problem::fault("a visit was confirmed without being told"))?;
        brief.visit_id = Some(save_written_up(recorder, grant, brief.visit_id, said)?);
        return Ok(());
    }
    for what in body(PartKind::Next).lines().map(str::trim).filter(|what| !what.is_empty()) {
        recorder.save(&mut ActionItem {
            action_item_id: recorder.new_id(),
            version: 0,
            family_id: brief.family_id,
            visit_id: None,
            what: what.to_owned(),
            worker_id: Some(brief.worker_id),
            person_id: None,
            due_on: Some(due(ctx.today)),
            done_on: None,
            outcome: None,
            child_id: brief.child_id,
        })?;
    }
    if let Some(due_on) = brief.reply_by.filter(|_| brief.wanted.awaits_reply()) {
        recorder.save(&mut AwaitedReply {
            awaited_reply_id: recorder.new_id(),
            version: 0,
            brief_id: brief.brief_id,
            family_id: brief.family_id,
            from_whom: body(PartKind::Recipient).lines().next().unwrap_or("").to_owned(),
            asked_on: ctx.today,
            due_on,
            chased_on: None,
            times_chased: 0,
            answered_on: None,
            answer: None,
        })?;
    }
    Ok(())
}
