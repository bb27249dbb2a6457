//! A brief with its parts, for somebody who may do this to it: who may see a brief is decided here, once.

use std::collections::HashMap;

use kith_practice::desk::{BriefState, PartKind};
use kith_vocabulary::ids::{AuthorityId, BriefId, FamilyId, PersonId, VisitId, WorkerId};
use kith_vocabulary::time::date_in_words;

use super::rows::{AwaitedReply, Brief, BriefPart, BriefVisit};
use crate::platform::access::{Grant, Kind, Role, Situation, Subject, facts_of_person, knows, permit};
use crate::platform::context::Ctx;
use crate::platform::db::Tx;
use crate::platform::problem::Problem;
use crate::visits::sql::{Around, around};
use crate::{statement, values};

statement! {
    FIND_BRIEF = "
        select {brief}
          from brief
         where authority_id = ?1 and brief_id = ?2";

    PARTS_OF_BRIEF = "
        select {brief_part}
          from brief_part
         where authority_id = ?1 and brief_id = ?2
         order by brief_part_id
         limit 100";

    VISIT_OF_BRIEF = "
        select {brief_visit}
          from brief_visit
         where authority_id = ?1 and brief_id = ?2
         limit 1";

    REPLIES_OF_BRIEF = "
        select {awaited_reply}
          from awaited_reply
         where authority_id = ?1 and brief_id = ?2
         order by awaited_reply_id
         limit 20";

    /// Everybody whom the page of a brief names.
    WORKERS_OF_BRIEF = "
        select w.worker_id, w.name
          from worker w
         where w.authority_id = ?1
           and w.worker_id in (
               select b.worker_id from brief b where b.authority_id = ?1 and b.brief_id = ?2
                union select c.coordinator_id from brief c where c.authority_id = ?1 and c.brief_id = ?2
                union select p.typed_by_id from brief_part p where p.authority_id = ?1 and p.brief_id = ?2
                union select q.confirmed_by_id from brief_part q where q.authority_id = ?1 and q.brief_id = ?2)
         limit 50";

    /// Whether somebody serves a worker on a day.
    SERVES = "
        select count(*)
          from serving
         where authority_id = ?1 and worker_id = ?2 and served_id = ?3
           and starts_on <= ?4 and (ends_on is null or ends_on > ?4)";

    /// Who works as the desk of a worker on a day.
    WHO_SERVES = "
        select w.name
          from serving s
          join worker w on w.authority_id = s.authority_id and w.worker_id = s.worker_id
         where s.authority_id = ?1 and s.served_id = ?2
           and s.starts_on <= ?3 and (s.ends_on is null or s.ends_on > ?3)
         order by w.name, w.worker_id
         limit 10";

    IS_RESTRICTED = "
        select count(*)
          from restriction
         where authority_id = ?1 and family_id = ?2 and (ends_on is null or ends_on > ?3)";

    CHILDREN_OF_PLANNED = "
        select person_id
          from visit_child
         where authority_id = ?1 and visit_id = ?2
         order by visit_child_id
         limit 60";

    COORDINATOR_OF = "
        select w.name
          from brief b
          join worker w on w.authority_id = b.authority_id and w.worker_id = b.coordinator_id
         where b.authority_id = ?1 and b.brief_id = ?2";

    /// Who typed and who confirmed the visit that a brief became.
    TYPED_BY = "
        select w.name, c.name, p.confirmed_on
          from brief b
          join brief_part p on p.authority_id = b.authority_id and p.brief_id = b.brief_id
               and p.confirmed_by_id is not null
          join worker w on w.authority_id = p.authority_id and w.worker_id = p.typed_by_id
          join worker c on c.authority_id = p.authority_id and c.worker_id = p.confirmed_by_id
         where b.authority_id = ?1 and b.visit_id = ?2 and b.state = 'confirmed'
         order by p.confirmed_on desc, p.brief_part_id
         limit 1";
}

/// A brief with everything that belongs to it, as far as the reader may know of it.
#[derive(Debug, Clone)]
pub(super) struct Open {
    pub(super) brief: Brief,
    pub(super) parts: Vec<BriefPart>,
    pub(super) visit: Option<BriefVisit>,
    pub(super) replies: Vec<AwaitedReply>,
    pub(super) around: Around,
    /// The children of the planned visit that is written up.
    pub(super) of_visit: Vec<PersonId>,
    pub(super) situation: Situation,
    names: HashMap<WorkerId, String>,
}

impl Open {
    /// What a worker is called.
    pub(super) fn worker(&self, worker: WorkerId) -> &str {
        self.names.get(&worker).map_or("A worker", String::as_str)
    }

    /// The worker who left the brief.
    pub(super) fn author(&self) -> &str {
        self.worker(self.brief.worker_id)
    }

    /// A part of the draft.
    pub(super) fn part(&self, kind: PartKind, person: Option<PersonId>) -> Option<&BriefPart> {
        self.parts.iter().find(|part| part.kind == kind && part.person_id == person)
    }
}

/// Whether whoever asks serves a worker today.
pub(super) fn serves(tx: &mut Tx, ctx: &Ctx, worker: WorkerId) -> Result<bool, Problem> {
    let row = tx.row(&SERVES, values![ctx.authority(), ctx.who.worker, worker, ctx.today])?;
    Ok(row.map_or(Ok(0i64), |mut row| row.take())? > 0)
}

/// Who serves a worker today, by name.
pub(super) fn who_serves(tx: &mut Tx, ctx: &Ctx, worker: WorkerId) -> Result<Vec<String>, Problem> {
    let mut names = Vec::new();
    for mut row in tx.rows(&WHO_SERVES, values![ctx.authority(), worker, ctx.today])? {
        names.push(row.take()?);
    }
    Ok(names)
}

