use axum::http::StatusCode;
use kith_practice::family::Part;

use crate::families::tests::builders::{Someone, family_of, restrict};
use crate::platform::access::Role;
use crate::testing::House;

#[test]
fn a_manager_sees_what_each_worker_of_the_team_holds() {
    let house = House::new();
    let (west, north) = (house.team("Family Help West"), house.team("Assessment North"));
    let manager = house.worker("Mo Tarn", &[Role::TeamManager], Some(west));
    let ada = house.worker("Ada Quill", &[Role::SocialWorker], Some(west));
    let ned = house.worker("Ned Oram", &[Role::SocialWorker], Some(north));
    family_of(
        &house,
        &ada,
        &[
            Someone("Ben", "Cole", "2015-01-02", Part::Child),
            Someone("Ivy", "Cole", "2018-01-02", Part::Child),
        ],
    );
    let page = house.get(&manager, "/team");
    page.shows("Ada Quill").shows("2 children in all").hides("Ned Oram");
    house
        .get(&manager, &format!("/team/workers/{}", ada.worker))
        .shows("Ben Cole")
        .shows("Lead practitioner");
    let other = house.get(&manager, &format!("/team/workers/{}", ned.worker));
    assert_eq!(other.status, StatusCode::NOT_FOUND);
}

#[test]
fn a_restricted_child_is_in_no_list_and_no_number() {
    let house = House::new();
    let west = house.team("Family Help West");
    let manager = house.worker("Mo Tarn", &[Role::TeamManager], Some(west));
    let ada = house.worker("Ada Quill", &[Role::SocialWorker], Some(west));
    let (family, _) = family_of(&house, &ada, &[Someone("Ben", "Cole", "2015-01-02", Part::Child)]);
    house.get(&manager, "/team").shows("1 child in all");
    restrict(&house, family);
    house.get(&manager, "/team").shows("0 children in all");
    house
        .get(&manager, &format!("/team/workers/{}", ada.worker))
        .hides("Cole")
        .shows("No children are allocated");
}

#[test]
fn a_service_leader_sees_every_team_in_as_many_statements() {
    let house = House::new();
    let leader = house.worker("Lena Marsh", &[Role::ServiceLeader], None);
    house.team("Nobody yet");
    let one = house.get(&leader, "/team").statements;
    for name in ["Family Help West", "Assessment North", "Duty"] {
        let team = house.team(name);
        house.worker("Ada Quill", &[Role::SocialWorker], Some(team));
    }
    let page = house.get(&leader, "/team");
    page.shows("Assessment North").shows("Duty");
    assert_eq!((one, page.statements), (2, 2), "session and caseloads");
}
