//! Who rates, and the values of each rater: never mixed with anybody else's.

use std::collections::BTreeMap;

use kith_vocabulary::ids::{GoalId, PersonId, WorkerId};

use crate::plans::rows::PlanRating;

/// The ratings of a goal by each rater, in the order in which they first rated.
pub fn by_rater(ratings: &[PlanRating], goal: GoalId) -> Vec<(Rater, Vec<&PlanRating>)> {
    let mut order: Vec<Rater> = Vec::new();
    let mut all: BTreeMap<Rater, Vec<&PlanRating>> = BTreeMap::new();
    for rating in ratings.iter().filter(|rating| rating.goal_id == goal) {
        let Some(rater) = Rater::of(rating) else { continue };
        if !order.contains(&rater) {
            order.push(rater);
        }
        all.entry(rater).or_default().push(rating);
    }
    order.into_iter().map(|rater| (rater, all.remove(&rater).unwrap_or_default())).collect()
}

/// Somebody who rates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rater {
    /// A member of the family.
    Person(PersonId),
    /// A worker.
    Worker(WorkerId),
}

impl Rater {
    /// Who rated.
    pub fn of(rating: &PlanRating) -> Option<Self> {
        rating.person_id.map(Rater::Person).or(rating.worker_id.map(Rater::Worker))
    }
}

impl Rater {
    /// The member of the family.
    pub fn person(self) -> Option<PersonId> {
        match self {
            Rater::Person(person) => Some(person),
            Rater::Worker(_) => None,
        }
    }

    /// The worker.
    pub fn worker(self) -> Option<WorkerId> {
        match self {
            Rater::Person(_) => None,
            Rater::Worker(worker) => Some(worker),
        }
    }
}
