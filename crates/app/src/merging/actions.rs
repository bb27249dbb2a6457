//! Making two records one, and two again.

use kith_vocabulary::ids::PersonId;
use uuid::Uuid;

use crate::people::load::find_person;
use crate::platform::access::{Grant, may};
use crate::platform::context::Ctx;
use crate::platform::db::Tx;
use crate::platform::problem::Problem;
use crate::platform::recorder::{Intent, record_task};
use crate::{statement, values};

statement! {
    COUNT_MERGED = "
        select count(*)
          from person
         where authority_id = ?1 and merged_into_id = ?2";
}

/// Says that two records are of one person. Both grants are needed: one for each record.
pub(super) fn merge(
    tx: &mut Tx,
    ctx: &Ctx,
    kept: Grant<may::MergePeople>,
    gone: Grant<may::MergePeople>,
    reason: String,
    write_id: Option<Uuid>,
) -> Result<String, Problem> {
    let (kept, gone) = (kept.person()?, gone.person()?);
    if kept == gone {
        return Err(Problem::invalid(
            "other",
            "Choose another record: a record cannot be merged with itself",
        ));
    }
    let intent = Intent::to("say that two records are of one person").because(reason).once(write_id);
    record_task(tx, ctx.acting(), intent, |recorder| {
        let authority = ctx.authority();
        let stays = find_person(recorder.tx(), authority, kept)?.ok_or(Problem::NotFound)?;
        let mut goes = find_person(recorder.tx(), authority, gone)?.ok_or(Problem::NotFound)?;
        if stays.merged_into_id.is_some() || goes.merged_into_id.is_some() {
            return Err(Problem::invalid(
                "other",
                "One of the two is merged already. Open the record that was kept",
            ));
        }
        let count = recorder.tx().row(&COUNT_MERGED, values![authority, gone])?;
        let merged: i64 = count.map_or(Ok(0), |mut row| row.take())?;
        if merged > 0 {
            return Err(Problem::invalid(
                "keep",
                "Another record is merged into this one. Keep this one, or part those two first",
            ));
        }
        goes.merged_into_id = Some(kept);
        recorder.save(&mut goes)?;
        Ok(format!("/people/{kept}?done=people-merged"))
    })
}

/// Makes a merged record one of its own again.
pub(super) fn unmerge(
    tx: &mut Tx,
    ctx: &Ctx,
    kept: Grant<may::MergePeople>,
    gone: PersonId,
    write_id: Option<Uuid>,
) -> Result<String, Problem> {
    let kept = kept.person()?;
    let intent = Intent::to("say that two records are of two people").once(write_id);
    record_task(tx, ctx.acting(), intent, |recorder| {
        let mut goes = find_person(recorder.tx(), ctx.authority(), gone)?.ok_or(Problem::NotFound)?;
        if goes.merged_into_id != Some(kept) {
            return Err(Problem::NotFound);
        }
        goes.merged_into_id = None;
        recorder.save(&mut goes)?;
        Ok(format!("/people/{kept}?done=people-unmerged"))
    })
}
