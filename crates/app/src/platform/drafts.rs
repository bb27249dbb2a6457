//! Words typed and not yet saved as a record: kept as typed, complete or not, and offered again.
//!
//! A draft is its owner's alone and no part of the record. The page's script sends it while somebody types; a form
//! sent after the session ended becomes one too; saving the record ends it.

use jiff::Timestamp;
use kith_vocabulary::ids::{AuthorityId, DraftId, FamilyId, WorkerId};

use super::clock::new_id;
use super::context::App;
use super::db::{Row, Tx};
use super::http::{Answers, Asked};
use super::problem::Problem;
use crate::{statement, values};
use std::sync::Arc;

/// How many drafts one person is offered.
const MOST: i64 = 50;

/// A draft.
#[derive(Debug, Clone)]
pub struct Draft {
    /// Its key.
    pub draft_id: DraftId,
    /// What kind of form: `record a visit`.
    pub form: String,
    /// The family that the form is about.
    pub family_id: Option<FamilyId>,
    /// The address of the form.
    pub path: String,
    /// What was typed.
    pub answers: Answers,
    /// When it was last kept.
    pub saved_at: Timestamp,
}

statement! {
    KEEP = "
        insert into draft (authority_id, draft_id, worker_id, form, family_id, path, body, saved_at)
        values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
            on conflict (authority_id, draft_id) do update
           set body = excluded.body, saved_at = excluded.saved_at
         where draft.worker_id = excluded.worker_id";

    LIST_OF_WORKER = "
        select draft_id, form, family_id, path, body, saved_at
          from draft
         where authority_id = ?1 and worker_id = ?2
         order by saved_at desc
         limit ?3";

    FIND = "
        select draft_id, form, family_id, path, body, saved_at
          from draft
         where authority_id = ?1 and worker_id = ?2 and draft_id = ?3";

    THROW_AWAY = "
        delete from draft
         where authority_id = ?1 and worker_id = ?2 and draft_id = ?3";
}

fn draft(row: &mut Row) -> Result<Draft, Problem> {
    let (draft_id, form, family_id, path) = (row.take()?, row.take()?, row.take()?, row.take()?);
    let body: String = row.take()?;
    Ok(Draft { draft_id, form, family_id, path, answers: Answers::parse(&body), saved_at: row.take()? })
}

/// Keeps a draft of a worker, over the one of the same id.
pub fn keep(tx: &mut Tx, authority: AuthorityId, worker: WorkerId, draft: &Draft) -> Result<(), Problem> {
    tx.run(
        &KEEP,
        values![
            authority,
            draft.draft_id,
            worker,
            draft.form,
            draft.family_id,
            draft.path,
            draft.answers.encode(),
            draft.saved_at
        ],
    )?;
    Ok(())
}

/// The drafts of a worker, the newest first.
pub fn list(tx: &mut Tx, authority: AuthorityId, worker: WorkerId) -> Result<Vec<Draft>, Problem> {
    tx.rows(&LIST_OF_WORKER, values![authority, worker, MOST])?.iter_mut().map(draft).collect()
}

/// One draft of a worker.
pub fn find(
    tx: &mut Tx,
    authority: AuthorityId,
    worker: WorkerId,
    id: DraftId,
) -> Result<Option<Draft>, Problem> {
    tx.row(&FIND, values![authority, worker, id])?.map(|mut row| draft(&mut row)).transpose()
}

/// Ends a draft: its words were saved as a record, or are not wanted.
pub fn throw_away(tx: &mut Tx, authority: AuthorityId, worker: WorkerId, id: DraftId) -> Result<(), Problem> {
    tx.run(&THROW_AWAY, values![authority, worker, id])?;
    Ok(())
}

/// The draft that a form's answers are, if the form keeps drafts: it then carries `draft_id` and `draft_form`.
pub fn draft_in(asked: &Asked, now: Timestamp) -> Option<Draft> {
    let form = asked.form.owned("draft_form")?;
    let draft_id = asked.form.text("draft_id").and_then(|id| id.parse().ok()).unwrap_or_else(|| new_id(now));
    let kept = asked.form.0.iter().filter(|(name, _)| name != "csrf").cloned().collect();
    let path = asked.form.text("draft_path").filter(|path| path.starts_with('/') && !path.starts_with("//"));
    Some(Draft {
        draft_id,
        form,
        family_id: asked.form.text("draft_family").and_then(|id| id.parse().ok()),
        path: path.unwrap_or("/today").to_owned(),
        answers: Answers(kept),
        saved_at: now,
    })
}

/// Whether words were kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept {
    /// They wait as a draft.
    AsDraft,
    /// The form was none that keeps drafts.
    Nothing,
}

/// Keeps what somebody sent after their session had ended, so that it is there when they sign in again.
pub fn keep_after_sign_out(
    app: &Arc<App>,
    authority: AuthorityId,
    worker: WorkerId,
    asked: &Asked,
) -> Result<Kept, Problem> {
    let Some(draft) = draft_in(asked, app.clock.now()) else {
        return Ok(Kept::Nothing);
    };
    app.db.write(move |tx| keep(tx, authority, worker, &draft))?;
    Ok(Kept::AsDraft)
}
