//! Restricting a family to named workers, naming more of them, and ending it.

use kith_vocabulary::ids::{FamilyId, WorkerId};

use crate::families::rows::{Restriction, RestrictionName};
use crate::platform::access::{Grant, may};
use crate::platform::context::Ctx;
use crate::platform::db::Tx;
use crate::platform::problem::Problem;
use crate::platform::recorder::{Intent, record_task};
use crate::{statement, values};

statement! {
    STANDING_RESTRICTION = "
        select {restriction}
          from restriction
         where authority_id = ?1 and family_id = ?2 and (ends_on is null or ends_on > ?3)
         order by starts_on, restriction_id
         limit 1";

    NAMED = "
        select n.worker_id, w.name
          from restriction_name n
          join worker w on w.authority_id = n.authority_id and w.worker_id = n.worker_id
         where n.authority_id = ?1 and n.restriction_id = ?2 and (n.ends_on is null or n.ends_on > ?3)
         order by w.name, n.worker_id
         limit 500";

    WORKERS = "
        select w.worker_id, w.name
          from worker w
          join account a on a.authority_id = w.authority_id and a.worker_id = w.worker_id
         where w.authority_id = ?1 and a.closed_at is null
         order by w.name, w.worker_id
         limit 5000";

    ALLOCATED_WORKERS = "
        select distinct worker_id
          from allocation
         where authority_id = ?1 and family_id = ?2 and (ends_on is null or ends_on > ?3)
         limit 200";
}

/// The restriction that holds, with whom it names.
pub(super) struct Standing {
    pub(super) restriction: Restriction,
    pub(super) named: Vec<(WorkerId, String)>,
}

/// The restriction of a family that holds today.
pub(super) fn standing(tx: &mut Tx, ctx: &Ctx, family: FamilyId) -> Result<Option<Standing>, Problem> {
    let found: Option<Restriction> =
        tx.find(&STANDING_RESTRICTION, values![ctx.authority(), family, ctx.today])?;
    let Some(restriction) = found else { return Ok(None) };
    let named = pairs(tx, &NAMED, values![ctx.authority(), restriction.restriction_id, ctx.today])?;
    Ok(Some(Standing { restriction, named }))
}

/// Everybody who may be named.
pub(super) fn workers(tx: &mut Tx, ctx: &Ctx) -> Result<Vec<(WorkerId, String)>, Problem> {
    pairs(tx, &WORKERS, values![ctx.authority()])
}

fn pairs(
    tx: &mut Tx,
    statement: &'static crate::platform::db::Statement,
    values: &[crate::platform::db::Value],
) -> Result<Vec<(WorkerId, String)>, Problem> {
    tx.rows(statement, values)?.into_iter().map(|mut row| Ok((row.take()?, row.take()?))).collect()
}

/// Restricts a family, or names more workers on the restriction that holds.
///
/// Whoever restricts and whoever works with a child of the family are always named: a record that nobody can open
/// would protect nobody.
pub(super) fn restrict(
    tx: &mut Tx,
    ctx: &Ctx,
    grant: Grant<may::Restrict>,
    reason: &str,
    named: &[WorkerId],
    intent: Intent,
) -> Result<String, Problem> {
    let family_id = grant.family()?;
    let known = workers(tx, ctx)?;
    let mut names: Vec<WorkerId> =
        named.iter().copied().filter(|worker| known.iter().any(|(id, _)| id == worker)).collect();
    names.push(ctx.who.worker);
    for mut row in tx.rows(&ALLOCATED_WORKERS, values![ctx.authority(), family_id, ctx.today])? {
        names.push(row.take()?);
    }
    names.sort();
    names.dedup();
    let before = standing(tx, ctx, family_id)?;
    record_task(tx, ctx.acting(), intent, |recorder| {
        let restriction_id = match &before {
            Some(standing) => standing.restriction.restriction_id,
            None => {
                let mut restriction = Restriction {
                    restriction_id: recorder.new_id(),
                    version: 0,
                    family_id,
                    reason: reason.to_owned(),
                    starts_on: ctx.today,
                    ends_on: None,
                };
                recorder.save(&mut restriction)?;
                restriction.restriction_id
            }
        };
        for worker_id in &names {
            if before.as_ref().is_some_and(|standing| standing.named.iter().any(|(id, _)| id == worker_id)) {
                continue;
            }
            recorder.save(&mut RestrictionName {
                restriction_name_id: recorder.new_id(),
                version: 0,
                restriction_id,
                family_id,
                worker_id: *worker_id,
                starts_on: ctx.today,
                ends_on: None,
            })?;
        }
        Ok(format!("/families/{family_id}/restrict?done=restricted"))
    })
}

/// Ends the restriction of a family today.
pub(super) fn end(
    tx: &mut Tx,
    ctx: &Ctx,
    grant: Grant<may::Restrict>,
    intent: Intent,
) -> Result<String, Problem> {
    let family = grant.family()?;
    let standing = standing(tx, ctx, family)?.ok_or(Problem::NotFound)?;
    record_task(tx, ctx.acting(), intent, |recorder| {
        let mut restriction = standing.restriction.clone();
        restriction.ends_on = Some(ctx.today);
        recorder.save(&mut restriction)?;
        Ok(format!("/families/{family}?done=unrestricted"))
    })
}
