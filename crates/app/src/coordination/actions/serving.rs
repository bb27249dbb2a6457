//! Which co-ordinator serves which worker, from when to when, and who covers for an absent one.

use jiff::civil::Date;
use kith_practice::desk::{Stretch, may_serve};
use kith_vocabulary::ids::{ServingId, WorkerId};

use crate::platform::access::{Grant, may};
use crate::platform::context::Ctx;
use crate::platform::db::Tx;
use crate::platform::problem::Problem;
use crate::platform::recorder::{Intent, record_task};
use crate::workers::rows::Serving;
use crate::{statement, values};
use uuid::Uuid;

statement! {
    SERVINGS_OF = "
        select {serving}
          from serving
         where authority_id = ?1 and worker_id = ?2 and (ends_on is null or ends_on > ?3)
         order by starts_on, serving_id
         limit 100";

    FIND_SERVING = "
        select {serving}
          from serving
         where authority_id = ?1 and serving_id = ?2";

    /// Whether the co-ordinator ?3 is one, and whether the worker ?4 is of a team where whoever asks (?2) has a post.
    MAY_BE_ARRANGED = "
        select (select count(*)
                  from worker_role r
                 where r.authority_id = ?1 and r.worker_id = ?3 and r.role = 'co-ordinator'
                   and (r.ends_on is null or r.ends_on > ?5)),
               (select count(*)
                  from post theirs
                  join post mine on mine.authority_id = theirs.authority_id and mine.team_id = theirs.team_id
                 where theirs.authority_id = ?1 and theirs.worker_id = ?4 and mine.worker_id = ?2
                   and (theirs.ends_on is null or theirs.ends_on > ?5)
                   and (mine.ends_on is null or mine.ends_on > ?5))";
}

/// A co-ordinator's work for a worker, as told.
#[derive(Debug, Clone, Copy)]
pub(in crate::coordination) struct Arranged {
    pub(in crate::coordination) coordinator: WorkerId,
    pub(in crate::coordination) worker: WorkerId,
    /// The absent colleague for whom it is.
    pub(in crate::coordination) covers: Option<WorkerId>,
    pub(in crate::coordination) from: Date,
    pub(in crate::coordination) until: Option<Date>,
}

/// Refuses whoever is no co-ordinator, and a worker of a team that whoever asks has no post in.
fn may_be_arranged(
    tx: &mut Tx,
    ctx: &Ctx,
    (coordinator, worker): (WorkerId, WorkerId),
) -> Result<(), Problem> {
    let asking = values![ctx.authority(), ctx.who.worker, coordinator, worker, ctx.today];
    let mut row = tx.row(&MAY_BE_ARRANGED, asking)?.ok_or(Problem::NotFound)?;
    let (is_coordinator, is_own): (i64, i64) = (row.take()?, row.take()?);
    if is_coordinator == 0 {
        Err(Problem::invalid("coordinator", "Choose a co-ordinator"))
    } else if is_own == 0 {
        Err(Problem::invalid("worker", "Choose a worker of your team"))
    } else {
        Ok(())
    }
}

/// Lets a co-ordinator serve a worker.
pub(in crate::coordination) fn serve(
    tx: &mut Tx,
    ctx: &Ctx,
    _: &Grant<may::ArrangeServing>,
    write_id: Option<Uuid>,
    arranged: Arranged,
) -> Result<String, Problem> {
    may_be_arranged(tx, ctx, (arranged.coordinator, arranged.worker))?;
    let intent = Intent::to("let a co-ordinator serve a worker").once(write_id);
    record_task(tx, ctx.acting(), intent, |recorder| {
        let since = arranged.from.min(ctx.today);
        let stands: Vec<Serving> =
            recorder.tx().records(&SERVINGS_OF, values![ctx.authority(), arranged.coordinator, since])?;
        let stretch = |served, covers: Option<WorkerId>, from, until| Stretch {
            same_worker: served == arranged.worker,
            is_cover: covers.is_some(),
            from,
            until,
        };
        let stretches: Vec<Stretch> = stands
            .iter()
            .map(|one| stretch(one.served_id, one.covers_id, one.starts_on, one.ends_on))
            .collect();
        may_serve(&stretches, stretch(arranged.worker, arranged.covers, arranged.from, arranged.until))
            .map_err(|refusal| Problem::invalid("worker", &refusal.to_string()))?;
        recorder.save(&mut Serving {
            serving_id: recorder.new_id(),
            version: 0,
            worker_id: arranged.coordinator,
            served_id: arranged.worker,
            starts_on: arranged.from,
            ends_on: arranged.until,
            covers_id: arranged.covers,
        })?;
        Ok("/desk/serving?done=serving-arranged".to_owned())
    })
}

/// Ends a co-ordinator's work for a worker today.
pub(in crate::coordination) fn end(
    tx: &mut Tx,
    ctx: &Ctx,
    _: &Grant<may::ArrangeServing>,
    write_id: Option<Uuid>,
    id: ServingId,
) -> Result<String, Problem> {
    let mut serving: Serving =
        tx.find(&FIND_SERVING, values![ctx.authority(), id])?.ok_or(Problem::NotFound)?;
    may_be_arranged(tx, ctx, (serving.worker_id, serving.served_id)).map_err(|_| Problem::NotFound)?;
    let intent = Intent::to("end a co-ordinator's work for a worker").once(write_id);
    record_task(tx, ctx.acting(), intent, |recorder| {
        // What was to begin later has then never begun.
        serving.ends_on = Some(ctx.today.max(serving.starts_on));
        recorder.save(&mut serving)?;
        Ok("/desk/serving?done=serving-ended".to_owned())
    })
}
