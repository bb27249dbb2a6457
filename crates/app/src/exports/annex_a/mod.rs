//! Annex A made from the record: every list that the record has facts for, on a day.

mod sql;

use std::collections::HashMap;
use std::io::{Cursor, Write};

use jiff::Timestamp;
use jiff::civil::Date;
use kith_practice::care::PermanenceOption;
use kith_practice::care::period::{Episode, known};
use kith_practice::family::AllocationRole;
use kith_practice::leaving_care::eligibility::owed;
use kith_practice::visit::{Purpose, Seen};
use kith_returns::annex_a::assemble::{
    CaseFacts, LeaverOwed, ListDay, SeenHow, VisitFacts, VisitPurpose, assemble,
};
use kith_returns::annex_a::lists::Lists;
use kith_vocabulary::calendar::{add_years, from_london, london_today};
use kith_vocabulary::codes::pathway_eligibility::PathwayEligibility;
use kith_vocabulary::ids::{AuthorityId, FamilyId, PersonId};

use super::census::facts_of;
use super::children::{Stretch, each_stretch, made_number};
use super::looked_after::facts::facts_of as looked_after_facts;
use super::looked_after::rows::{CareRows, read_care};
use super::made::unwritten;
use crate::platform::db::Tx;
use crate::platform::problem::Problem;
use crate::values;

/// Writes the lists of a day; gives the children that they tell of.
pub(super) fn write(
    tx: &mut Tx,
    authority: AuthorityId,
    on: Date,
    out: &mut dyn Write,
) -> Result<Vec<(String, PersonId)>, Problem> {
    let day = ListDay::of(on);
    let (mut lists, mut told) = (Lists::default(), Vec::new());
    let (since, until) = (midnight(day.half_a_year), midnight(on.tomorrow().unwrap_or(on)));
    // Care leavers are owed something until they are 25, after care that went on past their 16th birthday.
    let asked = values![authority, day.half_a_year, on, add_years(on, -9), since, until];
    let children: Result<Vec<PersonId>, Problem> =
        tx.rows(&sql::CHILDREN_OF_LISTS, asked)?.into_iter().map(|mut row| row.take()).collect();
    let n_rows = |lists: &Lists| Lists::NAMES.iter().map(|list| lists.n_rows(list)).sum::<usize>();
    each_stretch(tx, authority, &children?, &mut |tx, stretch| {
        for (person, case) in cases(tx, authority, on, stretch)? {
            let before = n_rows(&lists);
            assemble(&mut lists, &case, day);
            if n_rows(&lists) > before {
                told.push((case.child.id.clone(), person));
            }
        }
        Ok(())
    })?;
    // A workbook is put together at the end, and its parts are written where they turn out to belong.
    let mut file = Cursor::new(Vec::new());
    kith_returns::annex_a::write::write(&lists, &mut file).map_err(|error| unwritten(&error))?;
    out.write_all(file.get_ref()).map_err(|error| unwritten(&error))?;
    Ok(told)
}

/// The instant at which a day begins in London.
fn midnight(day: Date) -> Timestamp {
    from_london(day.at(0, 0, 0, 0))
}

/// A worker with the rank of what they do for a child.
struct Works {
    rank: (u8, Date),
    name: String,
    team: Option<String>,
}

/// Every visit to the children of a stretch.
fn visits_of(
    tx: &mut Tx,
    authority: AuthorityId,
    stretch: &Stretch,
) -> Result<HashMap<PersonId, Vec<VisitFacts>>, Problem> {
    let mut visits: HashMap<PersonId, Vec<VisitFacts>> = HashMap::new();
    for mut row in tx.rows(&sql::VISITS, values![authority, stretch.first, stretch.last])? {
        let (person, happened_on) = (row.take()?, row.take()?);
        let (purpose, seen): (Purpose, Seen) = (row.take()?, row.take()?);
        let purpose = match purpose {
            Purpose::ChildProtection => VisitPurpose::Protection,
            _ => VisitPurpose::Other,
        };
        let seen = match seen {
            Seen::Alone => SeenHow::Alone,
            Seen::WithOthers => SeenHow::WithOthers,
            Seen::NotSeen => SeenHow::NotSeen,
        };
        visits.entry(person).or_default().push(VisitFacts { happened_on, purpose, seen });
    }
    Ok(visits)
}

