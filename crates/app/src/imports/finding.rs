//! Who a child of a statutory file is: somebody of the record, or somebody new with a family of their own.

use std::collections::HashSet;

use jiff::civil::Date;
use kith_practice::family::Part;
use kith_practice::people::IdentifierScheme;
use kith_vocabulary::birth::Birth;
use kith_vocabulary::identifiers::upn::Upn;
use kith_vocabulary::ids::{AuthorityId, FamilyId, PersonId};

use super::census::NewId;
use super::sql;
use crate::families::rows::{Family, FamilyMember};
use crate::people::rows::Person;
use crate::platform::db::Tx;
use crate::platform::problem::Problem;
use crate::values;

const NOBODY: &str = "The child has neither a child ID nor a UPN, so Kith could not find them again. The child is kept here and not in the record.";
const SEVERAL: &str = "Several people in the record have this child ID. Merge them first. The child is kept here and not in the record.";

/// What a file says of who a child is.
#[derive(Debug, Clone, Copy)]
pub(super) struct Who<'a> {
    /// The authority's own number.
    pub(super) child_id: Option<&'a str>,
    /// The unique pupil number.
    pub(super) upn: Option<&'a str>,
    /// The day of birth.
    pub(super) born_on: Option<Date>,
}

/// Who a child of the file is.
pub(super) enum Found {
    /// Nobody yet.
    New,
    /// This person.
    Person(PersonId),
    /// Nobody can tell; this is why, and who it may be.
    Unclear(&'static str, Vec<PersonId>),
}

/// Finds a child. `met` holds who the file told of before.
pub(super) fn find(
    tx: &mut Tx,
    authority: AuthorityId,
    who: Who,
    met: &HashSet<PersonId>,
) -> Result<Found, Problem> {
    if let Some(child_id) = who.child_id {
        let found = sql::find_people(tx, authority, IdentifierScheme::ChildId, child_id)?;
        match found.as_slice() {
            [] => {}
            [person] => return Ok(Found::Person(*person)),
            _ => return Ok(Found::Unclear(SEVERAL, found)),
        }
    } else if who.upn.is_none() {
        return Ok(Found::Unclear(NOBODY, Vec::new()));
    }
    let Some(upn) = who.upn.filter(|upn| upn.parse::<Upn>().is_ok_and(Upn::check_letter_is_right)) else {
        return Ok(if who.child_id.is_some() { Found::New } else { Found::Unclear(NOBODY, Vec::new()) });
    };
    let found = sql::find_people(tx, authority, IdentifierScheme::Upn, upn)?;
    match found.as_slice() {
        [person] if !met.contains(person) && may_be(tx, authority, *person, who.born_on)? => {
            Ok(Found::Person(*person))
        }
        _ => Ok(Found::New),
    }
}

/// Whether a person found by the UPN alone may be the child: numbers are mistyped, births seldom are too.
fn may_be(
    tx: &mut Tx,
    authority: AuthorityId,
    person: PersonId,
    born_on: Option<Date>,
) -> Result<bool, Problem> {
    let row: Option<Person> = tx.find(&sql::PERSON, values![authority, person])?;
    let held = row.and_then(|row| row.birth.born_on());
    Ok(match (held, born_on) {
        (Some(held), Some(said)) => held == said,
        _ => true,
    })
}

/// Somebody of whom nothing is known yet.
pub(super) fn new_person(person_id: PersonId) -> Person {
    Person {
        person_id,
        version: 0,
        birth: Birth::Unknown,
        died_on: None,
        sex: None,
        gender_identity: None,
        ethnicity: None,
        first_language: None,
        needs_interpreter: None,
        religion: None,
        disabilities: String::new(),
        communication_needs: None,
        upn_unknown: None,
        merged_into_id: None,
    }
}

/// A statutory file names no family, so that each child begins with one of their own; families are joined later.
pub(super) fn own_family(
    new_id: NewId,
    family_id: FamilyId,
    person_id: PersonId,
    label: &str,
    since: Option<Date>,
    today: Date,
) -> (Family, FamilyMember) {
    let family =
        Family { family_id, version: 0, name: format!("Family of child {label}"), matters_now: None };
    let member = FamilyMember {
        family_member_id: new_id().into(),
        version: 0,
        family_id,
        person_id,
        part: Part::Child,
        starts_on: since.unwrap_or(today).min(today),
        ends_on: None,
    };
    (family, member)
}
