//! What the story unites, and what it leaves where it is.

use std::collections::BTreeSet;

use jiff::civil::date;
use kith_practice::family::Part;
use kith_vocabulary::ids::{FamilyId, PersonId};

use super::{StoryEntry, story_of_family, story_of_person};
use crate::families::tests::builders::{Someone, also_in, family_of, restrict};
use crate::journey::rows::{Assessment, Referral};
use crate::platform::access::Role;
use crate::platform::recorder::{Intent, record_task};
use crate::testing::House;

fn refer(house: &House, family_id: FamilyId, children: &[PersonId]) {
    let (acting, children) = (house.acting, children.to_vec());
    let work = move |tx: &mut crate::platform::db::Tx| {
        record_task(tx, acting, Intent::to("set up"), |recorder| {
            for person_id in &children {
                let referral_id = recorder.new_id();
                recorder.save(&mut Referral {
                    referral_id,
                    version: 0,
                    family_id,
                    person_id: *person_id,
                    referred_on: date(2026, 3, 2),
                    source: Some("6".to_owned()),
                    primary_need: Some("N1".to_owned()),
                    no_further_action: None,
                    closed_on: None,
                    closure_reason: None,
                    first_conference_on: None,
                })?;
                recorder.save(&mut Assessment {
                    assessment_id: recorder.new_id(),
                    version: 0,
                    family_id,
                    person_id: *person_id,
                    referral_id,
                    started_on: date(2026, 3, 4),
                    reviewed_on: None,
                    authorised_on: Some(date(2026, 4, 1)),
                    factors: String::new(),
                })?;
            }
            Ok(String::new())
        })
    };
    house.app.db.write(work).unwrap();
}

fn titles(story: &[StoryEntry]) -> Vec<&str> {
    story.iter().map(|entry| entry.title.as_str()).collect()
}

fn siblings(house: &House) -> (FamilyId, Vec<PersonId>) {
    let who = house.worker("Ada Quill", &[Role::SocialWorker], None);
    let child = |name| Someone(name, "Khan", "2015-03-04", Part::Child);
    family_of(house, &who, &[child("Amira"), child("Sami")])
}

#[test]
fn what_each_slice_tells_stands_in_one_story_and_once_for_several_children() {
    let house = House::new();
    let (family, children) = siblings(&house);
    refer(&house, family, &children);
    let authority = house.authority;
    let story = house.app.db.read(|tx| story_of_family(tx, authority, family)).unwrap();
    let expected =
        ["Assessment authorised", "Assessment began", "Referral from Police", "Lead practitioner: Ada Quill"];
    assert_eq!(titles(&story), expected);
    assert_eq!(story[2].people.len(), 2, "{:?}", story[2]);
    let none = BTreeSet::new();
    let story = house.app.db.read(|tx| story_of_person(tx, authority, children[0], &none)).unwrap();
    assert_eq!(titles(&story), expected);
    assert!(story.iter().all(|entry| entry.people.is_empty()));
}

#[test]
fn what_happened_in_another_record_comes_along_unless_that_record_is_restricted() {
    let house = House::new();
    let (before, children) = siblings(&house);
    refer(&house, before, &children);
    let who = house.worker("Lee Marsh", &[Role::SocialWorker], None);
    let (family, _) = family_of(&house, &who, &[Someone("Bo", "Larkin", "2012-01-01", Part::Child)]);
    also_in(&house, family, children[0], Part::Child);
    let authority = house.authority;
    let told = || house.app.db.read(|tx| story_of_family(tx, authority, family)).unwrap();
    assert!(titles(&told()).contains(&"Referral from Police"));
    restrict(&house, before);
    assert_eq!(titles(&told()), ["Lead practitioner: Lee Marsh"]);
}

#[test]
fn nothing_is_told_of_a_record_that_the_reader_may_not_know() {
    let house = House::new();
    let (family, children) = siblings(&house);
    refer(&house, family, &children);
    let hidden = BTreeSet::from([family]);
    let authority = house.authority;
    let story = house.app.db.read(|tx| story_of_person(tx, authority, children[0], &hidden)).unwrap();
    assert_eq!(titles(&story), Vec::<&str>::new());
}
