//! Families for tests, made as practice would introduce them.

use jiff::civil::date;
use kith_practice::family::{AllocationRole, Part, RelationshipKind};
use kith_practice::people::NameKind;
use kith_vocabulary::ids::{FamilyId, PersonId};

use crate::families::rows::{Allocation, Family, FamilyMember, Recusal, Relationship, Restriction};
use crate::people::keys::write_keys;
use crate::people::rows::{Person, PersonName};
use crate::platform::recorder::{Intent, Recorder, record_task};
use crate::testing::{House, SignedIn};

/// A person as practice would introduce them.
pub(crate) struct Someone(pub &'static str, pub &'static str, pub &'static str, pub Part);

/// A family that a worker leads the work with, and its people in the order given.
pub(crate) fn family_of(house: &House, lead: &SignedIn, people: &[Someone]) -> (FamilyId, Vec<PersonId>) {
    let acting = house.acting_as(lead);
    let rows: Vec<(String, String, String, Part)> = people
        .iter()
        .map(|Someone(given, family, birth, part)| {
            ((*given).to_owned(), (*family).to_owned(), (*birth).to_owned(), *part)
        })
        .collect();
    let worker = lead.worker;
    house
        .app
        .db
        .write(move |tx| {
            let mut made = (FamilyId(uuid::Uuid::nil()), Vec::new());
            record_task(tx, acting, Intent::to("start a family"), |recorder| {
                let family_id = recorder.new_id();
                let name = format!("{} family", rows[0].1);
                recorder.save(&mut Family { family_id, version: 0, name, matters_now: None })?;
                made.0 = family_id;
                for (given, family, birth, part) in &rows {
                    let person = person(recorder, given, family, birth)?;
                    belong(recorder, family_id, person, *part)?;
                    if *part == Part::Child {
                        recorder.save(&mut Allocation {
                            allocation_id: recorder.new_id(),
                            version: 0,
                            family_id,
                            person_id: person,
                            worker_id: worker,
                            role: AllocationRole::LeadPractitioner,
                            visit_every_days: None,
                            starts_on: date(2026, 1, 5),
                            ends_on: None,
                        })?;
                    }
                    made.1.push(person);
                }
                Ok(String::new())
            })?;
            Ok(made)
        })
        .unwrap()
}

fn person(
    recorder: &mut Recorder,
    given: &str,
    family: &str,
    birth: &str,
) -> Result<PersonId, crate::platform::problem::Problem> {
    let authority = recorder.acting().authority;
    let person_id = recorder.new_id();
    let birth = birth.parse().unwrap();
    recorder.save(&mut Person {
        person_id,
        version: 0,
        birth,
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
    })?;
    let mut name = PersonName {
        person_name_id: recorder.new_id(),
        version: 0,
        person_id,
        kind: NameKind::Legal,
        given: given.to_owned(),
        family: family.to_owned(),
        starts_on: None,
        ends_on: None,
    };
    recorder.save(&mut name)?;
    write_keys(recorder.tx(), authority, person_id, &[name], &birth, &[])?;
    Ok(person_id)
}

fn belong(
    recorder: &mut Recorder,
    family_id: FamilyId,
    person_id: PersonId,
    part: Part,
) -> Result<(), crate::platform::problem::Problem> {
    recorder.save(&mut FamilyMember {
        family_member_id: recorder.new_id(),
        version: 0,
        family_id,
        person_id,
        part,
        starts_on: date(2026, 1, 5),
        ends_on: None,
    })
}

/// Makes somebody belong to a further family.
pub(crate) fn also_in(house: &House, family: FamilyId, person: PersonId, part: Part) {
    let acting = house.acting;
    let work = move |tx: &mut crate::platform::db::Tx| {
        record_task(tx, acting, Intent::to("set up"), |recorder| {
            belong(recorder, family, person, part)?;
            Ok(String::new())
        })
    };
    house.app.db.write(work).unwrap();
}

/// Records a tie.
pub(crate) fn tie(house: &House, person_id: PersonId, kind: RelationshipKind, other_id: PersonId) {
    let acting = house.acting;
    let work = move |tx: &mut crate::platform::db::Tx| {
        record_task(tx, acting, Intent::to("set up"), |recorder| {
            recorder.save(&mut Relationship {
                relationship_id: recorder.new_id(),
                version: 0,
                person_id,
                other_id,
                kind,
                parental_responsibility: None,
                starts_on: None,
                ends_on: None,
            })?;
            Ok(String::new())
        })
    };
    house.app.db.write(work).unwrap();
}

/// Makes a worker stay away from a family.
pub(crate) fn recuse(house: &House, family_id: FamilyId, worker: &SignedIn) {
    let (acting, worker_id) = (house.acting, worker.worker);
    let work = move |tx: &mut crate::platform::db::Tx| {
        record_task(tx, acting, Intent::to("set up"), |recorder| {
            recorder.save(&mut Recusal {
                recusal_id: recorder.new_id(),
                version: 0,
                family_id,
                worker_id,
                reason: "their own family".to_owned(),
                starts_on: date(2026, 1, 5),
                ends_on: None,
            })?;
            Ok(String::new())
        })
    };
    house.app.db.write(work).unwrap();
}

/// Restricts a family; nobody is named.
pub(crate) fn restrict(house: &House, family_id: FamilyId) {
    let acting = house.acting;
    let work = move |tx: &mut crate::platform::db::Tx| {
        record_task(tx, acting, Intent::to("restrict"), |recorder| {
            recorder.save(&mut Restriction {
                restriction_id: recorder.new_id(),
                version: 0,
                family_id,
                reason: "set up".to_owned(),
                starts_on: date(2026, 1, 5),
                ends_on: None,
            })?;
            Ok(String::new())
        })
    };
    house.app.db.write(work).unwrap();
}
