//! Who saw or did what, when, and on which ground. No case content is kept here.

use kith_vocabulary::ids::{AuditId, FamilyId, PersonId};

use super::access::{Action, Situation, Subject};
use super::clock::new_id;
use super::db::Tx;
use super::problem::Problem;
use super::recorder::Acting;
use crate::{statement, values};

/// One deed, waiting to be written down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line {
    /// What was done.
    pub action: Action,
    /// Why it was allowed.
    pub basis: Situation,
    /// To whom.
    pub subject: Subject,
}

statement! {
    ADD_LINE = "
        insert into audit (authority_id, audit_id, at, worker_id, action, basis, family_id, person_id)
        values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
}

/// Writes the lines of one request.
pub fn write(tx: &mut Tx, acting: Acting, lines: &[Line]) -> Result<(), Problem> {
    for line in lines {
        let family: Option<FamilyId> = match line.subject {
            Subject::Family(family) => Some(family),
            _ => None,
        };
        let person: Option<PersonId> = match line.subject {
            Subject::Person(person) => Some(person),
            _ => None,
        };
        tx.run(
            &ADD_LINE,
            values![
                acting.authority,
                new_id::<AuditId>(acting.now),
                acting.now,
                acting.worker,
                line.action.key(),
                line.basis.key(),
                family,
                person
            ],
        )?;
    }
    Ok(())
}
