use axum::http::StatusCode;
use jiff::civil::date;
use kith_vocabulary::ids::{FamilyId, WorkerId};

use kith_practice::family::Part;

use crate::families::rows::{Family, Restriction, RestrictionName};
use crate::families::tests::builders::{Someone, family_of};
use crate::platform::access::Role;
use crate::platform::clock::new_id;
use crate::platform::past::family_as_it_stood;
use crate::platform::recorder::{Acting, Intent, record_task};
use crate::testing::House;
use crate::{statement, values};

statement! {
    FAMILY_NOW = "select {family} from family where authority_id = ?1 and family_id = ?2";
}

fn start(house: &House, acting: Acting, name: &str) -> FamilyId {
    let family_id: FamilyId = new_id(acting.now);
    let name = name.to_owned();
    house
        .app
        .db
        .write(move |tx| {
            record_task(tx, acting, Intent::to("start a family"), |recorder| {
                recorder.save(&mut Family {
                    family_id,
                    version: 0,
                    name: name.clone(),
                    matters_now: None,
                })?;
                Ok(String::new())
            })
        })
        .unwrap();
    family_id
}

fn rename(house: &House, acting: Acting, family_id: FamilyId, name: &str) {
    let name = name.to_owned();
    house
        .app
        .db
        .write(move |tx| {
            let mut family: Family = tx.find(&FAMILY_NOW, values![acting.authority, family_id])?.unwrap();
            record_task(tx, acting, Intent::to("rename a family").because("They married"), |recorder| {
                family.name.clone_from(&name);
                recorder.save(&mut family.clone())?;
                Ok(String::new())
            })
        })
        .unwrap();
}

fn restrict(house: &House, family_id: FamilyId, named: &[WorkerId]) {
    let (acting, named) = (house.acting, named.to_vec());
    house
        .app
        .db
        .write(move |tx| {
            record_task(tx, acting, Intent::to("restrict a record"), |recorder| {
                let mut restriction = Restriction {
                    restriction_id: recorder.new_id(),
                    version: 0,
                    family_id,
                    reason: "A colleague's family".to_owned(),
                    starts_on: date(2026, 11, 1),
                    ends_on: None,
                };
                recorder.save(&mut restriction)?;
                for worker_id in &named {
                    recorder.save(&mut RestrictionName {
                        restriction_name_id: recorder.new_id(),
                        version: 0,
                        restriction_id: restriction.restriction_id,
                        family_id,
                        worker_id: *worker_id,
                        starts_on: date(2026, 11, 1),
                        ends_on: None,
                    })?;
                }
                Ok(String::new())
            })
        })
        .unwrap();
}

#[test]
fn history_tells_who_changed_what_from_what_and_why() {
    let house = House::new();
    let leader = house.worker("Lena Marsh", &[Role::ServiceLeader], None);
    let ada = house.worker("Ada Quill", &[Role::SocialWorker], None);
    let family = start(&house, house.acting_as(&ada), "Family of Ben Cole");
    rename(&house, house.acting_as(&ada), family, "Cole and Dray family");
    let page = house.get(&leader, &format!("/families/{family}/history"));
    page.shows("Ada Quill: rename a family")
        .shows("They married")
        .shows("Family of Ben Cole")
        .shows("Cole and Dray family");
}

#[test]
fn whoever_looks_is_shown_to_those_who_may_see_it() {
    let house = House::new();
    let leader = house.worker("Lena Marsh", &[Role::ServiceLeader], None);
    let governance = house.worker("Gwen Holt", &[Role::InformationGovernance], None);
    let family = start(&house, house.acting, "Family of Ben Cole");
    house.get(&leader, &format!("/families/{family}/history")).shows("start a family");
    let path = format!("/families/{family}/audit");
    house.get(&governance, &path).shows("Lena Marsh").shows("view history");
    let ada = house.worker("Ada Quill", &[Role::SocialWorker], None);
    assert_eq!(house.get(&ada, &path).status, StatusCode::FORBIDDEN);
}

