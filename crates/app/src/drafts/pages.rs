//! The pages of drafts.

use askama::Template;
use kith_vocabulary::ids::DraftId;

use super::lines::{self, DraftLine};
use crate::platform::access::{Grant, Subject, may, permit};
use crate::platform::context::Ctx;
use crate::platform::drafts;
use crate::platform::html::Shell;
use crate::platform::http::{Asked, Reply};
use crate::platform::problem::Problem;
use crate::{statement, values};

#[derive(Template)]
#[template(path = "drafts/list.html")]
struct DraftsPage {
    shell: Shell,
    drafts: Vec<DraftLine>,
}

statement! {
    WRITES_DONE = "
        select count(*)
          from task
         where authority_id = ?1 and write_id = ?2";
}

/// One's own drafts.
pub(super) fn list(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let drafts = ctx.read(|tx| {
        let _: Grant<may::KeepDraft> = permit(tx, ctx, Subject::Service)?;
        lines::mine(tx, ctx)
    })?;
    Reply::page(&DraftsPage { shell: Shell::new(ctx, asked, "Drafts"), drafts })
}

/// Keeps what is in a form, as it is. A form that was saved meanwhile leaves no draft.
pub(super) fn keep(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let Some(draft) = drafts::draft_in(asked, ctx.now) else {
        return Err(Problem::NotFound);
    };
    let write_id = asked.write_id();
    let back = format!("{}?draft={}&done=draft-kept", draft.path, draft.draft_id);
    ctx.write(move |tx, ctx| {
        let _: Grant<may::KeepDraft> = permit(tx, ctx, Subject::Service)?;
        if let Some(write_id) = write_id {
            let done: i64 = tx
                .row(&WRITES_DONE, values![ctx.authority(), write_id.to_string()])?
                .map_or(Ok(0), |mut row| row.take())?;
            if done > 0 {
                return Ok(());
            }
        }
        drafts::keep(tx, ctx.authority(), ctx.who.worker, &draft)
    })?;
    // The button leads back to the form; the script stays where it is.
    if asked.form.raw("keep").is_some() { Reply::see(back) } else { Ok(Reply::Empty) }
}

/// Throws a draft away.
pub(super) fn throw_away(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let id: DraftId = asked.id("draft")?;
    ctx.write(move |tx, ctx| {
        let _: Grant<may::KeepDraft> = permit(tx, ctx, Subject::Service)?;
        drafts::throw_away(tx, ctx.authority(), ctx.who.worker, id)
    })?;
    Reply::see("/drafts?done=draft-thrown-away")
}
