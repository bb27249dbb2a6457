//! One's own drafts as lines of a list, without the name of a family that one may no longer know.

use kith_vocabulary::ids::{DraftId, FamilyId};

use crate::platform::access::{Facts, knows};
use crate::platform::context::Ctx;
use crate::platform::db::Tx;
use crate::platform::problem::Problem;
use crate::visits::pages::moment_in_words;
use crate::{family_facts, statement, values};

/// A draft, as a list shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftLine {
    /// Which.
    pub id: DraftId,
    /// What kind of form: `Record a visit`.
    pub form: String,
    /// The family's name; nothing for a draft about none.
    pub family: Option<String>,
    /// When it was kept.
    pub kept: String,
    /// The form with the draft in it.
    pub link: String,
}

statement! {
    MY_DRAFTS = concat!("
        select d.draft_id, d.form, d.family_id, d.path, d.saved_at, f.name, ", family_facts!(), "
          from draft d
          left join family f on f.authority_id = d.authority_id and f.family_id = d.family_id
         where d.authority_id = ?1 and d.worker_id = ?2
         order by d.saved_at desc
         limit 50");
}

/// The drafts of whoever asks, the newest first.
pub fn mine(tx: &mut Tx, ctx: &Ctx) -> Result<Vec<DraftLine>, Problem> {
    let mut lines = Vec::new();
    for mut row in tx.rows(&MY_DRAFTS, values![ctx.authority(), ctx.who.worker, ctx.today])? {
        let (id, form): (DraftId, String) = (row.take()?, row.take()?);
        let family_id: Option<FamilyId> = row.take()?;
        let path: String = row.take()?;
        let (saved_at, family) = (row.take()?, row.take()?);
        let facts = Facts::take(&mut row)?;
        if family_id.is_some() && !knows(&ctx.who.roles, facts.situation()) {
            continue;
        }
        let link = format!("{path}?draft={id}");
        lines.push(DraftLine { id, form, family, kept: moment_in_words(saved_at), link });
    }
    Ok(lines)
}
