//! The rows of people: who they are and what they are called and known by, over time.

use jiff::civil::Date;
use kith_practice::people::{ContactKind, IdentifierScheme, NameKind, YesNo};
use kith_vocabulary::birth::Birth;
use kith_vocabulary::ids::{ContactDetailId, IdentifierId, PersonId, PersonNameId};

use crate::record;

record! {
    /// Anyone the record knows. Codes are those of the statutory lists.
    Person in person, key person_id: PersonId, about (none, person_id) {
        /// What is known of the birth.
        birth: Birth,
        /// The day of death.
        died_on: Option<Date>,
        /// Code of the sex list.
        sex: Option<String>,
        /// How they describe their gender, where it was asked.
        gender_identity: Option<String>,
        /// Code of the ethnicity list.
        ethnicity: Option<String>,
        /// Code of the languages list.
        first_language: Option<String>,
        /// Whether an interpreter is needed.
        needs_interpreter: Option<YesNo>,
        /// Code of the religion list.
        religion: Option<String>,
        /// Codes of the disability list with a space between; blank when not asked yet.
        disabilities: String,
        /// What helps them to take part: signs, pictures, time.
        communication_needs: Option<String>,
        /// Code of the reasons why there is no UPN.
        upn_unknown: Option<String>,
        /// The record that this one was found to be the same person as.
        merged_into_id: Option<PersonId>,
    }
}

record! {
    /// A name that a person has or had.
    PersonName in person_name, key person_name_id: PersonNameId, about (none, person_id) {
        /// Whose it is.
        person_id: PersonId,
        /// What it is to them.
        kind: NameKind,
        /// Given names; may be blank.
        given: String,
        /// Family name; may be blank.
        family: String,
        /// From this day, if known.
        starts_on: Option<Date>,
        /// No longer from this day; blank while it lasts.
        ends_on: Option<Date>,
    }
}

record! {
    /// A number or code by which others know a person.
    Identifier in identifier, key identifier_id: IdentifierId, about (none, person_id) {
        /// Whose it is.
        person_id: PersonId,
        /// Which kind.
        scheme: IdentifierScheme,
        /// The number or code.
        value: String,
        /// Who told us.
        source: String,
        /// When it was noted.
        noted_on: Date,
        /// No longer from this day; blank while it lasts.
        ends_on: Option<Date>,
    }
}

record! {
    /// A way to reach a person.
    ContactDetail in contact_detail, key contact_detail_id: ContactDetailId, about (none, person_id) {
        /// Whose it is.
        person_id: PersonId,
        /// Phone or email.
        kind: ContactKind,
        /// The number or address.
        value: String,
        /// When to use it, and when not.
        note: Option<String>,
        /// From this day, if known.
        starts_on: Option<Date>,
        /// No longer from this day; blank while it lasts.
        ends_on: Option<Date>,
    }
}
