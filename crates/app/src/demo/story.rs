//! A family's history as plain data: who did what, when, and the rows as they then stood.
//!
//! Nothing here touches a database except the last function, which lets the recorder do each task as it was done.

use std::collections::HashMap;

use jiff::civil::{Date, Time};
use jiff::{Timestamp, ToSpan};
use kith_vocabulary::birth::Birth;
use kith_vocabulary::calendar::from_london;
use kith_vocabulary::ids::{AuthorityId, PersonId, TaskId, WorkerId};
use uuid::Uuid;

use super::chance::Ids;
use crate::families::rows::{
    Address, Allocation, Family, FamilyMember, Household, Professional, Recusal, Relationship, Residence,
    Restriction, RestrictionName,
};
use crate::journey::rows::{Assessment, Enquiry, NeedPlan, ProtectionPlan, ProtectionReview, Referral};
use crate::meetings::rows::{Meeting, MeetingChild, MeetingPerson};
use crate::people::keys::write_keys;
use crate::people::rows::{ContactDetail, Identifier, Person, PersonName};
use crate::plans::rows::{
    Plan, PlanAgreement, PlanChild, PlanGoal, PlanLine, PlanNetwork, PlanRating, PlanStep, PlanStepMark,
    PlanTest, PlanVersion,
};
use crate::platform::db::{Record, Tx};
use crate::platform::problem::Problem;
use crate::platform::recorder::{Intent, Recorder, record_tasks};
use crate::proceedings::rows::{GroupOffer, GroupOfferChild};
use crate::visits::rows::{ActionItem, Visit, VisitChild, VisitPresent};
use crate::workers::rows::{Post, Serving, Team, Worker, WorkerRole};

macro_rules! any_row {
    ($($record:ident)*) => {
        /// A row of any table that the demonstration fills.
        #[derive(Debug, Clone, PartialEq)]
        pub(crate) enum AnyRow {
            $(#[doc = concat!("Of the records `", stringify!($record), "`.")] $record($record),)*
        }

        $(impl From<$record> for AnyRow {
            fn from(row: $record) -> Self {
                AnyRow::$record(row)
            }
        })*

        impl AnyRow {
            /// The row's key.
            pub(crate) fn id(&self) -> Uuid {
                match self { $(AnyRow::$record(row) => row.id(),)* }
            }

            /// How often the row was changed before.
            #[cfg(test)]
            pub(crate) fn version(&self) -> i64 {
                match self { $(AnyRow::$record(row) => row.version(),)* }
            }

            fn save(&self, recorder: &mut Recorder) -> Result<(), Problem> {
                match self { $(AnyRow::$record(row) => recorder.save(&mut row.clone()),)* }
            }
        }
    };
}

any_row! {
    Team Worker WorkerRole Post Serving
    Person PersonName Identifier ContactDetail
    Family FamilyMember Household Address Residence Relationship Professional Allocation
    Restriction RestrictionName Recusal
    Visit VisitChild VisitPresent ActionItem
    Plan PlanVersion PlanChild PlanLine PlanGoal PlanStep PlanNetwork PlanRating PlanAgreement PlanStepMark PlanTest
    Referral Assessment NeedPlan Enquiry ProtectionPlan ProtectionReview
    Meeting MeetingChild MeetingPerson GroupOffer GroupOfferChild
}

/// One thing that somebody did, with the rows that it left.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Step {
    /// The task's key.
    pub(crate) task: TaskId,
    /// When.
    pub(crate) at: Timestamp,
    /// Who.
    pub(crate) worker: WorkerId,
    /// What they set out to do.
    pub(crate) kind: &'static str,
    /// The rows as they then stood.
    pub(crate) rows: Vec<AnyRow>,
}

impl Step {
    /// Keeps the row as it now stands; saved again later, it is the same row changed.
    pub(crate) fn save<R: Record + Clone + Into<AnyRow>>(&mut self, row: &mut R) {
        self.rows.push(row.clone().into());
        row.set_version(row.version() + 1);
    }
}

/// What search needs to know of a person.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Known {
    /// Who.
    pub(crate) person: PersonId,
    /// Every name they have or had.
    pub(crate) names: Vec<PersonName>,
    /// What is known of the birth.
    pub(crate) birth: Birth,
    /// Their numbers.
    pub(crate) identifiers: Vec<Identifier>,
}

/// A history under way.
#[derive(Debug)]
pub(crate) struct Story {
    /// The ids of this history.
    pub(crate) ids: Ids,
    /// What search will know.
    pub(crate) known: Vec<Known>,
    steps: Vec<Step>,
    now: Timestamp,
    stands_since: HashMap<Uuid, Timestamp>,
    begun: Option<Timestamp>,
}

impl Story {
    /// An empty history, to be told up to an instant.
    pub(crate) fn new(ids: Ids, now: Timestamp) -> Self {
        Story { ids, known: Vec::new(), steps: Vec::new(), now, stands_since: HashMap::new(), begun: None }
    }

    /// Begins a step on a day, at an hour and minute of London's clocks.
    pub(crate) fn step(
        &mut self,
        on: Date,
        hour: i8,
        minute: i8,
        worker: WorkerId,
        kind: &'static str,
    ) -> Step {
        let time = Time::new(hour, minute, 0, 0).expect("a step has an hour of the day");
        Step { task: self.ids.next(), at: from_london(on.to_datetime(time)), worker, kind, rows: Vec::new() }
    }

    /// Adds a finished step. Nothing is later than now, before the history began, or before the rows that it changes.
    pub(crate) fn push(&mut self, mut step: Step) {
        let begun = *self.begun.get_or_insert(step.at.min(self.now));
        step.at = step.at.max(begun);
        for row in &step.rows {
            if let Some(since) = self.stands_since.get(&row.id()) {
                step.at = step.at.max(since.saturating_add(1.minute()).unwrap_or(*since));
            }
        }
        step.at = step.at.min(self.now);
        self.stands_since.extend(step.rows.iter().map(|row| (row.id(), step.at)));
        if !step.rows.is_empty() {
            self.steps.push(step);
        }
    }

    /// The history in the order of time.
    pub(crate) fn told(mut self) -> Told {
        self.steps.sort_by_key(|step| step.at);
        Told { steps: self.steps, known: self.known }
    }
}

/// A finished history.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Told {
    /// What was done, in the order of time.
    pub(crate) steps: Vec<Step>,
    /// What search will know.
    pub(crate) known: Vec<Known>,
}

/// Writes histories through the recorder: each step as the task it was. Gives how many rows were saved.
pub(crate) fn write(tx: &mut Tx, authority: AuthorityId, told: &[Told]) -> Result<u64, Problem> {
    record_tasks(tx, authority, |tasks| {
        let mut rows = 0;
        for history in told {
            for step in &history.steps {
                tasks.record(step.task, step.worker, step.at, Intent::to(step.kind), |recorder| {
                    step.rows.iter().try_for_each(|row| row.save(recorder))?;
                    Ok(String::new())
                })?;
                rows += step.rows.len() as u64;
            }
        }
        // Keys go in last: they are scattered over their index, and SQLite's changes of rows take longer with every
        // page that the transaction has touched before.
        for known in told.iter().flat_map(|history| &history.known) {
            let Known { person, names, birth, identifiers } = known;
            write_keys(tasks.tx(), authority, *person, names, birth, identifiers)?;
        }
        Ok(rows)
    })
}
