//! Who looked at a record or did something to it, from the audit.

use jiff::Timestamp;
use kith_vocabulary::ids::{AuthorityId, FamilyId, PersonId};

use crate::platform::db::{Row, Tx};
use crate::platform::problem::Problem;
use crate::{statement, values};

/// How many lines one page of the audit shows.
pub(super) const PAGE: i64 = 100;

statement! {
    LOOKS_AT_FAMILY = "
        select a.audit_id, a.at, coalesce(w.name, 'Somebody who left'), a.action, a.basis
          from audit a
          left join worker w on w.authority_id = a.authority_id and w.worker_id = a.worker_id
         where a.authority_id = ?1 and a.family_id = ?2 and a.audit_id < ?3
         order by a.audit_id desc
         limit ?4";

    LOOKS_AT_PERSON = "
        select a.audit_id, a.at, coalesce(w.name, 'Somebody who left'), a.action, a.basis
          from audit a
          left join worker w on w.authority_id = a.authority_id and w.worker_id = a.worker_id
         where a.authority_id = ?1 and a.person_id = ?2 and a.audit_id < ?3
         order by a.audit_id desc
         limit ?4";
}

/// One line of the audit.
#[derive(Debug)]
pub(super) struct Look {
    /// When.
    pub at: Timestamp,
    /// Who.
    pub who: String,
    /// What they did.
    pub action: String,
    /// Why they could.
    pub basis: String,
}

/// A page of the audit, newest first, and the line to go on from when there is more.
#[derive(Debug)]
pub(super) struct Looks {
    /// The lines.
    pub lines: Vec<Look>,
    /// The line before which the next page begins.
    pub older: Option<String>,
}

/// Who looked at a family. `before` is a line of the audit, or `z` for the newest.
pub(super) fn at_family(
    tx: &mut Tx,
    authority: AuthorityId,
    family: FamilyId,
    before: &str,
) -> Result<Looks, Problem> {
    looks(tx.rows(&LOOKS_AT_FAMILY, values![authority, family, before, PAGE])?)
}

/// Who looked at a person.
pub(super) fn at_person(
    tx: &mut Tx,
    authority: AuthorityId,
    person: PersonId,
    before: &str,
) -> Result<Looks, Problem> {
    looks(tx.rows(&LOOKS_AT_PERSON, values![authority, person, before, PAGE])?)
}

fn looks(rows: Vec<Row>) -> Result<Looks, Problem> {
    let full = rows.len() as i64 == PAGE;
    let mut looks = Looks { lines: Vec::with_capacity(rows.len()), older: None };
    for mut row in rows {
        let id: String = row.take()?;
        looks.lines.push(Look { at: row.take()?, who: row.take()?, action: row.take()?, basis: row.take()? });
        looks.older = full.then_some(id);
    }
    Ok(looks)
}
