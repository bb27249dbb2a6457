//! The row that keeps in which year's return an adoption was told, where no day of it says so.

use kith_vocabulary::ids::{AdoptionId, AdoptionToldId, FamilyId, PersonId};

use crate::record;

record! {
    /// That the return of a year told of an adoption.
    AdoptionTold in adoption_told, key adoption_told_id: AdoptionToldId, about (family_id, person_id) {
        /// The family.
        family_id: FamilyId,
        /// The child.
        person_id: PersonId,
        /// The adoption.
        adoption_id: AdoptionId,
        /// The collection year: 2026 for 2025/26.
        year: i64,
    }
}
