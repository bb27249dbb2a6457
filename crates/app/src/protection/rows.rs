//! The row of a child who came with another authority's plan. Enquiries and plans are rows of the child's journey.

use jiff::civil::Date;
use kith_vocabulary::ids::{FamilyId, MeetingId, PersonId, TransferId};

use crate::record;

record! {
    /// A child who came with the protection plan of another authority.
    Transfer in transfer, key transfer_id: TransferId, about (family_id, person_id) {
        /// The family.
        family_id: FamilyId,
        /// The child.
        person_id: PersonId,
        /// When the other authority told of it.
        notified_on: Date,
        /// Which authority.
        from_authority: String,
        /// The conference that took the child on.
        meeting_id: Option<MeetingId>,
    }
}
