//! The pages of visits: planning, recording, looking at and correcting one.

pub(super) mod correct;
pub(crate) mod form;
pub(super) mod plan;
pub(super) mod record;
pub(super) mod show;
mod versions;

use jiff::Timestamp;
use kith_practice::visit::Purpose;
use kith_vocabulary::calendar::london;
use kith_vocabulary::ids::{FamilyId, PersonId, VisitId, WorkerId};
use kith_vocabulary::time::date_and_time_in_words;

use super::actions::{Read, Sending};
use super::answers;
use super::rows::Visit;
use super::sql::{self, Around, Whole};
use crate::platform::access::{Grant, Kind, Subject, permit};
use crate::platform::context::Ctx;
use crate::platform::db::Tx;
use crate::platform::drafts::{self, Draft};
use crate::platform::http::{Answers, Asked};
use crate::platform::problem::Problem;

/// `12 March 2026 at 4:05pm`, in London.
pub(crate) fn moment_in_words(at: Timestamp) -> String {
    date_and_time_in_words(london(at))
}

/// A visit and the family around it, for somebody who may do this to it.
pub(crate) struct Open {
    pub(crate) whole: Whole,
    pub(crate) around: Around,
}

impl Open {
    /// The children of the visit whom the reader may know.
    pub(crate) fn children(&self) -> Vec<PersonId> {
        let all = self.whole.children.iter().map(|child| child.person_id);
        all.filter(|person| self.around.member(*person).is_some()).collect()
    }
}

/// Opens a visit for a deed. A visit of a family that the reader may not know is not found.
pub(crate) fn open<A: Kind>(tx: &mut Tx, ctx: &Ctx, id: VisitId) -> Result<(Open, Grant<A>), Problem> {
    let visit = sql::find_visit(tx, ctx.authority(), id)?.ok_or(Problem::NotFound)?;
    let grant = permit::<A>(tx, ctx, Subject::Family(visit.family_id))?;
    let around = sql::around(tx, ctx, visit.family_id, Some(visit.worker_id))?;
    let mut whole = sql::whole(tx, ctx.authority(), visit)?;
    for child in &mut whole.children {
        child.person_id = around.survivor(child.person_id);
    }
    for row in &mut whole.present {
        row.person_id = row.person_id.map(|person| around.survivor(person));
    }
    Ok((Open { whole, around }, grant))
}

/// Which family a visit is of, for granting a deed once more in the transaction that does it.
pub(crate) fn family_of(tx: &mut Tx, ctx: &Ctx, id: VisitId) -> Result<FamilyId, Problem> {
    let visit: Option<Visit> = sql::find_visit(tx, ctx.authority(), id)?;
    visit.map(|visit| visit.family_id).ok_or(Problem::NotFound)
}

/// The answers that the write-up of a visit opens with: what was planned, or what is usual for the family.
pub(crate) fn opening(
    tx: &mut Tx,
    ctx: &Ctx,
    around: &Around,
    (planned, worker): (Option<VisitId>, WorkerId),
) -> Result<Answers, Problem> {
    let now = london(ctx.now);
    let Some(id) = planned else {
        let purpose = Purpose::usual(&sql::going_on(tx, ctx, around)?);
        return Ok(answers::unplanned(worker, purpose, now));
    };
    let visit = sql::find_visit(tx, ctx.authority(), id)?.filter(|visit| visit.family_id == around.family);
    let whole = sql::whole(tx, ctx.authority(), visit.ok_or(Problem::NotFound)?)?;
    Ok(answers::of_visit(&whole, now))
}

/// The ids that came with a form.
pub(crate) fn sending(asked: &Asked) -> Sending {
    Sending { write_id: asked.write_id(), draft: asked.form.text("draft_id").and_then(|id| id.parse().ok()) }
}

/// The version of the visit that the form was made from.
fn read_version(asked: &Asked, visit: VisitId) -> Read {
    let version = asked.form.text("version").and_then(|text| text.parse().ok()).unwrap_or(0);
    Read { visit, version }
}

/// The draft that the address asks for, and one that waits for the same form.
pub(crate) fn drafts_of(
    tx: &mut Tx,
    ctx: &Ctx,
    asked: &Asked,
    path: &str,
) -> Result<(Option<Draft>, Option<Draft>), Problem> {
    let (authority, me) = (ctx.authority(), ctx.who.worker);
    if let Some(id) = asked.query.text("draft").and_then(|id| id.parse().ok()) {
        let shown = drafts::find(tx, authority, me, id)?.filter(|draft| draft.path == path);
        return Ok((shown, None));
    }
    let mine = drafts::list(tx, authority, me)?;
    Ok((None, mine.into_iter().find(|draft| draft.path == path)))
}