/// Refuses a family whose record is restricted: no co-ordinator works on it, so nothing of it goes to the desk.
pub(super) fn not_restricted(tx: &mut Tx, ctx: &Ctx, family: FamilyId) -> Result<(), Problem> {
    let row = tx.row(&IS_RESTRICTED, values![ctx.authority(), family, ctx.today])?;
    let restrictions: i64 = row.map_or(Ok(0), |mut row| row.take())?;
    if restrictions == 0 {
        return Ok(());
    }
    let why = "This record is restricted, so nothing of it goes to a co-ordinator. Write it yourself.";
    Err(Problem::NotAllowed(why.to_owned()))
}

/// A brief, before anybody asked whether its reader may know of it.
pub(super) fn find(tx: &mut Tx, authority: AuthorityId, id: BriefId) -> Result<Brief, Problem> {
    tx.find(&FIND_BRIEF, values![authority, id])?.ok_or(Problem::NotFound)
}

/// The parts of a brief's draft.
pub(super) fn parts(tx: &mut Tx, authority: AuthorityId, id: BriefId) -> Result<Vec<BriefPart>, Problem> {
    tx.records(&PARTS_OF_BRIEF, values![authority, id])
}

/// The visit that a brief's draft tells.
pub(super) fn visit(tx: &mut Tx, authority: AuthorityId, id: BriefId) -> Result<Option<BriefVisit>, Problem> {
    tx.find(&VISIT_OF_BRIEF, values![authority, id])
}

/// The co-ordinator who has a brief, by name.
pub(super) fn coordinator_of(
    tx: &mut Tx,
    authority: AuthorityId,
    id: BriefId,
) -> Result<Option<String>, Problem> {
    tx.row(&COORDINATOR_OF, values![authority, id])?.map(|mut row| row.take()).transpose()
}

/// Whether whoever asks may see a brief of a family that they may know: until it is confirmed it is its worker's, the
/// co-ordinators' who serve that worker today, and their manager's.
pub(super) fn is_theirs(
    tx: &mut Tx,
    ctx: &Ctx,
    brief: &Brief,
    situation: Situation,
) -> Result<bool, Problem> {
    let is_manager = ctx.who.roles.contains(&Role::TeamManager)
        && matches!(situation, Situation::Allocated | Situation::Team);
    Ok(brief.worker_id == ctx.who.worker
        || is_manager
        || (situation == Situation::Serves && serves(tx, ctx, brief.worker_id)?))
}

/// Grants a deed on a brief that is theirs; any other is not found.
pub(super) fn permit_on<A: Kind>(tx: &mut Tx, ctx: &Ctx, brief: &Brief) -> Result<Grant<A>, Problem> {
    let grant = permit::<A>(tx, ctx, Subject::Family(brief.family_id))?;
    if let Some(child) = brief.child_id {
        let facts = facts_of_person(tx, ctx, child)?.ok_or(Problem::NotFound)?;
        if !knows(&ctx.who.roles, facts.situation()) {
            return Err(Problem::NotFound);
        }
    }
    let is_in_record = brief.state == BriefState::Confirmed;
    if is_in_record || is_theirs(tx, ctx, brief, grant.situation())? {
        Ok(grant)
    } else {
        Err(Problem::NotFound)
    }
}

/// Opens a brief for a deed. One of a family, or about a child, whom the reader may not know is not found.
pub(super) fn open<A: Kind>(tx: &mut Tx, ctx: &Ctx, id: BriefId) -> Result<Open, Problem> {
    let authority = ctx.authority();
    let brief = find(tx, authority, id)?;
    let grant = permit_on::<A>(tx, ctx, &brief)?;
    let around = around(tx, ctx, brief.family_id, Some(brief.worker_id))?;
    let mut names = HashMap::new();
    for mut row in tx.rows(&WORKERS_OF_BRIEF, values![authority, id])? {
        names.insert(row.take()?, row.take()?);
    }
    let mut parts = parts(tx, authority, id)?;
    for part in &mut parts {
        part.person_id = part.person_id.map(|person| around.survivor(person));
    }
    parts.retain(|part| part.person_id.is_none_or(|person| around.member(person).is_some()));
    let order = |kind: PartKind| brief.wanted.parts().iter().position(|one| *one == kind);
    parts.sort_by_key(|part| (order(part.kind), part.person_id.and_then(|person| around.place(person))));
    Ok(Open {
        visit: visit(tx, authority, id)?,
        replies: tx.records(&REPLIES_OF_BRIEF, values![authority, id])?,
        of_visit: of_visit(tx, ctx, &brief, &around)?,
        situation: grant.situation(),
        brief,
        parts,
        around,
        names,
    })
}

fn of_visit(tx: &mut Tx, ctx: &Ctx, brief: &Brief, around: &Around) -> Result<Vec<PersonId>, Problem> {
    let Some(visit) = brief.visit_id else { return Ok(Vec::new()) };
    let mut children = Vec::new();
    for mut row in tx.rows(&CHILDREN_OF_PLANNED, values![ctx.authority(), visit])? {
        let person = around.survivor(row.take()?);
        if around.member(person).is_some() {
            children.push(person);
        }
    }
    Ok(children)
}

/// Who typed a visit and who confirmed it, where it was written up at the desk.
pub fn typed_by(tx: &mut Tx, authority: AuthorityId, visit: VisitId) -> Result<Option<String>, Problem> {
    let Some(mut row) = tx.row(&TYPED_BY, values![authority, visit])? else { return Ok(None) };
    let (typed, confirmed): (String, String) = (row.take()?, row.take()?);
    Ok(Some(format!("{typed}; confirmed by {confirmed} on {}", date_in_words(row.take()?))))
}
