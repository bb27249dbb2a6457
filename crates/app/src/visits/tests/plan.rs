use axum::http::StatusCode;
use jiff::civil::{date, time};
use kith_practice::family::Part;
use kith_practice::visit::VisitState;

use super::builder::{
    form_on, home, home as home_of, join, on_protection_plan, ordinary, plan, restrict, saved, send, visit_in,
};
use crate::platform::access::Role;

#[test]
fn a_visit_is_planned_with_one_click_on_tomorrow() {
    let (house, worker, home) = ordinary();
    let path = home.path("/visits/plan");
    let page = house.get(&worker, &path);
    page.shows("Tomorrow, Thursday");
    assert!(page.statements <= 9, "{} statements", page.statements);
    let answer =
        send(&house, &worker, &path, &form_on(&page, &path), &[("when", "tomorrow"), ("planned_at", "2pm")]);
    let whole = saved(&house, visit_in(&answer));
    assert_eq!(whole.visit.planned_on, Some(date(2026, 11, 26)));
    assert_eq!(whole.visit.planned_at, Some(time(14, 0, 0, 0)));
    assert_eq!(whole.visit.worker_id, worker.worker);
    assert_eq!(whole.children.len(), 2);
    assert!(answer.location.starts_with("/today?done=visit-planned&visit="), "{}", answer.location);
}

#[test]
fn what_a_visit_is_for_follows_the_childrens_plans() {
    let (house, worker, home) = ordinary();
    let chosen = |path: &str| {
        let page = house.get(&worker, &home.path(path));
        let form = form_on(&page, &home.path(path));
        form.into_iter().find(|(name, _)| name == "purpose").unwrap().1
    };
    for path in ["/visits/plan", "/visits/record"] {
        assert_eq!(chosen(path), "child in need");
    }
    on_protection_plan(&house, &home, home.children[1], date(2026, 6, 1), Some(date(2026, 11, 24)));
    assert_eq!(chosen("/visits/plan"), "child in need", "a plan that has ended asks for nothing");
    on_protection_plan(&house, &home, home.children[1], date(2026, 11, 25), None);
    for path in ["/visits/plan", "/visits/record"] {
        assert_eq!(chosen(path), "child protection");
    }
    // Of a child whom the reader may not know, nothing shows.
    let other = home_of(&house, "Verity", &[]);
    join(&house, other.family, home.children[1], Part::Child);
    restrict(&house, other.family, &[]);
    assert_eq!(chosen("/visits/plan"), "child in need");
}

#[test]
fn a_plan_that_cannot_be_is_shown_again_as_typed() {
    let (house, worker, home) = ordinary();
    let path = home.path("/visits/plan");
    let form = form_on(&house.get(&worker, &path), &path);
    let cases: [(&[(&str, &str)], &str); 5] = [
        (&[], "Choose the day of the visit"),
        (&[("when", "today"), ("child", "(left out)")], "Choose at least one child"),
        (
            &[("planned_on-day", "24"), ("planned_on-month", "11"), ("planned_on-year", "2026")],
            "This day has passed",
        ),
        (
            &[("planned_on-day", "26"), ("planned_on-month", "11"), ("planned_on-year", "2027")],
            "within the next year",
        ),
        (&[("when", "today"), ("planned_at", "teatime")], "Enter a time like 2:30pm"),
    ];
    for (changed, message) in cases {
        let answer = send(&house, &worker, &path, &form, changed);
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{changed:?}");
        assert!(answer.body.contains(message), "{message}: {}", answer.main());
    }
}

#[test]
fn a_coordinator_plans_for_the_worker_they_serve_and_never_records() {
    let (house, worker, family) = ordinary();
    let coordinator = house.worker_serving("Cora Lane", &[Role::Coordinator], None, &[worker.worker]);
    let path = family.path("/visits/plan");
    let page = house.get(&coordinator, &path);
    let answer = send(&house, &coordinator, &path, &form_on(&page, &path), &[("when", "today")]);
    let visit = visit_in(&answer);
    assert_eq!(saved(&house, visit).visit.worker_id, worker.worker);
    house.get(&coordinator, "/today").shows("Okafor").shows("Serving Ada Quill").hides("Record this visit");
    for path in
        [format!("/visits/{visit}/record"), family.path("/visits/record"), format!("/visits/{visit}/correct")]
    {
        assert_eq!(house.get(&coordinator, &path).status, StatusCode::FORBIDDEN, "{path}");
        assert_eq!(house.post(&coordinator, &path, &[]).status, StatusCode::FORBIDDEN, "{path}");
    }
    let other = home(&house, "Brandt", &[("Lena", "2017-01-01")]);
    assert_eq!(house.get(&coordinator, &other.path("/visits/plan")).status, StatusCode::NOT_FOUND);
}

#[test]
fn somebody_elsewhere_may_read_a_visit_and_not_plan_one() {
    let (house, worker, home) = ordinary();
    let visit = plan(&house, &worker, &home, date(2026, 11, 26), "2pm");
    let other = house.worker("Bo Lind", &[Role::SocialWorker], None);
    house.get(&other, &format!("/visits/{visit}")).shows("Planned").hides("Record this visit");
    assert_eq!(house.get(&other, &home.path("/visits/plan")).status, StatusCode::FORBIDDEN);
    assert_eq!(house.get(&other, &format!("/visits/{visit}/record")).status, StatusCode::FORBIDDEN);
    restrict(&house, home.family, &[worker.worker]);
    for path in ["", "/record", "/correct"] {
        assert_eq!(
            house.get(&other, &format!("/visits/{visit}{path}")).status,
            StatusCode::NOT_FOUND,
            "{path}"
        );
    }
    house.get(&worker, &format!("/visits/{visit}")).shows("Planned");
}

#[test]
fn a_visit_that_did_not_happen_says_why_and_can_be_planned_again() {
    let (house, worker, home) = ordinary();
    let visit = plan(&house, &worker, &home, date(2026, 11, 25), "2pm");
    let (page, path) = (format!("/visits/{visit}"), format!("/visits/{visit}/not-held"));
    let form = form_on(&house.get(&worker, &page), &path);
    let blank = send(&house, &worker, &path, &form, &[]);
    assert_eq!(blank.status, StatusCode::UNPROCESSABLE_ENTITY);
    let answer = send(&house, &worker, &path, &form, &[("because", "Nobody was at home")]);
    assert_eq!(answer.location, format!("{page}?done=visit-cancelled"));
    house.get(&worker, &answer.location).shows("Nobody was at home").shows("Plan it again");
    assert_eq!(saved(&house, visit).visit.state, VisitState::NotHeld);
    house.get(&worker, "/today").shows("No visits are planned");
}
