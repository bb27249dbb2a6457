//! A page kept in memory is never older than the record, wherever the change was made.

use std::collections::BTreeSet;

use kith_practice::family::Part;
use kith_practice::people::NameKind;

use super::builders::{Someone, also_in, family_of};
use super::two_siblings;
use crate::families::rows::{Address, Household, Residence};
use crate::people::rows::PersonName;
use crate::platform::db::Record;
use crate::platform::problem::Problem;
use crate::platform::recorder::{Intent, Recorder, record_task};
use crate::testing::House;
use crate::workers::rows::Worker;
use crate::{statement, values};

statement! {
    WORKER_NOW = "
        select {worker w}
          from worker w
         where w.authority_id = ?1 and w.worker_id = ?2";

    NAME_NOW = "
        select {person_name n}
          from person_name n
         where n.authority_id = ?1 and n.person_id = ?2";

    HOUSEHOLD_OF = "
        select {household h}
          from household h
         where h.authority_id = ?1 and h.family_id = ?2";
}

fn record(house: &House, work: impl Fn(&mut Recorder) -> Result<(), Problem> + Send + Copy + 'static) {
    let acting = house.acting;
    house
        .app
        .db
        .write(move |tx| {
            record_task(tx, acting, Intent::to("set up"), |recorder| {
                work(recorder)?;
                Ok(String::new())
            })
        })
        .unwrap();
}

fn now<R: Record>(
    recorder: &mut Recorder,
    statement: &'static crate::platform::db::Statement,
    id: uuid::Uuid,
) -> Result<R, Problem> {
    let authority = recorder.acting().authority;
    recorder.tx().find(statement, values![authority, id.to_string()])?.ok_or(Problem::NotFound)
}

#[test]
fn a_workers_new_name_is_on_the_page_at_once() {
    let house = House::new();
    let (who, family, _) = two_siblings(&house);
    let path = format!("/families/{family}");
    house.get(&who, &path).shows("Ada Quill");
    let worker = who.worker;
    record(&house, move |recorder| {
        let mut row: Worker = now(recorder, &WORKER_NOW, worker.into())?;
        row.name = "Ada Marsh".to_owned();
        recorder.save(&mut row)
    });
    house.get(&who, &path).shows("Ada Marsh").shows("Lead practitioner");
}

#[test]
fn a_name_changed_in_another_family_is_on_the_page_at_once() {
    let house = House::new();
    let (who, family, _) = two_siblings(&house);
    let (_, others) = family_of(&house, &who, &[Someone("Omar", "Vane", "1985-01-01", Part::Adult)]);
    let father = others[0];
    also_in(&house, family, father, Part::Adult);
    let path = format!("/families/{family}");
    house.get(&who, &path).shows("Omar Vane");
    record(&house, move |recorder| {
        let mut row: PersonName = now(recorder, &NAME_NOW, father.into())?;
        row.kind = NameKind::Legal;
        row.family = "Dray".to_owned();
        recorder.save(&mut row)
    });
    house.get(&who, &path).shows("Omar Dray").hides("Omar Vane");
}

#[test]
fn an_address_of_a_household_in_another_family_is_never_an_old_one() {
    let house = House::new();
    let (who, family, people) = two_siblings(&house);
    let (elsewhere, _) = family_of(&house, &who, &[Someone("Omar", "Vane", "1985-01-01", Part::Adult)]);
    let child = people[0];
    record(&house, move |recorder| {
        let household_id = recorder.new_id();
        recorder.save(&mut Household {
            household_id,
            version: 0,
            family_id: elsewhere,
            name: "Omar's".to_owned(),
        })?;
        recorder.save(&mut Residence {
            residence_id: recorder.new_id(),
            version: 0,
            household_id,
            family_id: elsewhere,
            person_id: child,
            starts_on: None,
            ends_on: None,
        })
    });
    let path = format!("/families/{family}");
    house.get(&who, &path).shows("Amira Khan");
    record(&house, move |recorder| {
        let authority = recorder.acting().authority;
        let household: Household =
            recorder.tx().find(&HOUSEHOLD_OF, values![authority, elsewhere])?.ok_or(Problem::NotFound)?;
        recorder.save(&mut Address {
            address_id: recorder.new_id(),
            version: 0,
            household_id: household.household_id,
            family_id: elsewhere,
            lines: "2 Ferry Road".to_owned(),
            postcode: None,
            starts_on: None,
            ends_on: None,
        })
    });
    // The page checks itself against what it would be if it were made now.
    house.get(&who, &path).shows("Amira Khan");
}

#[test]
fn every_opening_of_a_kept_page_has_the_token_of_its_session_and_a_form_of_its_own() {
    let house = House::new();
    let (who, family, _) = two_siblings(&house);
    let path = format!("/families/{family}");
    let of = |body: &str, name: &str| {
        let start = format!("name=\"{name}\" value=\"");
        body.split(&start).nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_default().to_owned()
    };
    // Before the page is opened: a sign-in is a write, after which it would be printed again.
    let elsewhere = house.sign_in(who.worker, &who.roles);
    let [first, second, third] = [&who, &who, &elsewhere].map(|reader| house.get(reader, &path).body);
    assert_eq!(
        [&first, &second, &third].map(|body| of(body, "csrf")),
        [&who.csrf, &who.csrf, &elsewhere.csrf].map(String::clone)
    );
    let forms = BTreeSet::from([&first, &second, &third].map(|body| of(body, "write_id")));
    assert_eq!(forms.len(), 3, "{forms:?}");
}
