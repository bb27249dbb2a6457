//! The rows of families: who belongs, who lives where, what they are to each other, and who works with them.

use jiff::civil::Date;
use kith_practice::family::{AllocationRole, Part, RelationshipKind};
use kith_practice::people::YesNo;
use kith_vocabulary::ids::{
    AddressId, AllocationId, FamilyId, FamilyMemberId, HouseholdId, PersonId, ProfessionalId, RecusalId,
    RelationshipId, ResidenceId, RestrictionId, RestrictionNameId, WorkerId,
};

use crate::record;

record! {
    /// A family.
    Family in family, key family_id: FamilyId, about (family_id, none) {
        /// What it is called.
        name: String,
        /// What matters now, for whoever opens the page.
        matters_now: Option<String>,
    }
}

record! {
    /// A person's membership of a family.
    FamilyMember in family_member, key family_member_id: FamilyMemberId, about (family_id, person_id) {
        /// The family.
        family_id: FamilyId,
        /// The person.
        person_id: PersonId,
        /// Their part in it.
        part: Part,
        /// From this day.
        starts_on: Date,
        /// No longer from this day; blank while it lasts.
        ends_on: Option<Date>,
    }
}

record! {
    /// People who live, or lived, together.
    Household in household, key household_id: HouseholdId, about (family_id, none) {
        /// The family.
        family_id: FamilyId,
        /// What it is called, where a family has several.
        name: String,
    }
}

record! {
    /// Where a household lives.
    Address in address, key address_id: AddressId, about (family_id, none) {
        /// The household.
        household_id: HouseholdId,
        /// The family.
        family_id: FamilyId,
        /// The address without its postcode, lines apart.
        lines: String,
        /// The postcode.
        postcode: Option<String>,
        /// From this day, if known.
        starts_on: Option<Date>,
        /// No longer from this day; blank while it lasts.
        ends_on: Option<Date>,
    }
}

record! {
    /// A person's stay in a household.
    Residence in residence, key residence_id: ResidenceId, about (family_id, person_id) {
        /// The household.
        household_id: HouseholdId,
        /// The family.
        family_id: FamilyId,
        /// The person.
        person_id: PersonId,
        /// From this day, if known.
        starts_on: Option<Date>,
        /// No longer from this day; blank while it lasts.
        ends_on: Option<Date>,
    }
}

record! {
    /// What one person is to another: `person_id` is the `kind` of `other_id`.
    Relationship in relationship, key relationship_id: RelationshipId, about (none, person_id) {
        /// The one: the mother.
        person_id: PersonId,
        /// The other: her child.
        other_id: PersonId,
        /// What the one is to the other.
        kind: RelationshipKind,
        /// Whether the one has parental responsibility for the other; blank when not asked.
        parental_responsibility: Option<YesNo>,
        /// From this day, if known.
        starts_on: Option<Date>,
        /// No longer from this day; blank while it lasts.
        ends_on: Option<Date>,
    }
}

record! {
    /// Someone from another service who works with a family.
    Professional in professional, key professional_id: ProfessionalId, about (family_id, none) {
        /// The family.
        family_id: FamilyId,
        /// Their name.
        name: String,
        /// Where they work.
        organisation: String,
        /// What they do for the family: health visitor, head teacher.
        part: String,
        /// Phone.
        phone: Option<String>,
        /// Email.
        email: Option<String>,
        /// From this day.
        starts_on: Date,
        /// No longer from this day; blank while it lasts.
        ends_on: Option<Date>,
    }
}

record! {
    /// A worker's role for a child.
    Allocation in allocation, key allocation_id: AllocationId, about (family_id, person_id) {
        /// The family.
        family_id: FamilyId,
        /// The child.
        person_id: PersonId,
        /// The worker.
        worker_id: WorkerId,
        /// The role.
        role: AllocationRole,
        /// How often the child is to be seen, in days, as agreed for this child.
        visit_every_days: Option<i64>,
        /// From this day.
        starts_on: Date,
        /// No longer from this day; blank while it lasts.
        ends_on: Option<Date>,
    }
}

record! {
    /// A limit on who may know of a family.
    Restriction in restriction, key restriction_id: RestrictionId, about (family_id, none) {
        /// The family.
        family_id: FamilyId,
        /// Why.
        reason: String,
        /// From this day.
        starts_on: Date,
        /// No longer from this day; blank while it lasts.
        ends_on: Option<Date>,
    }
}

record! {
    /// A worker who may know of a restricted family.
    RestrictionName in restriction_name, key restriction_name_id: RestrictionNameId, about (family_id, none) {
        /// The restriction.
        restriction_id: RestrictionId,
        /// The family.
        family_id: FamilyId,
        /// The worker.
        worker_id: WorkerId,
        /// From this day.
        starts_on: Date,
        /// No longer from this day; blank while it lasts.
        ends_on: Option<Date>,
    }
}

record! {
    /// A worker's duty to stay away from a family.
    Recusal in recusal, key recusal_id: RecusalId, about (family_id, none) {
        /// The family.
        family_id: FamilyId,
        /// The worker.
        worker_id: WorkerId,
        /// Why.
        reason: String,
        /// From this day.
        starts_on: Date,
        /// No longer from this day; blank while it lasts.
        ends_on: Option<Date>,
    }
}
