//! The one door for permission.
//!
//! Every deed takes a [`Grant`], and only [`permit`] makes one: from who asks, what they would do and the facts of
//! *this* record. Each grant leaves an audit line. Whoever may not know of a record is told that there is none.

mod actions;
mod decide;
mod facts;
mod roles;
mod table;

use std::marker::PhantomData;

use kith_vocabulary::ids::{FamilyId, PersonId};

pub use actions::{Action, Kind, may};
pub use decide::{Situation, allows, ever_allows, ever_knows, knows};
pub use facts::{Facts, facts_of_family, facts_of_person, hidden_members};
pub use roles::Role;
pub use table::tick_table;

use super::context::Ctx;
use super::db::Tx;
use super::problem::Problem;

/// What a deed is done to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// The service as a whole: its lists, its accounts, its files.
    Service,
    /// A family and everybody in it.
    Family(FamilyId),
    /// One person.
    Person(PersonId),
}

/// The right to do one kind of deed to one subject, now. Only [`permit`] makes it.
#[derive(Debug)]
pub struct Grant<A: Kind> {
    situation: Situation,
    subject: Subject,
    kind: PhantomData<A>,
}

impl<A: Kind> Grant<A> {
    /// Why the deed is allowed.
    pub fn situation(&self) -> Situation {
        self.situation
    }

    /// The family that the grant is for. A deed on a family is never granted for anything else.
    pub fn family(&self) -> Result<FamilyId, Problem> {
        match self.subject {
            Subject::Family(family) => Ok(family),
            _ => Err(Problem::fault("a family's deed was granted for something else")),
        }
    }

    /// The person that the grant is for.
    pub fn person(&self) -> Result<PersonId, Problem> {
        match self.subject {
            Subject::Person(person) => Ok(person),
            _ => Err(Problem::fault("a person's deed was granted for something else")),
        }
    }
}

/// Grants a deed, or says why not, and leaves an audit line.
pub fn permit<A: Kind>(tx: &mut Tx, ctx: &Ctx, subject: Subject) -> Result<Grant<A>, Problem> {
    let situation = situation(tx, ctx, subject)?;
    let roles = &ctx.who.roles;
    if !knows(roles, situation) {
        return Err(Problem::NotFound);
    }
    if !allows(roles, A::ACTION, situation) {
        return Err(Problem::NotAllowed(A::ACTION.refusal().to_owned()));
    }
    ctx.note_audit(A::ACTION, situation, subject);
    Ok(Grant { situation, subject, kind: PhantomData })
}

/// Whether a deed would be granted; for choosing which buttons to show. Leaves no audit line.
pub fn would_permit(ctx: &Ctx, action: Action, situation: Situation) -> bool {
    knows(&ctx.who.roles, situation) && allows(&ctx.who.roles, action, situation)
}

fn situation(tx: &mut Tx, ctx: &Ctx, subject: Subject) -> Result<Situation, Problem> {
    if subject == Subject::Service {
        return Ok(Situation::Service);
    }
    let view = format!("situation {subject:?} {} {} {}", ctx.authority(), ctx.who.worker, ctx.today);
    let found = ctx.app.kept.reading(tx, view, |tx| {
        let facts = match subject {
            Subject::Service => None,
            Subject::Family(family) => facts_of_family(tx, ctx, family)?,
            Subject::Person(person) => facts_of_person(tx, ctx, person)?,
        };
        Ok(facts.map(Facts::situation))
    })?;
    (*found).ok_or(Problem::NotFound)
}
