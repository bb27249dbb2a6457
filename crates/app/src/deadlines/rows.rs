//! What people decide about deadlines. The deadlines themselves are worked out and are no record.

use jiff::civil::Date;
use kith_practice::deadlines::Amount;
use kith_vocabulary::ids::{DeadlineOverrideId, FamilyId, LocalLimitId, PersonId, RecordId};

use crate::record;

record! {
    /// A due date that a manager moved, or found not to be needed.
    DeadlineOverride in deadline_override, key deadline_override_id: DeadlineOverrideId, about (family_id, person_id) {
        /// The family.
        family_id: FamilyId,
        /// The child.
        person_id: PersonId,
        /// The rule.
        definition: String,
        /// The row that started it.
        started_by_id: RecordId,
        /// The day from which it was counted.
        started_on: Date,
        /// The new last day; nothing when it is not needed.
        due_on: Option<Date>,
        /// Why.
        reason: String,
        /// When the override was taken back.
        ends_on: Option<Date>,
    }
}

record! {
    /// A time limit that the service set for itself, from a day on.
    LocalLimit in local_limit, key local_limit_id: LocalLimitId, about (none, none) {
        /// The rule.
        definition: String,
        /// How long there is.
        within: Amount,
        /// How long each time after that, where it repeats.
        repeats: Option<Amount>,
        /// How many days before it is due somebody is told.
        warning_days: i64,
        /// The first day on which it holds.
        starts_on: Date,
        /// Why.
        reason: String,
    }
}
