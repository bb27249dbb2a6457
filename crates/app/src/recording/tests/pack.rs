use jiff::civil::date;
use kith_practice::family::Part;
use kith_vocabulary::ids::FamilyId;
use serde_json::Value as Json;

use super::sending::{contact, phone, said};
use crate::families::rows::{Address, Household};
use crate::platform::access::Role;
use crate::testing::{House, SignedIn};
use crate::visits::tests::builder::{
    Home, allocate, done, home, join, ordinary, plan, recuse, restrict, save,
};
use crate::{statement, values};

statement! {
    TAKEN_IN_AUDIT = "
        select count(*)
          from audit
         where authority_id = ?1 and family_id = ?2 and action = 'take onto a device'";
}

fn audited(house: &House, family: FamilyId) -> i64 {
    let authority = house.authority;
    house.app.db.read(|tx| tx.row(&TAKEN_IN_AUDIT, values![authority, family])?.unwrap().take()).unwrap()
}

fn lives_at(house: &House, home: &Home, lines: &str, ended: bool) {
    let (family_id, lines) = (home.family, lines.to_owned());
    save(house, move |recorder| {
        let household_id = recorder.new_id();
        let name = "Mum and the children".to_owned();
        recorder.save(&mut Household { household_id, version: 0, family_id, name }).unwrap();
        let mut address = Address {
            address_id: recorder.new_id(),
            version: 0,
            household_id,
            family_id,
            lines: lines.clone(),
            postcode: Some("ZZ9 9ZZ".parse().unwrap()),
            starts_on: None,
            ends_on: ended.then(|| date(2026, 1, 1)),
        };
        recorder.save(&mut address).unwrap();
    });
}

fn pack(house: &House, who: &SignedIn) -> Json {
    let phone = phone(house, who);
    said(&contact(house, who, &phone))["pack"].clone()
}

#[test]
fn a_front_sheet_holds_what_a_doorstep_needs_and_no_more() {
    let (house, ada, home) = ordinary();
    lives_at(&house, &home, "4 Gull Street\nSolent", false);
    lives_at(&house, &home, "9 Former Road", true);
    done(&house, &home, ada.worker, date(2026, 11, 5));
    let visit = plan(&house, &ada, &home, date(2026, 11, 25), "2pm");
    let pack = pack(&house, &ada);
    let sheet = &pack["families"][0];
    assert_eq!((&sheet["name"], &sheet["children"][0]["name"]), (&"Okafor".into(), &"Chidi Okafor".into()));
    assert_eq!(sheet["children"][1]["last_seen"], "Last seen 5 November");
    assert_eq!(sheet["others"][0]["name"], "Maryam Okafor");
    assert_eq!(sheet["addresses"][0]["lines"], "4 Gull Street, Solent, ZZ9 9ZZ");
    assert_eq!(sheet["usual_purpose"], "child in need");
    let planned = &pack["visits"][0];
    assert_eq!(planned["id"], visit.to_string());
    assert_eq!((&planned["when"], &planned["at"]), (&"Today at 2pm".into(), &"2pm".into()));
    assert_eq!(planned["children"].as_array().unwrap().len(), 2);
    let text = pack.to_string();
    assert!(!text.contains("We talked about school") && !text.contains("Former Road"), "{text}");
}

#[test]
fn a_restricted_family_is_never_in_the_pack_and_leaves_it_at_the_next_contact() {
    let (house, ada, home_one) = ordinary();
    let other = home(&house, "Verity", &[("Sol", "2015-05-05")]);
    allocate(&house, &other, ada.worker, None);
    let phone = phone(&house, &ada);
    contact(&house, &ada, &phone).shows("Verity").shows("Okafor");
    restrict(&house, other.family, &[]);
    contact(&house, &ada, &phone).shows("Okafor").hides("Verity").hides(&other.family.to_string());
    recuse(&house, home_one.family, ada.worker);
    contact(&house, &ada, &phone).hides("Okafor").hides("Chidi");
    house.get(&ada, "/devices").shows("No front sheets are on it");
}

#[test]
fn a_child_of_another_restricted_family_is_not_on_the_sheet() {
    let (house, ada, home_one) = ordinary();
    let other = home(&house, "Verity", &[("Sol", "2015-05-05")]);
    join(&house, home_one.family, other.children[0], Part::Child);
    assert!(pack(&house, &ada).to_string().contains("Sol Verity"));
    restrict(&house, other.family, &[]);
    let text = pack(&house, &ada).to_string();
    assert!(text.contains("Chidi") && !text.contains("Sol Verity"), "{text}");
    assert!(!text.contains(&other.children[0].to_string()), "{text}");
}

#[test]
fn a_family_that_is_no_longer_ones_own_is_not_in_the_pack() {
    let (house, ada, _) = ordinary();
    let team = house.team("Family Help West");
    let ben = house.worker("Ben Oduya", &[Role::SocialWorker], Some(team));
    let other = home(&house, "Verity", &[("Sol", "2015-05-05")]);
    allocate(&house, &other, ben.worker, None);
    let text = pack(&house, &ada).to_string();
    assert!(text.contains("Okafor") && !text.contains("Verity"), "{text}");
}

#[test]
fn what_is_taken_is_in_the_audit_once_a_day() {
    let (house, ada, home) = ordinary();
    let phone = phone(&house, &ada);
    for _ in 0..3 {
        contact(&house, &ada, &phone);
    }
    assert_eq!(audited(&house, home.family), 1);
    house.at("2026-11-26T09:00:00Z");
    let ada = house.sign_in(ada.worker, &ada.roles);
    contact(&house, &ada, &phone);
    assert_eq!(audited(&house, home.family), 2);
}

#[test]
fn a_contact_takes_as_many_statements_for_many_families_as_for_one() {
    let (house, ada, _) = ordinary();
    let phone = phone(&house, &ada);
    contact(&house, &ada, &phone);
    let one = contact(&house, &ada, &phone).statements;
    for name in ["Brandt", "Verity", "Sato", "Moss"] {
        let more = home(&house, name, &[("Sol", "2015-05-05"), ("Ida", "2018-01-01")]);
        allocate(&house, &more, ada.worker, None);
        plan(&house, &ada, &more, date(2026, 11, 25), "3pm");
    }
    contact(&house, &ada, &phone).shows("Brandt");
    assert_eq!(contact(&house, &ada, &phone).statements, one);
}
