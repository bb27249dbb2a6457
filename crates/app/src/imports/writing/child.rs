//! One child of a census: found in the record or added to it, with a family of their own where they have none.

use std::collections::HashSet;

use jiff::civil::Date;
use kith_practice::family::Part;
use kith_practice::people::IdentifierScheme;
use kith_vocabulary::birth::Birth;
use kith_vocabulary::calendar::london_today;
use kith_vocabulary::identifiers::upn::Upn;
use kith_vocabulary::ids::{FamilyId, ImportId, PersonId};
use uuid::Uuid;

use super::leftover;
use crate::families::rows::{Family, FamilyMember};
use crate::imports::census::{ChildSaid, Counts, Kept, Known, Left, Settling, Weight, read_child};
use crate::imports::sql;
use crate::people::keys::write_keys;
use crate::people::rows::Person;
use crate::platform::clock::new_id;
use crate::platform::problem::Problem;
use crate::platform::recorder::{Acting, Intent, Tasks};
use crate::platform::xml::Element;
use crate::values;

const NOBODY: &str = "The child has neither a child ID nor a UPN, so Kith could not find them again. The child is kept here and not in the record.";
const SEVERAL: &str = "Several people in the record have this child ID. Merge them first. The child is kept here and not in the record.";
const TWICE: &str =
    "This child is in the file twice. The first place stands; what differs here is kept beside it.";

/// A child of the file, and the import that brings them.
pub(super) struct Child<'a> {
    pub(super) acting: Acting,
    pub(super) import_id: ImportId,
    pub(super) source: &'a str,
    pub(super) weight: Weight,
    pub(super) until: Option<Date>,
    pub(super) element: &'a Element,
}

/// Who a child of the file is.
enum Found {
    /// Nobody yet.
    New,
    /// This person.
    Person(PersonId),
    /// Nobody can tell; this is why.
    Unclear(&'static str),
}

/// Brings a child into the record. `met` holds who this file told of before.
pub(super) fn import_child(
    tasks: &mut Tasks,
    child: &Child,
    met: &mut HashSet<PersonId>,
) -> Result<Counts, Problem> {
    let mut said = read_child(child.element);
    let found = child.find(tasks, &said, met)?;
    let fresh: FamilyId = child.new_id().into();
    let mut known = match found {
        Found::Unclear(why) => return child.set_aside(tasks, why),
        Found::New => child.new_person(fresh),
        Found::Person(person) => sql::load(tasks.tx(), child.acting.authority, person, fresh)?,
    };
    if known.family_id == fresh {
        child.add_family(&mut known, &said);
    }
    let mut weight = child.weight;
    if !met.insert(known.person_id()) {
        weight = Weight::Older;
        said.tell(child.element, TWICE);
    }
    let settling = Settling {
        weight,
        new_id: &|| child.new_id(),
        today: child.today(),
        until: child.until,
        source: child.source,
    };
    let left = settling.settle(&mut known, said);
    child.save(tasks, known, left)
}

impl Child<'_> {
    fn new_id(&self) -> Uuid {
        new_id(self.acting.now)
    }

    fn today(&self) -> Date {
        london_today(self.acting.now)
    }

    fn find(&self, tasks: &mut Tasks, said: &ChildSaid, met: &HashSet<PersonId>) -> Result<Found, Problem> {
        let authority = self.acting.authority;
        if let Some(child_id) = said.child_id() {
            let found = sql::find_people(tasks.tx(), authority, IdentifierScheme::ChildId, child_id)?;
            match found.as_slice() {
                [] => {}
                [person] => return Ok(Found::Person(*person)),
                _ => return Ok(Found::Unclear(SEVERAL)),
            }
        } else if said.upn().is_none() {
            return Ok(Found::Unclear(NOBODY));
        }
        let Some(upn) = said.upn().filter(|upn| upn.parse::<Upn>().is_ok_and(Upn::check_letter_is_right))
        else {
            return Ok(if said.child_id().is_some() { Found::New } else { Found::Unclear(NOBODY) });
        };
        let found = sql::find_people(tasks.tx(), authority, IdentifierScheme::Upn, upn)?;
        match found.as_slice() {
            [person] if !met.contains(person) && self.may_be(tasks, *person, said)? => {
                Ok(Found::Person(*person))
            }
            _ => Ok(Found::New),
        }
    }

