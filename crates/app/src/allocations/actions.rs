//! Allocating workers to children, and ending an allocation.

use jiff::civil::Date;
use kith_practice::family::AllocationRole;
use kith_vocabulary::ids::{AllocationId, FamilyId, PersonId, WorkerId};

use crate::families::rows::Allocation;
use crate::platform::access::{Grant, may};
use crate::platform::context::Ctx;
use crate::platform::db::Tx;
use crate::platform::problem::Problem;
use crate::platform::recorder::{Intent, record_task};
use crate::{statement, values};

/// The longest interval between visits that may be agreed, in days.
pub(super) const LONGEST_INTERVAL: i64 = 365;

statement! {
    OPEN_ALLOCATIONS = "
        select {allocation a}, w.name
          from allocation a
          join worker w on w.authority_id = a.authority_id and w.worker_id = a.worker_id
         where a.authority_id = ?1 and a.family_id = ?2 and (a.ends_on is null or a.ends_on > ?3)
         order by a.starts_on, a.allocation_id
         limit 500";

    /// Everybody with a post on the day, with the children they hold: the load is in view before it grows.
    WORKERS_TO_CHOOSE = "
        select w.worker_id, w.name, t.name,
               (select count(distinct a.person_id)
                  from allocation a
                 where a.authority_id = ?1 and a.worker_id = w.worker_id
                   and (a.ends_on is null or a.ends_on > ?2))
          from worker w
          join post p on p.authority_id = w.authority_id and p.worker_id = w.worker_id
          join team t on t.authority_id = p.authority_id and t.team_id = p.team_id
         where w.authority_id = ?1 and (p.ends_on is null or p.ends_on > ?2)
         order by t.name, w.name, w.worker_id
         limit 2000";

    CHILDREN_OF_FAMILY = "
        select distinct m.person_id
          from family_member m
         where m.authority_id = ?1 and m.family_id = ?2 and m.part = 'child'
           and (m.ends_on is null or m.ends_on > ?3)
         limit 100";

    FIND_ALLOCATION = "
        select {allocation}
          from allocation
         where authority_id = ?1 and allocation_id = ?2 and family_id = ?3";
}

/// An allocation that holds, with the worker's name.
pub(super) struct Standing {
    pub(super) allocation: Allocation,
    pub(super) worker_name: String,
}

/// A worker who may be chosen.
pub(super) struct Candidate {
    pub(super) worker: WorkerId,
    pub(super) name: String,
    pub(super) team: String,
    pub(super) children: i64,
}

/// The allocations of a family that hold today.
pub(super) fn standing(tx: &mut Tx, ctx: &Ctx, family: FamilyId) -> Result<Vec<Standing>, Problem> {
    tx.rows(&OPEN_ALLOCATIONS, values![ctx.authority(), family, ctx.today])?
        .into_iter()
        .map(|mut row| Ok(Standing { allocation: row.record()?, worker_name: row.take()? }))
        .collect()
}

/// The workers to choose from.
pub(super) fn candidates(tx: &mut Tx, ctx: &Ctx) -> Result<Vec<Candidate>, Problem> {
    tx.rows(&WORKERS_TO_CHOOSE, values![ctx.authority(), ctx.today])?
        .into_iter()
        .map(|mut row| {
            Ok(Candidate { worker: row.take()?, name: row.take()?, team: row.take()?, children: row.take()? })
        })
        .collect()
}

/// An allocation that is to be made.
#[derive(Debug, Clone)]
pub(super) struct Allocating {
    pub(super) children: Vec<PersonId>,
    pub(super) worker: WorkerId,
    pub(super) role: AllocationRole,
    pub(super) visit_every_days: Option<i64>,
    pub(super) starts_on: Date,
}

/// Allocates a worker to children of a family. A lead follows the lead before: there is one at a time for a child.
pub(super) fn allocate(
    tx: &mut Tx,
    ctx: &Ctx,
    grant: Grant<may::Allocate>,
    allocating: &Allocating,
    intent: Intent,
) -> Result<String, Problem> {
    let family_id = grant.family()?;
    let children: Vec<PersonId> = tx
        .rows(&CHILDREN_OF_FAMILY, values![ctx.authority(), family_id, ctx.today])?
        .into_iter()
        .map(|mut row| row.take())
        .collect::<Result<_, _>>()?;
    if !allocating.children.iter().all(|child| children.contains(child)) {
        return Err(Problem::NotFound);
    }
    if !candidates(tx, ctx)?.iter().any(|candidate| candidate.worker == allocating.worker) {
        return Err(Problem::invalid("worker", "Choose a worker from the list"));
    }
    let before = standing(tx, ctx, family_id)?;
    record_task(tx, ctx.acting(), intent, |recorder| {
        for child in &allocating.children {
            for Standing { allocation, .. } in &before {
                if is_followed(allocation, *child, allocating) {
                    let mut ended = allocation.clone();
                    ended.ends_on = Some(allocating.starts_on);
                    recorder.save(&mut ended)?;
                }
            }
            recorder.save(&mut Allocation {
                allocation_id: recorder.new_id(),
                version: 0,
                family_id,
                person_id: *child,
                worker_id: allocating.worker,
                role: allocating.role,
                visit_every_days: allocating.visit_every_days,
                starts_on: allocating.starts_on,
                ends_on: None,
            })?;
        }
        Ok(format!("/families/{family_id}?done=allocated"))
    })
}

/// Whether the new allocation takes the place of this one.
fn is_followed(standing: &Allocation, child: PersonId, new: &Allocating) -> bool {
    let leads = [AllocationRole::LeadPractitioner, AllocationRole::LeadChildProtectionPractitioner];
    standing.person_id == child
        && standing.role == new.role
        && (leads.contains(&new.role) || standing.worker_id == new.worker)
}

/// Ends an allocation today.
pub(super) fn end(
    tx: &mut Tx,
    ctx: &Ctx,
    grant: Grant<may::Allocate>,
    allocation: AllocationId,
    intent: Intent,
) -> Result<String, Problem> {
    let family = grant.family()?;
    let mut standing: Allocation =
        tx.find(&FIND_ALLOCATION, values![ctx.authority(), allocation, family])?.ok_or(Problem::NotFound)?;
    standing.ends_on = Some(ctx.today);
    record_task(tx, ctx.acting(), intent, |recorder| {
        recorder.save(&mut standing.clone())?;
        Ok(format!("/families/{family}/allocate?done=allocated"))
    })
}
