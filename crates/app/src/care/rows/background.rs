//! The rows of what surrounds a child's care: being away, court orders on liberty, and what was before it.

use jiff::civil::Date;
use kith_practice::people::YesNo;
use kith_vocabulary::ids::{
    AsylumId, FamilyId, LibertyOrderId, MissingEpisodeId, MotherhoodId, PersonId, PreviousPermanenceId,
    SocialWorkerChangeId, WorkerId,
};

use crate::record;

record! {
    /// When a child looked after was missing, or away without leave.
    MissingEpisode in missing_episode, key missing_episode_id: MissingEpisodeId, about (family_id, person_id) {
        /// The family.
        family_id: FamilyId,
        /// The child.
        person_id: PersonId,
        /// Code of the kinds: missing or away.
        kind: String,
        /// From when.
        started_on: Date,
        /// Until when.
        ended_on: Option<Date>,
    }
}

record! {
    /// A court's order that deprives a child of liberty.
    LibertyOrder in liberty_order, key liberty_order_id: LibertyOrderId, about (family_id, person_id) {
        /// The family.
        family_id: FamilyId,
        /// The child.
        person_id: PersonId,
        /// From when.
        started_on: Date,
        /// Until when.
        ended_on: Option<Date>,
    }
}

record! {
    /// A permanent home that a child had before coming into care.
    PreviousPermanence in previous_permanence, key previous_permanence_id: PreviousPermanenceId, about (family_id, person_id) {
        /// The family.
        family_id: FamilyId,
        /// The child.
        person_id: PersonId,
        /// Code of the kinds.
        kind: Option<String>,
        /// Code of the authority that arranged it.
        la_code: Option<String>,
        /// The day of the order, as it was told: it may be known in part only.
        ordered_on: Option<String>,
    }
}

record! {
    /// Whether a young woman looked after is a mother.
    Motherhood in motherhood, key motherhood_id: MotherhoodId, about (family_id, person_id) {
        /// The family.
        family_id: FamilyId,
        /// The child.
        person_id: PersonId,
        /// Whether she is.
        answer: YesNo,
        /// When her first child was born.
        child_born_on: Option<Date>,
    }
}

record! {
    /// A child seeking asylum without family.
    Asylum in asylum, key asylum_id: AsylumId, about (family_id, person_id) {
        /// The family.
        family_id: FamilyId,
        /// The child.
        person_id: PersonId,
        /// From when; nothing where only the end was told.
        started_on: Option<Date>,
        /// Until when.
        ended_on: Option<Date>,
    }
}

record! {
    /// A stretch with one social worker: told by a return, or with why the worker changed.
    SocialWorkerChange in social_worker_change, key social_worker_change_id: SocialWorkerChangeId, about (family_id, person_id) {
        /// The family.
        family_id: FamilyId,
        /// The child.
        person_id: PersonId,
        /// The worker's number, as a return told it.
        worker_number: Option<String>,
        /// The worker, where this record knows them.
        worker_id: Option<WorkerId>,
        /// From when.
        started_on: Option<Date>,
        /// Until when.
        ended_on: Option<Date>,
        /// Code of the reasons why a social worker changes.
        reason: Option<String>,
    }
}
