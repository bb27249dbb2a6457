use axum::http::StatusCode;
use kith_practice::family::Part;
use kith_vocabulary::ids::{FamilyId, PersonId};

use crate::families::tests::builders::{Someone, family_of, restrict};
use crate::imports::actions::import_census;
use crate::platform::access::Role;
use crate::testing::{Answer, House, SignedIn};
use crate::{statement, values};

statement! {
    CHILD_BY_NUMBER = "
        select i.person_id, m.family_id
          from identifier i
          join family_member m on m.authority_id = i.authority_id and m.person_id = i.person_id
               and m.ends_on is null
         where i.authority_id = ?1 and i.value = ?2
         order by m.starts_on, m.family_member_id
         limit 1";
}

fn child(number: &str, referred_on: &str) -> String {
    format!(
        "<Child><ChildIdentifiers><LAchildID>{number}</LAchildID>\
         <PersonBirthDate>2015-03-04</PersonBirthDate></ChildIdentifiers>\
         <ChildCharacteristics><Ethnicity>WBRI</Ethnicity></ChildCharacteristics>\
         <CINdetails><CINreferralDate>{referred_on}</CINreferralDate><ReferralSource>1A</ReferralSource>\
         <PrimaryNeedCode>N1</PrimaryNeedCode></CINdetails></Child>"
    )
}

fn import(house: &House, year: i64, children: &[(&str, &str)]) {
    let told: String = children.iter().map(|(number, day)| child(number, day)).collect();
    let file = format!(
        "<Message><Header><CollectionDetails><Collection>CIN</Collection><Year>{year}</Year>\
         <ReferenceDate>{year}-03-31</ReferenceDate></CollectionDetails><Source><LEA>999</LEA></Source></Header>\
         <Children>{told}</Children></Message>"
    );
    let path = house.folder().join(format!("census-{year}.xml"));
    std::fs::write(&path, file).unwrap();
    import_census(&house.app.db, house.acting, &path, "census.xml", &mut |_, _| {}).unwrap();
}

fn find(house: &House, number: &str) -> (PersonId, FamilyId) {
    let authority = house.authority;
    let found = |tx: &mut crate::platform::db::Tx| {
        let mut row = tx.row(&CHILD_BY_NUMBER, values![authority, number])?.unwrap();
        Ok((row.take()?, row.take()?))
    };
    house.app.db.read(found).unwrap()
}

const DAY: &str = "2025-06-11";

/// Three children who were referred on one day and a fourth on another, each in a record of their own.
fn imported() -> (House, SignedIn) {
    let house = House::new();
    let team = house.team("North");
    let manager = house.worker("Mo Hale", &[Role::TeamManager], Some(team));
    import(&house, 2026, &[("K1", DAY), ("K2", DAY), ("K3", DAY), ("X9", "2025-06-12")]);
    (house, manager)
}

fn bring(house: &House, who: &SignedIn, family: FamilyId, people: &[PersonId]) -> Answer {
    let ids: Vec<String> = people.iter().map(ToString::to_string).collect();
    let mut form = vec![("bond", "siblings"), ("elsewhere", "leave")];
    form.extend(ids.iter().map(|id| ("person", id.as_str())));
    house.post(who, &format!("/families/{family}/join"), &form)
}

#[test]
fn children_of_one_home_whom_a_census_parted_become_one_family() {
    let (house, manager) = imported();
    let (first, family) = find(&house, "K1");
    let (second, left) = find(&house, "K2");
    let (third, _) = find(&house, "K3");
    let page = house.get(&manager, &format!("/families/{family}"));
    page.shows(&format!("/families/{family}/join"));
    let page = house.get(&manager, &format!("/families/{family}/join"));
    page.shows("These may belong to this family").shows("Child K2").shows("Child K3").hides("Child X9");
    page.shows("referred on 11 June 2025 too");
    let answer = bring(&house, &manager, family, &[second, third]);
    assert_eq!(answer.location, format!("/families/{family}?done=people-joined"), "{}", answer.main());
    let page = house.get(&manager, &answer.location);
    page.shows("They belong to this family now.").shows("Child K1").shows("Child K2").shows("Child K3");
    house.get(&manager, &format!("/people/{third}")).shows("Brother or sister").shows("Child K1");
    house.get(&manager, &format!("/people/{first}")).shows("Child K2").shows("Child K3");
    house.get(&manager, &format!("/families/{left}")).shows("Nobody is in this family’s record.");
    house.get(&manager, &format!("/families/{family}/join")).hides("These may belong");
}

