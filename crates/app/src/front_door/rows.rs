//! The rows of the front door: a contact, and what it leads to for each child of it.

use jiff::Timestamp;
use jiff::civil::Date;
use kith_practice::referral::{Basis, ContactOutcome, ContactState};
use kith_vocabulary::ids::{ContactChildId, ContactId, FamilyId, PersonId, ReferralId, WorkerId};

use crate::record;

record! {
    /// What somebody told the service about children of a family.
    Contact in contact, key contact_id: ContactId, about (family_id, none) {
        /// The family.
        family_id: FamilyId,
        /// How far it has come.
        state: ContactState,
        /// When it came. Its decision is due a working day later.
        received_at: Timestamp,
        /// Code of the referral sources.
        source: String,
        /// Who told us.
        referrer_name: Option<String>,
        /// For whom they work.
        referrer_agency: Option<String>,
        /// How to reach them.
        referrer_reach: Option<String>,
        /// What is worrying.
        worrying: String,
        /// What is working well.
        working_well: Option<String>,
        /// Why it may be kept and shared.
        basis: Basis,
        /// More about that.
        basis_words: Option<String>,
        /// Who took it.
        worker_id: WorkerId,
        /// When it was decided.
        decided_at: Option<Timestamp>,
        /// Who decided.
        decided_by_id: Option<WorkerId>,
        /// Why it was decided so.
        rationale: Option<String>,
        /// What the referrer was told of it.
        feedback: Option<String>,
        /// When they were told.
        feedback_on: Option<Date>,
    }
}

record! {
    /// What a contact leads to for one child.
    ContactChild in contact_child, key contact_child_id: ContactChildId, about (family_id, person_id) {
        /// The contact.
        contact_id: ContactId,
        /// The family.
        family_id: FamilyId,
        /// The child.
        person_id: PersonId,
        /// What happens for this child; blank until it is decided.
        outcome: Option<ContactOutcome>,
        /// Code of the primary needs.
        primary_need: Option<String>,
        /// The referral that was born of it, or that it was added to.
        referral_id: Option<ReferralId>,
    }
}
