//! One child of a census: found in the record or added to it, with a family of their own where they have none.

use std::collections::HashSet;

use jiff::civil::Date;
use kith_vocabulary::calendar::london_today;
use kith_vocabulary::ids::{FamilyId, ImportId, PersonId};
use uuid::Uuid;

use super::leftover;
use crate::imports::census::{ChildSaid, Counts, Kept, Known, Left, Settling, Weight, read_child};
use crate::imports::finding::{Found, Who, find, new_person, own_family};
use crate::imports::sql;
use crate::people::keys::write_keys;
use crate::platform::clock::new_id;
use crate::platform::problem::Problem;
use crate::platform::recorder::{Acting, Intent, Tasks};
use crate::platform::xml::Element;
use crate::values;

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

/// Brings a child into the record. `met` holds who this file told of before.
pub(super) fn import_child(
    tasks: &mut Tasks,
    child: &Child,
    met: &mut HashSet<PersonId>,
) -> Result<Counts, Problem> {
    let mut said = read_child(child.element);
    let who = Who { child_id: said.child_id(), upn: said.upn(), born_on: said.born_on() };
    let found = find(tasks.tx(), child.acting.authority, who, met)?;
    let fresh: FamilyId = child.new_id().into();
    let mut known = match found {
        Found::Unclear(why, people) => return child.set_aside(tasks, why, &people),
        Found::New => Known::of(new_person(child.new_id().into()), fresh),
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

    fn add_family(&self, known: &mut Known, said: &ChildSaid) {
        let label = said.child_id().or(said.upn()).unwrap_or("without a number");
        let since = said.born_on().or(said.first_referral());
        let (family, member) =
            own_family(&|| self.new_id(), known.family_id, known.person_id(), label, since, self.today());
        known.family = Some(Kept::new(family));
        known.member = Some(Kept::new(member));
    }

    /// Keeps a child of whom nobody can tell who they are: beside each person whom it may be, so that nobody reads
    /// it who may not know of all of them.
    fn set_aside(&self, tasks: &mut Tasks, why: &str, people: &[PersonId]) -> Result<Counts, Problem> {
        let about: Vec<Option<PersonId>> =
            if people.is_empty() { vec![None] } else { people.iter().copied().map(Some).collect() };
        let acting = self.acting;
        tasks.record(new_id(acting.now), acting.worker, acting.now, self.intent(), |recorder| {
            for person_id in about {
                let left = Left {
                    place: format!("Message/Children/Child, line {}", self.element.line),
                    why: why.to_owned(),
                    body: self.element.to_xml(),
                };
                let mut row = leftover(recorder.new_id(), self.import_id, None, left);
                row.person_id = person_id;
                recorder.save(&mut row)?;
            }
            Ok(self.outcome())
        })?;
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
