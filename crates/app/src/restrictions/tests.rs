use axum::http::StatusCode;
use kith_practice::family::Part;

use crate::families::tests::builders::{Someone, family_of};
use crate::platform::access::Role;
use crate::testing::House;

#[test]
fn a_restricted_family_vanishes_for_everybody_who_is_not_named() {
    let house = House::new();
    let team = house.team("Family Help West");
    let manager = house.worker("Mo Tarn", &[Role::TeamManager], Some(team));
    let ada = house.worker("Ada Quill", &[Role::SocialWorker], Some(team));
    let ned = house.worker("Ned Oram", &[Role::SocialWorker], Some(team));
    let nora = house.worker("Nora Flint", &[Role::ServiceLeader], None);
    let (family, _) = family_of(&house, &ada, &[Someone("Ben", "Cole", "2015-01-02", Part::Child)]);
    let (page, path) = (format!("/families/{family}"), format!("/families/{family}/restrict"));
    house.get(&ned, &page).shows("Ben Cole");
    let named = nora.worker.to_string();
    let done = house.post(&manager, &path, &[("reason", "A colleague's family"), ("named", &named)]);
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
    assert_eq!(house.get(&ned, &page).status, StatusCode::NOT_FOUND);
    for who in [&manager, &ada, &nora] {
        house.get(who, &page).shows("Ben Cole");
    }
    house.get(&manager, &path).shows("A colleague&#39;s family").shows("Nora Flint");
    let ended = house.post(&manager, &format!("{path}/end"), &[("end_reason", "The colleague has left")]);
    assert_eq!(ended.status, StatusCode::SEE_OTHER, "{}", ended.body);
    house.get(&ned, &page).shows("Ben Cole");
}

#[test]
fn a_restriction_needs_its_reason() {
    let house = House::new();
    let governance = house.worker("Gwen Holt", &[Role::InformationGovernance], None);
    let ada = house.worker("Ada Quill", &[Role::SocialWorker], None);
    let (family, _) = family_of(&house, &ada, &[Someone("Ben", "Cole", "2015-01-02", Part::Child)]);
    let path = format!("/families/{family}/restrict");
    let answer = house.post(&governance, &path, &[]);
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.body.contains("Say why only these people may know"));
    assert_eq!(house.get(&ada, &path).status, StatusCode::FORBIDDEN);
}
