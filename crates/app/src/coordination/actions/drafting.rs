//! A co-ordinator takes a brief, drafts it part by part, and sends the draft to the worker who left it.

use jiff::civil::Date;
use kith_practice::desk::{BriefState, PartKind, PartState, Side};
use kith_practice::visit::Seen as SeenHow;
use kith_vocabulary::ids::PersonId;

use super::{Seen, as_seen, changed, save_minutes};
use crate::coordination::load::{self, serves};
use crate::coordination::rows::{Brief, BriefPart, BriefVisit};
use crate::platform::access::{Grant, may};
use crate::platform::context::Ctx;
use crate::platform::db::Tx;
use crate::platform::problem::Problem;
use crate::platform::recorder::{Intent, Recorder};
use crate::visits::actions::{Sending, once};
use crate::visits::answers::Said;

/// A part, as drafted.
#[derive(Debug, Clone)]
pub(in crate::coordination) struct DraftedPart {
    pub(in crate::coordination) kind: PartKind,
    pub(in crate::coordination) person: Option<PersonId>,
    pub(in crate::coordination) body: String,
    pub(in crate::coordination) seen: Option<SeenHow>,
    pub(in crate::coordination) said_by: Option<String>,
}

/// A whole draft.
#[derive(Debug, Clone)]
pub(in crate::coordination) struct Drafted {
    pub(in crate::coordination) parts: Vec<DraftedPart>,
    /// The visit, where one is written up.
    pub(in crate::coordination) visit: Option<Said>,
    pub(in crate::coordination) reply_by: Option<Date>,
    /// How long it took, in minutes.
    pub(in crate::coordination) minutes: Option<i64>,
}

/// Takes a brief, so that colleagues see that somebody has it.
pub(in crate::coordination) fn take(
    tx: &mut Tx,
    ctx: &Ctx,
    grant: &Grant<may::DraftForWorker>,
    sending: Sending,
    seen: Seen,
) -> Result<String, Problem> {
    let family = grant.family()?;
    once(tx, ctx, Intent::to("take a brief"), sending, |recorder| {
        let mut brief = with_desk(recorder, ctx, family, seen)?;
        brief.coordinator_id = Some(ctx.who.worker);
        brief.state = match brief.state {
            BriefState::Waiting => BriefState::Taken,
            other => other,
        };
        recorder.save(&mut brief)?;
        Ok(format!("/briefs/{}/draft", brief.brief_id))
    })
}

/// Sends a draft to the worker. Parts that they confirmed before stay as they are.
pub(in crate::coordination) fn send_draft(
    tx: &mut Tx,
    ctx: &Ctx,
    grant: &Grant<may::DraftForWorker>,
    sending: Sending,
    (seen, drafted): (Seen, &Drafted),
) -> Result<String, Problem> {
    let family = grant.family()?;
    once(tx, ctx, Intent::to("draft from a brief"), sending, |recorder| {
        let mut brief = with_desk(recorder, ctx, family, seen)?;
        let authority = ctx.authority();
        let stands = load::parts(recorder.tx(), authority, brief.brief_id)?;
        for part in &drafted.parts {
            save_part(recorder, &brief, &stands, part)?;
        }
        let details = stands.iter().find(|part| part.kind == PartKind::Details);
        if let Some(said) = drafted.visit.as_ref().filter(|_| details.is_none_or(|d| !d.state.is_confirmed()))
        {
            save_visit(recorder, &brief, said)?;
        }
        brief.coordinator_id = Some(ctx.who.worker);
        brief.state = BriefState::WithWorker;
        brief.reply_by = drafted.reply_by;
        brief.sent_at = Some(ctx.now);
        recorder.save(&mut brief)?;
        save_minutes(recorder, &brief, Side::Coordinator, drafted.minutes)?;
        Ok(format!("/briefs/{}?done=draft-sent", brief.brief_id))
    })
}

/// The brief, if it is with the desk and its worker is one whom the co-ordinator serves today.
fn with_desk(
    recorder: &mut Recorder,
    ctx: &Ctx,
    family: kith_vocabulary::ids::FamilyId,
    seen: Seen,
) -> Result<Brief, Problem> {
    let brief = as_seen(recorder, family, seen)?;
    if !serves(recorder.tx(), ctx, brief.worker_id)? {
        return Err(Problem::NotFound);
    }
    if brief.state.is_with_desk() { Ok(brief) } else { Err(changed(&brief, seen.version)) }
}

fn save_part(
    recorder: &mut Recorder,
    brief: &Brief,
    stands: &[BriefPart],
    drafted: &DraftedPart,
) -> Result<(), Problem> {
    let worker = recorder.acting().worker;
    let known = stands.iter().find(|part| part.kind == drafted.kind && part.person_id == drafted.person);
    if known.is_some_and(|part| part.state.is_confirmed()) {
        return Ok(());
    }
    let mut part = known.cloned().unwrap_or_else(|| BriefPart {
        brief_part_id: recorder.new_id(),
        version: 0,
        brief_id: brief.brief_id,
        family_id: brief.family_id,
        person_id: drafted.person,
        kind: drafted.kind,
        body: String::new(),
        seen: None,
        meaning: None,
        said_by: None,
        state: PartState::Drafted,
        typed_by_id: worker,
        confirmed_by_id: None,
        confirmed_on: None,
        returned_because: None,
    });
    part.body.clone_from(&drafted.body);
    part.said_by.clone_from(&drafted.said_by);
    part.seen = drafted.seen;
    part.state = PartState::Drafted;
    part.typed_by_id = worker;
    part.returned_because = None;
    recorder.save(&mut part)
}

pub(super) fn save_visit(recorder: &mut Recorder, brief: &Brief, said: &Said) -> Result<(), Problem> {
    let authority = recorder.acting().authority;
    let known = load::visit(recorder.tx(), authority, brief.brief_id)?;
    let (brief_visit_id, version) =
        known.map_or_else(|| (recorder.new_id(), 0), |visit| (visit.brief_visit_id, visit.version));
    recorder.save(&mut BriefVisit {
        brief_visit_id,
        version,
        brief_id: brief.brief_id,
        family_id: brief.family_id,
        happened_on: said.happened_on,
        happened_at: said.happened_at,
        purpose: said.purpose,
        mode: said.mode,
        place: said.place,
        minutes: said.minutes,
        travel_minutes: said.travel_minutes,
    })
}