#[test]
fn a_later_census_finds_the_children_in_the_family_they_were_brought_to() {
    let (house, manager) = imported();
    let (_, family) = find(&house, "K1");
    bring(&house, &manager, family, &[find(&house, "K2").0]);
    import(&house, 2027, &[("K2", "2026-08-03")]);
    assert_eq!(find(&house, "K2").1, family);
    house.get(&manager, &format!("/families/{family}")).shows("3 August 2026");
}

#[test]
fn somebody_is_found_by_a_number_and_nothing_chosen_is_told() {
    let (house, manager) = imported();
    let (_, family) = find(&house, "K1");
    let path = format!("/families/{family}/join");
    import(&house, 2025, &[("SOL100999", "2024-06-12")]);
    let found = house.post(&manager, &path, &[("then", "find"), ("q", "sol100999")]);
    found.shows("1 person found").shows("Child SOL100999");
    house.post(&manager, &path, &[("then", "find"), ("q", "Nobody")]).shows("Nobody found");
    let check = |form: &[(&str, &str)], words: &str| {
        let answer = house.post(&manager, &path, form);
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(answer.body.contains(words), "{words}: {}", answer.main());
    };
    check(&[("then", "find"), ("q", "")], "Enter at least two letters");
    check(&[("bond", "siblings")], "Choose who belongs to this family");
    let other = find(&house, "K2").0.to_string();
    check(&[("person", &other)], "Say what the children are to each other");
}

#[test]
fn the_same_form_sent_twice_brings_them_in_once() {
    let (house, manager) = imported();
    let (_, family) = find(&house, "K1");
    let second = find(&house, "K2").0.to_string();
    let write = "018f3f6e-0000-7000-8000-000000000001";
    let form =
        [("write_id", write), ("bond", "siblings"), ("elsewhere", "leave"), ("person", second.as_str())];
    let path = format!("/families/{family}/join");
    let first = house.post(&manager, &path, &form);
    let again = house.post(&manager, &path, &form);
    assert_eq!((first.status, &first.location), (again.status, &again.location));
    let history = house.get(&manager, &format!("/families/{family}/history"));
    assert_eq!(history.body.matches("bring people into a family from other records").count(), 1);
}

#[test]
fn nobody_is_taken_out_of_another_teams_record_or_out_of_a_restricted_one() {
    let (house, manager) = imported();
    let (_, family) = find(&house, "K1");
    let south = house.team("South");
    let ada = house.worker("Ada Quill", &[Role::SocialWorker], Some(south));
    let (theirs, people) = family_of(&house, &ada, &[Someone("Bo", "Lark", "2019-03-04", Part::Child)]);
    let refused = bring(&house, &manager, family, &people);
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("another team’s record"), "{}", refused.main());
    house.get(&ada, &format!("/families/{theirs}")).shows("Bo Lark");
    assert_eq!(bring(&house, &ada, family, &people).status, StatusCode::FORBIDDEN);
    let (second, restricted) = find(&house, "K2");
    restrict(&house, restricted);
    house.get(&manager, &format!("/families/{family}/join")).shows("Child K3").hides("Child K2");
    assert_eq!(bring(&house, &manager, family, &[second]).status, StatusCode::NOT_FOUND);
}

#[test]
fn the_page_costs_the_same_for_two_and_for_twelve() {
    let (house, manager) = imported();
    let (_, family) = find(&house, "K1");
    let path = format!("/families/{family}/join");
    let few = house.get(&manager, &path).statements;
    let numbers: Vec<String> = (10..20).map(|n| format!("K{n}")).collect();
    let more: Vec<(&str, &str)> = numbers.iter().map(|number| (number.as_str(), DAY)).collect();
    import(&house, 2027, &more);
    let many = house.get(&manager, &path);
    many.shows("Child K19");
    assert_eq!(many.statements, few);
}
