//! A child's rows as the plain values that the return is made from.

use std::collections::HashMap;

use kith_practice::care::{CheckKind, KnownBy};
use kith_practice::family::AllocationRole;
use kith_practice::people::YesNo;
use kith_returns::ssda903::assemble::{
    AdoptionFacts, Check, CheckFacts, ContactFacts, EpisodeFacts, LookedAfterFacts, PreviousHomeFacts,
    WorkerFacts,
};
use kith_vocabulary::ids::PlacementId;

use super::rows::CareRows;
use crate::care::rows::{Adoption, CareCheck, CareEpisode, Placement};
use crate::exports::children::ChildRows;
use crate::imports::looked_after::rows::AdoptionTold;

/// The facts of a child.
pub(in crate::exports) fn facts_of(child: &ChildRows, mut care: CareRows) -> LookedAfterFacts {
    let person = &child.person;
    let workers = workers_of(&mut care);
    care.episodes.sort_by_key(|row| (row.started_on, row.care_episode_id));
    care.reviews.sort_by_key(|row| (row.reviewed_on, row.care_review_id));
    let places: HashMap<PlacementId, (usize, &Placement)> =
        care.placements.iter().enumerate().map(|(at, row)| (row.placement_id, (at, row))).collect();
    LookedAfterFacts {
        id: child.child_id(),
        upn: child.upn(),
        upn_unknown: person.upn_unknown.clone(),
        birth: person.birth,
        sex: person.sex.clone(),
        ethnicity: person.ethnicity.clone(),
        mother: care.motherhoods.first().map(|row| (row.answer == YesNo::Yes, row.child_born_on)),
        episodes: care
            .episodes
            .iter()
            .map(|row| episode(row, places.get(&row.placement_id).copied()))
            .collect(),
        reviews: care.reviews.iter().map(|row| (row.reviewed_on, row.participation.clone())).collect(),
        asylum: care.asylums.iter().map(|row| (row.started_on, row.ended_on)).collect(),
        checks: care.checks.iter().map(check).collect(),
        contacts: care
            .contacts
            .into_iter()
            .map(|row| ContactFacts {
                told_on: row.told_on,
                in_touch: row.in_touch,
                activity: row.activity,
                accommodation: row.accommodation,
            })
            .collect(),
        adoptions: care.adoptions.iter().map(|row| adoption(row, &care.told)).collect(),
        adoption_decisions: care
            .decisions
            .into_iter()
            .map(|row| (row.decided_on, row.reversed_on, row.reversed_because))
            .collect(),
        previous_homes: care
            .previous
            .into_iter()
            .map(|row| PreviousHomeFacts { kind: row.kind, la_code: row.la_code, ordered_on: row.ordered_on })
            .collect(),
        away: care.away.into_iter().map(|row| (row.kind, row.started_on, row.ended_on)).collect(),
        workers,
        liberty_orders: care.liberty_orders.iter().map(|row| (row.started_on, row.ended_on)).collect(),
    }
}

fn episode(row: &CareEpisode, place: Option<(usize, &Placement)>) -> EpisodeFacts {
    let (number, place) = place.map_or((usize::MAX, None), |(number, place)| (number, Some(place)));
    EpisodeFacts {
        place: number,
        started_on: row.started_on,
        start_reason: row.start_reason.clone(),
        legal_status: row.legal_status.clone(),
        category_of_need: row.category_of_need.clone(),
        placement_type: row.placement_type.clone(),
        placement_provider: row.placement_provider.clone(),
        ended_on: row.ended_on,
        end_reason: row.end_reason.clone(),
        place_change_reason: row.place_change_reason.clone(),
        home_postcode: row.home_postcode.clone(),
        placement_postcode: place.and_then(|place| place.postcode.clone()),
        urn: place.and_then(|place| place.urn.clone()),
        la_code: place.and_then(|place| place.la_code.clone()),
        location: place.and_then(|place| place.location.clone()),
        miles: place.and_then(|place| place.miles),
    }
}

/// An adoption, with the years whose returns told of it.
fn adoption(row: &Adoption, told: &[AdoptionTold]) -> AdoptionFacts {
    let told = told.iter().filter(|told| told.adoption_id == row.adoption_id);
    AdoptionFacts {
        decided_on: row.decided_on,
        matched_on: row.matched_on,
        former_carer: row.former_carer.clone(),
        n_adopters: row.n_adopters.clone(),
        adopters_sex: row.adopters_sex.clone(),
        adopters_legal_status: row.adopters_legal_status.clone(),
        told_in: told.filter_map(|told| i16::try_from(told.year).ok()).collect(),
    }
}

fn check(row: &CareCheck) -> CheckFacts {
    let check = match row.kind {
        CheckKind::HealthAssessment => Check::HealthAssessment,
        CheckKind::DentalCheck => Check::Teeth,
        CheckKind::Immunisations => Check::Immunisations,
        CheckKind::DevelopmentCheck => Check::Development,
        CheckKind::Strengths => Check::Strengths,
        CheckKind::SubstanceMisuse => Check::SubstanceMisuse,
        CheckKind::InterventionReceived => Check::HelpReceived,
        CheckKind::InterventionOffered => Check::HelpOffered,
        CheckKind::Conviction => Check::Conviction,
    };
    CheckFacts {
        check,
        found_on: row.found_on,
        of_year: row.known_by == KnownBy::Year,
        answer: row.answer.map(|answer| answer == YesNo::Yes),
        score: row.score,
        reason: row.reason.clone(),
    }
}

/// The child's social workers: as they were told, or else those who were allocated.
fn workers_of(care: &mut CareRows) -> Vec<WorkerFacts> {
    if care.workers.is_empty() {
        let is_theirs = |role: AllocationRole| {
            matches!(role, AllocationRole::SocialWorker | AllocationRole::LeadPractitioner)
        };
        let allocated = std::mem::take(&mut care.allocated).into_iter().filter(|row| is_theirs(row.role));
        return allocated
            .map(|row| WorkerFacts {
                number: row.number,
                started_on: Some(row.started_on),
                ended_on: row.ended_on,
                reason: None,
            })
            .collect();
    }
    let numbers = &care.numbers;
    let number = |row: &crate::care::rows::SocialWorkerChange| {
        row.worker_number.clone().or_else(|| numbers.get(&row.worker_id?).cloned())
    };
    let told = care.workers.iter().map(|row| WorkerFacts {
        number: number(row),
        started_on: row.started_on,
        ended_on: row.ended_on,
        reason: row.reason.clone(),
    });
    told.collect()
}