#[test]
fn a_restricted_family_is_absent_for_all_but_those_named() {
    let house = House::new();
    let leader = house.worker("Lena Marsh", &[Role::ServiceLeader], None);
    let named = house.worker("Nora Flint", &[Role::ServiceLeader], None);
    let family = start(&house, house.acting, "Family of Ben Cole");
    restrict(&house, family, &[named.worker]);
    for path in [format!("/families/{family}/history"), format!("/families/{family}/audit")] {
        let refused = house.get(&leader, &path);
        assert_eq!(refused.status, StatusCode::NOT_FOUND);
        refused.hides("Cole");
    }
    let nothing =
        house.get(&leader, &format!("/families/{}/history", new_id::<FamilyId>(house.app.clock.now())));
    let restricted = house.get(&leader, &format!("/families/{family}/history"));
    assert_eq!(nothing.body, restricted.body, "a restricted family answers just as no family does");
}

#[test]
fn the_record_can_be_read_as_it_stood() {
    let house = House::new();
    let family = start(&house, house.acting, "Family of Ben Cole");
    house.at("2026-11-26T09:00:00Z");
    let later = Acting { now: house.app.clock.now(), ..house.acting };
    rename(&house, later, family, "Cole and Dray family");
    let name_at = |at: &str| {
        let at = at.parse().unwrap();
        house
            .app
            .db
            .read(|tx| {
                family_as_it_stood(tx, house.authority, family, at, |past| {
                    let found: Option<Family> = past.find(&FAMILY_NOW, values![house.authority, family])?;
                    Ok(found.map(|family| family.name))
                })
            })
            .unwrap()
    };
    assert_eq!(name_at("2026-11-25T09:59:59Z"), None, "before it was started");
    assert_eq!(name_at("2026-11-25T10:00:00Z").as_deref(), Some("Family of Ben Cole"));
    assert_eq!(name_at("2026-11-26T08:59:59Z").as_deref(), Some("Family of Ben Cole"));
    assert_eq!(name_at("2026-11-26T09:00:00Z").as_deref(), Some("Cole and Dray family"));
}

#[test]
fn a_page_of_history_costs_the_same_however_long_the_history_is() {
    let house = House::new();
    let leader = house.worker("Lena Marsh", &[Role::ServiceLeader], None);
    let family = start(&house, house.acting, "Family of Ben Cole");
    let path = format!("/families/{family}/history");
    let short = house.get(&leader, &path).statements;
    for turn in 0..30 {
        rename(&house, house.acting, family, &format!("Name {turn}"));
    }
    assert_eq!(house.get(&leader, &path).statements, short);
    assert_eq!(short, 5, "session, facts, hidden members, changes, audit line");
}

#[test]
fn a_familys_page_is_shown_as_it_was_and_cannot_be_changed_there() {
    let house = House::new();
    let team = house.team("Family Help West");
    let ada = house.worker("Ada Quill", &[Role::SocialWorker], Some(team));
    let (family, people) = family_of(
        &house,
        &ada,
        &[
            Someone("Ben", "Cole", "2015-01-02", Part::Child),
            Someone("Ivy", "Cole", "2018-01-02", Part::Child),
        ],
    );
    house.at("2026-11-27T09:00:00Z");
    let ada = house.sign_in(ada.worker, &ada.roles);
    let later = Acting { now: house.app.clock.now(), ..house.acting_as(&ada) };
    rename(&house, later, family, "Dray family");
    house.get(&ada, &format!("/families/{family}")).shows("Dray family").shows("Ben Cole");
    let path = format!("/families/{family}/as-it-stood");
    house.get(&ada, &path).shows("Which day?");
    let past = house.get(&ada, &format!("{path}?on-day=26&on-month=11&on-year=2026"));
    past.shows("Cole family").shows("as it stood on 26 November 2026").shows("Ivy Cole").hides("Dray");
    past.hides("Record a visit");
    let before = house.get(&ada, &format!("{path}?on-day=24&on-month=11&on-year=2026"));
    assert_eq!(before.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(before.body.contains("There was no record of this family then"));
    let future = house.get(&ada, &format!("{path}?on-day=1&on-month=12&on-year=2026"));
    assert!(future.body.contains("today or in the past"));
    let person = house
        .get(&ada, &format!("/people/{}/as-it-stood?on-day=25&on-month=11&on-year=2026&at=10:00", people[0]));
    person.shows("Ben Cole").shows("as it stood on 25 November 2026 at 10am");
}
