use axum::http::StatusCode;
use kith_practice::family::Part;

use crate::families::tests::builders::{Someone, family_of, restrict};
use crate::platform::access::Role;
use crate::testing::House;

#[test]
fn a_manager_hands_a_child_to_another_worker_and_the_lead_before_ends() {
    let house = House::new();
    let team = house.team("Family Help West");
    let manager = house.worker("Mo Tarn", &[Role::TeamManager], Some(team));
    let ada = house.worker("Ada Quill", &[Role::SocialWorker], Some(team));
    let ned = house.worker("Ned Oram", &[Role::SocialWorker], Some(team));
    let (family, people) = family_of(&house, &ada, &[Someone("Ben", "Cole", "2015-01-02", Part::Child)]);
    let path = format!("/families/{family}/allocate");
    house.get(&manager, &path).shows("Ada Quill").shows("Ada Quill, Family Help West (1 child now)");
    let (child, worker) = (people[0].to_string(), ned.worker.to_string());
    let answers = [
        ("child", child.as_str()),
        ("worker", worker.as_str()),
        ("role", "lead practitioner"),
        ("every", "28"),
    ];
    let done = house.post(&manager, &path, &answers);
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
    house.get(&manager, &path).shows("28 days").shows("Ned Oram, Family Help West (1 child now)");
    house.get(&manager, &path).shows("Ada Quill, Family Help West (0 children now)");
}

#[test]
fn what_is_missing_is_named() {
    let house = House::new();
    let team = house.team("Family Help West");
    let manager = house.worker("Mo Tarn", &[Role::TeamManager], Some(team));
    let (family, _) = family_of(&house, &manager, &[Someone("Ben", "Cole", "2015-01-02", Part::Child)]);
    let answer = house.post(&manager, &format!("/families/{family}/allocate"), &[("every", "0")]);
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    for words in ["Choose at least one child", "Choose a worker", "from 1 to 365"] {
        assert!(answer.body.contains(words), "{words}");
    }
}

#[test]
fn only_a_manager_allocates_and_never_a_restricted_family_unseen() {
    let house = House::new();
    let team = house.team("Family Help West");
    let manager = house.worker("Mo Tarn", &[Role::TeamManager], None);
    let ada = house.worker("Ada Quill", &[Role::SocialWorker], Some(team));
    let (family, _) = family_of(&house, &ada, &[Someone("Ben", "Cole", "2015-01-02", Part::Child)]);
    let path = format!("/families/{family}/allocate");
    assert_eq!(house.get(&ada, &path).status, StatusCode::FORBIDDEN);
    house.get(&manager, &path).shows("Ben Cole");
    restrict(&house, family);
    assert_eq!(house.get(&manager, &path).status, StatusCode::NOT_FOUND);
}
