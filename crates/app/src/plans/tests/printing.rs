use axum::http::StatusCode;
use kith_practice::people::ContactKind;
use kith_vocabulary::ids::PersonId;

use super::builder::{answer, ordinary_answers, plan_in, safety_plan};
use crate::families::rows::{Address, Household, Residence};
use crate::people::rows::ContactDetail;
use crate::testing::{House, SignedIn};
use crate::visits::tests::builder::{Home, ordinary, save};

/// Somebody lives at an address, with a phone number.
fn lives_at(house: &House, home: &Home, person_id: PersonId, (lines, postcode, phone): (&str, &str, &str)) {
    let (family_id, lines) = (home.family, lines.to_owned());
    let (postcode, phone) = (postcode.to_owned(), phone.to_owned());
    save(house, move |recorder| {
        let household_id = recorder.new_id();
        let name = "Where somebody lives".to_owned();
        recorder.save(&mut Household { household_id, version: 0, family_id, name }).unwrap();
        let mut address = Address {
            address_id: recorder.new_id(),
            version: 0,
            household_id,
            family_id,
            lines: lines.clone(),
            postcode: Some(postcode.parse().unwrap()),
            starts_on: None,
            ends_on: None,
        };
        recorder.save(&mut address).unwrap();
        let mut residence = Residence {
            residence_id: recorder.new_id(),
            version: 0,
            household_id,
            family_id,
            person_id,
            starts_on: None,
            ends_on: None,
        };
        recorder.save(&mut residence).unwrap();
        let mut detail = ContactDetail {
            contact_detail_id: recorder.new_id(),
            version: 0,
            person_id,
            kind: ContactKind::Phone,
            value: phone.clone(),
            note: None,
            starts_on: None,
            ends_on: None,
        };
        recorder.save(&mut detail).unwrap();
    });
}

fn paper(house: &House, who: &SignedIn, plan: &str, reader: PersonId) -> (String, String) {
    let page = house.get(who, &format!("/plans/{plan}/paper?for={reader}"));
    assert_eq!(page.status, StatusCode::OK, "{}", page.main());
    let (check, paper) = page.main().split_once("<article").unwrap();
    (check.to_owned(), paper.to_owned())
}

#[test]
fn the_page_for_the_fridge_is_in_the_familys_words_without_what_workers_note() {
    let (house, worker, home) = ordinary();
    let plan = safety_plan(&house, &worker, &home).to_string();
    house.get(&worker, &format!("/plans/{plan}/papers")).shows("Maryam Okafor").shows("Chidi Okafor");
    let (check, paper) = paper(&house, &worker, &plan, home.adults[0]);
    for words in ["never alone at night", "Grace Bell, 07700 900461", "Ring Gran by six", "red heart"] {
        assert!(paper.contains(words), "{words}: {paper}");
    }
    assert!(!paper.contains("Check the tenancy") && !check.contains("Check the tenancy"));
    assert!(check.contains("Kith found nothing"), "{check}");
}

#[test]
fn a_childs_own_page_has_their_words_and_nothing_of_a_sibling_alone() {
    let (house, worker, home) = ordinary();
    let sibling = format!("line-worry-{}", home.children[1]);
    let path = home.path("/plans/new/family-safety");
    let sent =
        answer(&house, &worker, &path, &ordinary_answers(&home), &[(&sibling, "Ngozi wets the bed again")]);
    let plan = plan_in(&sent).to_string();
    let (_, mine) = paper(&house, &worker, &plan, home.children[0]);
    for words in ["My plan: Chidi Okafor", "My signal", "Who I can call", "red heart"] {
        assert!(mine.contains(words), "{words}: {mine}");
    }
    for words in ["wets the bed", "Check the tenancy", "0 means"] {
        assert!(!mine.contains(words), "{words}: {mine}");
    }
    let (_, theirs) = paper(&house, &worker, &plan, home.children[1]);
    assert!(theirs.contains("wets the bed") && !theirs.contains("red heart"), "{theirs}");
}

#[test]
fn what_a_reader_would_newly_learn_is_named_and_left_out_until_it_is_allowed() {
    let (house, worker, home) = ordinary();
    let (mother, child) = (home.adults[0], home.children[0]);
    lives_at(&house, &home, child, ("9 Placement Lane", "SO14 2AB", "07700 900999"));
    let path = home.path("/plans/new/family-safety");
    let told = "Contact is at 9 Placement Lane, so14 2ab\nThe neighbour who referred us still watches\nRing Chidi on +44 7700 900999";
    let sent = answer(&house, &worker, &path, &ordinary_answers(&home), &[("line-worry", told)]);
    let plan = plan_in(&sent).to_string();
    let (check, text) = paper(&house, &worker, &plan, mother);
    for words in ["Where Chidi Okafor lives or lived: 9 Placement Lane", "“referred”", "How to reach Chidi"]
    {
        assert!(check.contains(words), "{words}: {check}");
    }
    assert!(check.contains("3 lines are left out"), "{check}");
    for words in ["Placement Lane", "so14 2ab", "referred", "900999"] {
        assert!(!text.contains(words), "{words}: {text}");
    }
    assert!(text.contains("never alone at night"));
    let keys: Vec<&str> = check.split("value=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    let all: String = keys.iter().map(|key| format!("&may={key}")).collect();
    let page = house.get(&worker, &format!("/plans/{plan}/paper?for={mother}{all}"));
    page.shows("Contact is at 9 Placement Lane").shows("0 lines are left out");
    let (check, text) = paper(&house, &worker, &plan, child);
    assert!(!check.contains("Placement Lane") && text.contains("Placement Lane"), "{check}");
}

#[test]
fn nobody_outside_the_plan_gets_a_paper() {
    let (house, worker, home) = ordinary();
    let plan = safety_plan(&house, &worker, &home).to_string();
    let stranger = crate::visits::tests::builder::home(&house, "Marsh", &[("Uma", "2018-01-01")]);
    let path = format!("/plans/{plan}/paper?for={}", stranger.children[0]);
    assert_eq!(house.get(&worker, &path).status, StatusCode::NOT_FOUND);
    assert_eq!(house.get(&worker, &format!("/plans/{plan}/paper")).status, StatusCode::NOT_FOUND);
}
