//! Closing an action.

use kith_vocabulary::ids::ActionItemId;

use crate::platform::access::{Grant, Subject, may, permit};
use crate::platform::context::Ctx;
use crate::platform::db::Tx;
use crate::platform::http::{Asked, Reply};
use crate::platform::problem::Problem;
use crate::platform::recorder::{Intent, record_task};
use crate::visits::rows::ActionItem;
use crate::{statement, values};

statement! {
    FIND_ACTION = "
        select {action_item}
          from action_item
         where authority_id = ?1 and action_item_id = ?2";
}

/// Closes an action with what came of it. One that is closed already stays as it was closed.
pub(super) fn finish(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let id: ActionItemId = asked.id("action")?;
    let outcome = asked.form.owned("outcome");
    let back = asked.form.text("back").filter(|path| path.starts_with('/') && !path.starts_with("//"));
    let back = format!("{}?done=action-done", back.unwrap_or("/today"));
    ctx.write(move |tx, ctx| {
        let item: ActionItem =
            tx.find(&FIND_ACTION, values![ctx.authority(), id])?.ok_or(Problem::NotFound)?;
        let grant = permit(tx, ctx, Subject::Family(item.family_id))?;
        if let Some(child) = item.child_id {
            permit::<may::ViewPerson>(tx, ctx, Subject::Person(child))?;
        }
        close(tx, ctx, &grant, item, outcome.clone())
    })?;
    Reply::see(back)
}

fn close(
    tx: &mut Tx,
    ctx: &Ctx,
    grant: &Grant<may::FinishAction>,
    mut item: ActionItem,
    outcome: Option<String>,
) -> Result<(), Problem> {
    if item.family_id != grant.family()? {
        return Err(Problem::NotFound);
    }
    if item.done_on.is_some() {
        return Ok(());
    }
    record_task(tx, ctx.acting(), Intent::to("close an action"), |recorder| {
        item.done_on = Some(ctx.today);
        item.outcome = outcome;
        recorder.save(&mut item)?;
        Ok("/today?done=action-done".to_owned())
    })?;
    Ok(())
}