    /// Whether a person found by the UPN alone may be the child: numbers are mistyped, births seldom are too.
    fn may_be(&self, tasks: &mut Tasks, person: PersonId, said: &ChildSaid) -> Result<bool, Problem> {
        let row: Option<Person> = tasks.tx().find(&sql::PERSON, values![self.acting.authority, person])?;
        let held = row.and_then(|row| row.birth.born_on());
        Ok(match (held, said.born_on()) {
            (Some(held), Some(said)) => held == said,
            _ => true,
        })
    }

    fn new_person(&self, fresh: FamilyId) -> Known {
        let person = Person {
            person_id: self.new_id().into(),
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
        };
        Known {
            person: Kept::new(person),
            identifiers: Vec::new(),
            family_id: fresh,
            family: None,
            member: None,
            referrals: Vec::new(),
            assessments: Vec::new(),
            need_plans: Vec::new(),
            enquiries: Vec::new(),
            protection_plans: Vec::new(),
            protection_reviews: Vec::new(),
        }
    }

    /// A census names no family, so that each child begins with one of their own; families are joined later.
    fn add_family(&self, known: &mut Known, said: &ChildSaid) {
        let label = said.child_id().or(said.upn()).unwrap_or("without a number");
        known.family = Some(Kept::new(Family {
            family_id: known.family_id,
            version: 0,
            name: format!("Family of child {label}"),
            matters_now: None,
        }));
        let today = self.today();
        known.member = Some(Kept::new(FamilyMember {
            family_member_id: self.new_id().into(),
            version: 0,
            family_id: known.family_id,
            person_id: known.person_id(),
            part: Part::Child,
            starts_on: said.born_on().or(said.first_referral()).unwrap_or(today).min(today),
            ends_on: None,
        }));
    }

    /// Keeps a child of whom nobody can tell who they are.
    fn set_aside(&self, tasks: &mut Tasks, why: &str) -> Result<Counts, Problem> {
        let left = Left {
            place: format!("Message/Children/Child, line {}", self.element.line),
            why: why.to_owned(),
            body: self.element.to_xml(),
        };
        tasks.record(
            new_id(self.acting.now),
            self.acting.worker,
            self.acting.now,
            self.intent(),
            |recorder| {
                let mut row = leftover(recorder.new_id(), self.import_id, None, left);
                recorder.save(&mut row)?;
                Ok(self.outcome())
            },
        )?;
        Ok(Counts { findings: 1, ..Counts::default() })
    }

    /// Saves what is new or differs, as one task. A child of whom nothing is new leaves no trace.
    fn save(&self, tasks: &mut Tasks, mut known: Known, left: Vec<Left>) -> Result<Counts, Problem> {
        let counts = Counts { findings: left.len() as i64, ..known.counts() };
        if counts.new_rows == 0 && counts.changed_rows == 0 && counts.findings == 0 {
            return Ok(counts);
        }
        let about = Some((known.family_id, known.person_id()));
        tasks.record(
            new_id(self.acting.now),
            self.acting.worker,
            self.acting.now,
            self.intent(),
            |recorder| {
                known.save(recorder)?;
                for left in left {
                    let mut row = leftover(recorder.new_id(), self.import_id, about, left);
                    recorder.save(&mut row)?;
                }
                Ok(self.outcome())
            },
        )?;
        let authority = self.acting.authority;
        let person = known.person_id();
        let names = tasks.tx().records(&sql::NAMES, values![authority, person])?;
        write_keys(tasks.tx(), authority, person, &names, &known.person.row.birth, &known.identifiers())?;
        Ok(counts)
    }

    fn intent(&self) -> Intent {
        Intent { source: Some(self.source.to_owned()), ..Intent::to("import a child") }
    }

    fn outcome(&self) -> String {
        format!("/imports/{}", self.import_id)
    }
}
