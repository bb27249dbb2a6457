//! Who sees a child's care, and who sees where the child is.

use axum::http::StatusCode;
use jiff::civil::date;

use super::builder::{come, path, placements, step};
use crate::platform::access::Role;
use crate::protection::tests::builder::{said, saved, scene};
use crate::visits::tests::builder::{home, join, restrict};
use kith_practice::family::Part;

#[test]
fn where_a_child_is_placed_is_seen_by_their_own_workers_and_by_nobody_elsewhere() {
    let scene = scene();
    saved(&come(&scene, date(2026, 3, 10)));
    let page = path(&scene, 0, "");
    let history = scene.home.path("/history");
    let leader = scene.house.worker("Lee Bryn", &[Role::ServiceLeader], None);
    for who in [&scene.worker, &scene.manager, &scene.chair, &leader] {
        scene.house.get(who, &page).shows("12 Quay Lane");
        scene.house.get(who, &history).shows("12 Quay Lane");
    }
    let far = scene.house.team("Far away");
    let elsewhere = scene.house.worker("Ola Byrne", &[Role::SocialWorker], Some(far));
    let analyst = scene.house.worker("Ann Dale", &[Role::Analyst], None);
    let governance = scene.house.worker("Ivy Gold", &[Role::InformationGovernance], None);
    for who in [&elsewhere, &analyst, &governance] {
        scene
            .house
            .get(who, &page)
            .shows("Looked after since 10 March 2026")
            .shows("see this")
            .hides("Quay Lane")
            .hides("Marsh");
    }
    scene.house.get(&governance, &history).shows("record that a child came into care").hides("Quay Lane");
    let person = format!("/people/{}/history", scene.child(0));
    scene.house.get(&governance, &person).hides("Quay Lane");
    scene.house.get(&scene.worker, &person).shows("Quay Lane");
    let placement = path(&scene, 0, &format!("/placements/{}", placements(&scene)[0].placement_id));
    assert_eq!(scene.house.get(&elsewhere, &placement).status, StatusCode::FORBIDDEN);
    scene.house.get(&scene.worker, &placement).shows("12 Quay Lane");
}

#[test]
fn where_a_child_is_placed_is_put_right_with_a_reason() {
    let scene = scene();
    saved(&come(&scene, date(2026, 3, 10)));
    let rest = format!("/placements/{}", placements(&scene)[0].placement_id);
    let answers = said(&[("carer", "Robin Marsh"), ("correction", "Lee moved out")]);
    saved(&step(&scene, &scene.worker, (0, &rest), &answers));
    assert_eq!(placements(&scene)[0].carer.as_deref(), Some("Robin Marsh"));
    assert_eq!(placements(&scene)[0].address.as_deref(), Some("12 Quay Lane, Solentport"));
}

#[test]
fn a_child_who_may_not_be_known_has_no_care_to_see() {
    let scene = scene();
    saved(&come(&scene, date(2026, 3, 10)));
    let hidden = home(&scene.house, "Harrow", &[]);
    join(&scene.house, hidden.family, scene.child(0), Part::Child);
    restrict(&scene.house, hidden.family, &[]);
    scene
        .house
        .get(&scene.worker, &scene.home.path("/care"))
        .shows("Ngozi")
        .hides("Chidi")
        .hides("10 March 2026");
    for rest in ["", "/start", "/change", "/health", "/facts/missing"] {
        let page = scene.house.get(&scene.worker, &path(&scene, 0, rest));
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{rest}");
    }
    let other = home(&scene.house, "Marlow", &[("Tess", "2015-01-01")]);
    let strange = scene.home.path(&format!("/care/{}", other.children[0]));
    assert_eq!(scene.house.get(&scene.worker, &strange).status, StatusCode::NOT_FOUND);
}

#[test]
fn care_is_recorded_by_those_who_work_with_the_child() {
    let scene = scene();
    let far = scene.house.team("Far away");
    let elsewhere = scene.house.worker("Ola Byrne", &[Role::SocialWorker], Some(far));
    for rest in ["/start", "/change", "/end", "/health", "/facts/education"] {
        for who in [&elsewhere, &scene.chair] {
            let page = path(&scene, 0, rest);
            assert_eq!(scene.house.get(who, &page).status, StatusCode::FORBIDDEN, "{page}");
            assert_eq!(scene.house.post(who, &page, &[]).status, StatusCode::FORBIDDEN, "{page}");
        }
    }
}

#[test]
fn the_family_page_leads_to_each_childs_care() {
    let scene = scene();
    saved(&come(&scene, date(2026, 3, 10)));
    scene
        .house
        .get(&scene.worker, &scene.home.path("/care"))
        .shows("Looked after since 10 March 2026")
        .shows("Never looked after")
        .shows(&path(&scene, 0, ""));
    scene.house.get(&scene.worker, &scene.home.path("")).shows(&scene.home.path("/care"));
}