/// Whoever worked with each child of a stretch on the day: the lead practitioner, or another.
fn workers_of(
    tx: &mut Tx,
    authority: AuthorityId,
    on: Date,
    stretch: &Stretch,
) -> Result<HashMap<PersonId, Works>, Problem> {
    let mut workers: HashMap<PersonId, Works> = HashMap::new();
    for mut row in tx.rows(&sql::WORKERS, values![authority, stretch.first, stretch.last, on])? {
        let (person, role, starts_on): (PersonId, AllocationRole, Date) =
            (row.take()?, row.take()?, row.take()?);
        let leads = u8::from(role == AllocationRole::LeadPractitioner);
        let works = Works { rank: (leads, starts_on), name: row.take()?, team: row.take()? };
        match workers.get(&person) {
            Some(before) if before.rank >= works.rank => {}
            _ => drop(workers.insert(person, works)),
        }
    }
    Ok(workers)
}

/// The children of a stretch with their visits and whoever worked with them on the day.
fn cases(
    tx: &mut Tx,
    authority: AuthorityId,
    on: Date,
    stretch: Stretch,
) -> Result<Vec<(PersonId, CaseFacts)>, Problem> {
    let asked = values![authority, stretch.first, stretch.last];
    let mut visits = visits_of(tx, authority, &stretch)?;
    let mut workers = workers_of(tx, authority, on, &stretch)?;
    let mut contacts: HashMap<PersonId, Vec<(Date, Option<String>)>> = HashMap::new();
    for mut row in tx.rows(&sql::CONTACTS, asked)? {
        let (person, received_at): (PersonId, Timestamp) = (row.take()?, row.take()?);
        contacts.entry(person).or_default().push((london_today(received_at), row.take()?));
    }
    let mut permanence: HashMap<PersonId, PermanenceOption> = HashMap::new();
    for mut row in tx.rows(&sql::PERMANENCE, values![authority, stretch.first, stretch.last, on])? {
        permanence.insert(row.take()?, row.take()?);
    }
    let mut families: HashMap<PersonId, FamilyId> = HashMap::new();
    for mut row in tx.rows(&sql::FAMILIES, asked)? {
        families.insert(row.take()?, row.take()?);
    }
    let care = read_care(tx, authority, &stretch)?;
    let case = |(child, care): (super::children::ChildRows, CareRows)| {
        let person = child.person.person_id;
        let owed = child.person.birth.born_on().and_then(|born| owed(born, &spans(&care), on));
        let care = looked_after_facts(&child, care);
        let family = families.get(&person).map(|family| made_number((*family).into()));
        let (worker, team) = match workers.remove(&person) {
            Some(works) => (Some(works.name), works.team),
            None => (None, None),
        };
        let visits = visits.remove(&person).unwrap_or_default();
        let facts = CaseFacts {
            child: facts_of(child),
            visits,
            team,
            worker,
            contacts: contacts.remove(&person).unwrap_or_default(),
            care,
            permanence_plan: permanence.get(&person).map(|plan| plan.label().to_owned()),
            owed: owed.and_then(|owed| owed_in_words(owed.is)),
            family,
        };
        (person, facts)
    };
    Ok(stretch.children.into_iter().zip(care).map(case).collect())
}

/// What list 9 calls what a young person is owed. Who is still in care stands in list 8.
fn owed_in_words(owed: PathwayEligibility) -> Option<LeaverOwed> {
    match owed {
        PathwayEligibility::Eligible => None,
        PathwayEligibility::Relevant => Some(LeaverOwed::Relevant),
        PathwayEligibility::FormerRelevant => Some(LeaverOwed::FormerRelevant),
        PathwayEligibility::Qualifying => Some(LeaverOwed::Qualifying),
    }
}

/// The episodes as far as their days and meaning go.
fn spans(care: &CareRows) -> Vec<Episode> {
    let span = |row: &crate::care::rows::CareEpisode| Episode {
        id: row.care_episode_id,
        placement: row.placement_id,
        from: row.started_on,
        until: row.ended_on,
        began: known(row.start_reason.as_deref()),
        status: known(row.legal_status.as_deref()),
        place: known(row.placement_type.as_deref()),
        ended: known(row.end_reason.as_deref()),
    };
    care.episodes.iter().map(span).collect()
}
