//! What is around the people: households with their addresses, professionals, our own workers, and the ecomap.

use jiff::civil::Date;
use kith_practice::family::AllocationRole;
use kith_vocabulary::ids::{FamilyId, HouseholdId, PersonId};
use kith_vocabulary::time::date_in_words;

use super::super::View;
use super::super::load::{Whole, Working};
use super::super::rows::{Address, Professional};
use super::who::PersonCard;
use super::{holds, span_in_words};
use crate::genogram::{Around, Ecomap, ecomap};
use crate::plans::load::PlanLineOfFamily;
use crate::platform::access::Action;
use crate::story::in_a_row;

/// A household with where it lives and lived.
#[derive(Debug)]
pub struct HouseholdCard {
    /// What it is called.
    pub name: String,
    /// Where it lives, line by line.
    pub address: Vec<String>,
    /// Since when.
    pub since: String,
    /// Who lives there, as a sentence would have them.
    pub people: String,
    /// Who lived there, with when.
    pub formerly: Vec<String>,
    /// Where it lived before, with when.
    pub before: Vec<String>,
    /// Where to change it.
    pub change: Option<String>,
}

/// Somebody of another service.
#[derive(Debug)]
pub struct ProfessionalCard {
    /// Their name.
    pub name: String,
    /// What they do for the family.
    pub part: String,
    /// Where they work.
    pub organisation: String,
    /// Phone and email.
    pub reach: Vec<String>,
    /// Since when, or when they ended.
    pub when: String,
}

/// One of our own workers.
#[derive(Debug)]
pub struct WorkerCard {
    /// Their name.
    pub name: String,
    /// Their role, and for whom.
    pub role: String,
    /// Their team and phone.
    pub reach: String,
    /// Since when.
    pub when: String,
}

/// An address in lines, with its postcode.
pub(crate) fn lines_of(address: &Address) -> Vec<String> {
    let lines = address.lines.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned);
    lines.chain(address.postcode.clone()).collect()
}

pub(super) fn households(whole: &Whole, view: &View<FamilyId>) -> Vec<HouseholdCard> {
    whole
        .households
        .iter()
        .map(|household| {
            let id = household.household_id;
            let (now, before): (Vec<&Address>, Vec<&Address>) = whole
                .addresses
                .iter()
                .filter(|address| address.household_id == id)
                .partition(|address| holds(address.starts_on, address.ends_on, view.today));
            HouseholdCard {
                name: household.name.clone(),
                address: now.first().map(|address| lines_of(address)).unwrap_or_default(),
                since: now.first().map_or_else(String::new, |address| span_in_words(address.starts_on, None)),
                people: in_a_row(people_now(whole, id, view.today)),
                formerly: people_before(whole, id, view.today),
                before: before
                    .iter()
                    .chain(now.iter().skip(1))
                    .map(|address| {
                        with_span(&lines_of(address).join(", "), address.starts_on, address.ends_on)
                    })
                    .collect(),
                change: view
                    .may(Action::ChangePerson)
                    .then(|| format!("/families/{}/households/{id}", view.of)),
            }
        })
        .collect()
}

fn with_span(words: &str, from: Option<Date>, until: Option<Date>) -> String {
    let span = span_in_words(from, until);
    if span.is_empty() { words.to_owned() } else { format!("{words}, {span}") }
}

fn people_now(whole: &Whole, household: HouseholdId, today: Date) -> Vec<String> {
    let people = whole
        .residences
        .iter()
        .filter(|(_, stay)| stay.household_id == household && holds(stay.starts_on, stay.ends_on, today))
        .map(|(person, _)| *person)
        .collect();
    whole.by_age(people).into_iter().map(|person| whole.called.name(person, today)).collect()
}

fn people_before(whole: &Whole, household: HouseholdId, today: Date) -> Vec<String> {
    whole
        .residences
        .iter()
        .filter(|(_, stay)| stay.household_id == household && !holds(None, stay.ends_on, today))
        .map(|(person, stay)| with_span(&whole.called.name(*person, today), stay.starts_on, stay.ends_on))
        .collect()
}

pub(super) fn professionals(whole: &Whole, today: Date) -> Vec<ProfessionalCard> {
    let mut sorted: Vec<&Professional> = whole.professionals.iter().collect();
    sorted.sort_by_key(|professional| !holds(None, professional.ends_on, today));
    sorted
        .into_iter()
        .map(|professional| ProfessionalCard {
            name: professional.name.clone(),
            part: professional.part.clone(),
            organisation: professional.organisation.clone(),
            reach: professional.phone.iter().chain(&professional.email).cloned().collect(),
            when: span_in_words(Some(professional.starts_on), professional.ends_on),
        })
        .collect()
}

/// Who works with the family now: the lead practitioner first, one line for a worker's role with several children.
pub(super) fn workers(whole: &Whole, today: Date) -> Vec<WorkerCard> {
    let mut grouped: Vec<(&Working, Vec<PersonId>)> = Vec::new();
    for working in &whole.working {
        let row = &working.allocation;
        if !holds(Some(row.starts_on), row.ends_on, today) {
            continue;
        }
        let child = working.child;
        let same = grouped.iter_mut().find(|(known, _)| {
            known.allocation.worker_id == row.worker_id && known.allocation.role == row.role
        });
        match same {
            Some((_, children)) => children.push(child),
            None => grouped.push((working, vec![child])),
        }
    }
    let place = |role: AllocationRole| AllocationRole::ALL.iter().position(|known| *known == role);
    grouped.sort_by_key(|(working, _)| place(working.allocation.role));
    grouped
        .into_iter()
        .map(|(working, children)| WorkerCard {
            name: working.name.clone().unwrap_or_else(|| "Worker not known".to_owned()),
            role: format!("{} for {}", working.allocation.role.label(), whole.first_names(children, today)),
            reach: working.team.iter().chain(&working.phone).cloned().collect::<Vec<_>>().join(", "),
            when: format!("since {}", date_in_words(working.allocation.starts_on)),
        })
        .collect()
}

pub(super) fn ecomap_of(whole: &Whole, cards: &[PersonCard], today: Date) -> Option<Ecomap> {
    let network: Vec<Around> = cards
        .iter()
        .filter(|card| card.is_network && !card.has_left)
        .map(|card| Around { name: card.name.clone(), part: card.part.clone() })
        .collect();
    let professionals: Vec<Around> = whole
        .professionals
        .iter()
        .filter(|professional| holds(None, professional.ends_on, today))
        .map(|professional| Around { name: professional.name.clone(), part: professional.part.clone() })
        .collect();
    (!network.is_empty() || !professionals.is_empty())
        .then(|| ecomap(&whole.family.name, &network, &professionals))
}

/// A plan that goes on.
#[derive(Debug)]
pub struct PlanCard {
    /// What kind of plan.
    pub kind: &'static str,
    /// Where it is read.
    pub link: String,
    /// When it is looked at again.
    pub review: String,
    /// Whether that day has passed.
    pub is_late: bool,
}

/// The plans that go on, a safety plan first.
pub(super) fn plan_cards(plans: &[PlanLineOfFamily], today: Date) -> Vec<PlanCard> {
    let mut open: Vec<&PlanLineOfFamily> = plans.iter().filter(|plan| plan.ended_on.is_none()).collect();
    open.sort_by_key(|plan| plan.kind);
    let card = |plan: &PlanLineOfFamily| PlanCard {
        kind: plan.kind.label(),
        link: format!("/plans/{}", plan.plan),
        review: date_in_words(plan.review_on),
        is_late: plan.review_on < today,
    };
    open.into_iter().map(card).collect()
}
