//! Families: who belongs, what matters now, what they are to each other, and everything around them on one page.

pub mod changing;
pub mod load;
pub mod page;
pub mod planned;
pub mod rows;
#[cfg(test)]
pub(crate) mod tests;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use kith_vocabulary::ids::{AuthorityId, FamilyId, PersonId};

use crate::platform::access::{Action, Facts, Situation, Subject, knows, may, permit, would_permit};
use crate::platform::context::Ctx;
use crate::platform::db::Tx;
use crate::platform::http::Route;
use crate::platform::problem::Problem;
use crate::{family_facts, family_people, statement, values};

/// The routes of a family's page.
pub const ROUTES: &[Route] = &[Route::get("/families/{family}", Action::ViewFamily, page::show_family)];

/// How somebody looks at a family or a person: what they may do, whom they may not know of, and when it is.
#[derive(Debug, Clone)]
pub struct View<S> {
    /// The authority whose record it is.
    pub authority: AuthorityId,
    /// Whose page it is.
    pub of: S,
    /// The day that counts as today: today in London, or the day of the past that is shown.
    pub today: Date,
    /// What they may do here.
    pub allowed: BTreeSet<Action>,
    /// People around the family whom they may not know of.
    pub hidden: BTreeSet<PersonId>,
    /// Families around a person that they may not know of.
    pub hidden_families: BTreeSet<FamilyId>,
    /// The past moment that is shown, in words; nothing for the present.
    pub past: Option<String>,
}

impl<S> View<S> {
    /// Whether a button for this deed is shown. The past cannot be changed.
    pub fn may(&self, action: Action) -> bool {
        self.past.is_none() && self.allowed.contains(&action)
    }

    /// Whether they may know of this person.
    pub fn shows(&self, person: PersonId) -> bool {
        !self.hidden.contains(&person)
    }
}

statement! {
    /// Every family of everybody who belongs to the family: what keeps out of one keeps out of its people.
    FACTS_OF_PEOPLE = concat!("
        with ", family_people!("?4"), "
        select e.survivor_id, ", family_facts!(), "
          from everyone e
          join family_member m on m.authority_id = ?1 and m.person_id = e.person_id
          join family f on f.authority_id = m.authority_id and f.family_id = m.family_id
         where m.ends_on is null or m.ends_on > ?3
         limit 2000");
}

impl View<FamilyId> {
    /// How whoever asks looks at a family, if they may. Leaves an audit line.
    pub fn of_family(tx: &mut Tx, ctx: &Ctx, family: FamilyId) -> Result<Self, Problem> {
        let grant = permit::<may::ViewFamily>(tx, ctx, Subject::Family(family))?;
        let situation = grant.situation();
        let who = &ctx.who;
        let view = format!("view {family} {} {} {:?} {situation:?}", who.worker, ctx.today, who.roles);
        let kept = ctx.app.kept.reading(tx, view, |tx| View::read(tx, ctx, family, situation))?;
        Ok((*kept).clone())
    }

    fn read(tx: &mut Tx, ctx: &Ctx, family: FamilyId, situation: Situation) -> Result<Self, Problem> {
        let rows = tx.rows(&FACTS_OF_PEOPLE, values![ctx.authority(), ctx.who.worker, ctx.today, family])?;
        let mut facts: BTreeMap<PersonId, Vec<Facts>> = BTreeMap::new();
        for mut row in rows {
            let person = row.take()?;
            facts.entry(person).or_default().push(Facts::take(&mut row)?);
        }
        Ok(View {
            authority: ctx.authority(),
            of: family,
            today: ctx.today,
            allowed: allowed(ctx, situation),
            hidden: hidden(ctx, &facts),
            hidden_families: BTreeSet::new(),
            past: None,
        })
    }
}

/// What whoever asks may do in a situation.
pub fn allowed(ctx: &Ctx, situation: Situation) -> BTreeSet<Action> {
    Action::ALL.iter().copied().filter(|action| would_permit(ctx, *action, situation)).collect()
}

/// Whom whoever asks may not know of, from the facts of all their families.
pub fn hidden(ctx: &Ctx, facts: &BTreeMap<PersonId, Vec<Facts>>) -> BTreeSet<PersonId> {
    let is_known = |facts: &[Facts]| knows(&ctx.who.roles, Facts::together(facts).situation());
    facts.iter().filter(|(_, facts)| !is_known(facts)).map(|(person, _)| *person).collect()
}
