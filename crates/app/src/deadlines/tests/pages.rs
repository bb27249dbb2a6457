use axum::http::StatusCode;
use jiff::civil::date;

use super::builder::{assess, deadlines, protect, refer, the};
use crate::deadlines::work_out_all;
use crate::platform::access::Role;
use crate::platform::jobs;
use crate::testing::{Answer, House, SignedIn};
use crate::visits::tests::builder::{Home, allocate, home, recuse, restrict};

/// A house with a team of a manager and a social worker, and a family whose first child is overdue an assessment.
fn team() -> (House, SignedIn, SignedIn, Home) {
    let house = House::new();
    let team = house.team("Family Help West");
    let manager = house.worker("Mo Tarn", &[Role::TeamManager], Some(team));
    let worker = house.worker("Ada Quill", &[Role::SocialWorker], Some(team));
    let home = home(&house, "Okafor", &[("Chidi", "2016-03-01"), ("Ngozi", "2019-07-12")]);
    allocate(&house, &home, worker.worker, None);
    refer(&house, &home, date(2026, 9, 1));
    (house, manager, worker, home)
}

const OVERDUE: &str = "overdue since 3 November";
const REASON: &str = "45 working days from referral on 1 September 2026 (Working Together 2023)";

/// The link with which a manager decides about the first child's assessment.
fn link_to_decide(page: &Answer, home: &Home) -> String {
    let words = page
        .body
        .find("Decide about this day<span class=\"govuk-visually-hidden\">: Authorise the assessment");
    let before = &page.body[..words.unwrap_or_else(|| panic!("no link: {}", page.main()))];
    let at = before.rfind(&format!("{}/", home.path("/due"))).unwrap();
    before[at..].split('"').next().unwrap().to_owned()
}

#[test]
fn what_is_due_stands_with_its_reason_on_today_the_family_and_the_child() {
    let (house, _, worker, home) = team();
    let child = format!("/people/{}", home.children[0]);
    for path in ["/today", "/today/due", &home.path(""), &home.path("/due"), &child] {
        house.get(&worker, path).shows(OVERDUE).shows(REASON).shows("Authorise the assessment: Chidi");
    }
    house.get(&worker, &format!("/people/{}", home.children[1])).hides("Authorise the assessment");
}

#[test]
fn what_was_met_is_told_for_a_quarter() {
    let (house, _, worker, home) = team();
    let referral = refer(&house, &home, date(2026, 10, 1));
    assess(&house, &home, referral, date(2026, 10, 2), date(2026, 11, 20));
    house.get(&worker, &home.path("/due")).shows("In the last three months").shows("met 20 November");
}

#[test]
fn a_restricted_or_recused_family_is_due_nothing_for_those_who_may_not_know() {
    let (house, manager, worker, home) = team();
    let leader = house.worker("Lena Marsh", &[Role::ServiceLeader], None);
    house.get(&manager, "/team/due").shows("Okafor").shows(OVERDUE);
    house.get(&leader, "/service/due").shows("Authorise the assessment");
    recuse(&house, home.family, manager.worker);
    house.get(&manager, "/team/due").hides("Okafor").hides(OVERDUE);
    restrict(&house, home.family, &[]);
    house.get(&leader, "/service/due").hides("Authorise the assessment");
    house.get(&leader, "/team/due").hides("Okafor").hides(OVERDUE);
    assert_eq!(house.get(&leader, &home.path("/due")).status, StatusCode::NOT_FOUND);
    house.get(&worker, "/today").hides(OVERDUE);
}

#[test]
fn a_child_of_another_restricted_family_is_due_nothing_here_either() {
    let (house, manager, worker, home) = team();
    let other = crate::visits::tests::builder::home(&house, "Verity", &[("Sol", "2015-05-05")]);
    crate::visits::tests::builder::join(
        &house,
        other.family,
        home.children[0],
        kith_practice::family::Part::Child,
    );
    restrict(&house, other.family, &[]);
    for (who, path) in [
        (&worker, "/today"),
        (&worker, "/today/due"),
        (&worker, &*home.path("")),
        (&worker, &*home.path("/due")),
        (&manager, "/team/due"),
    ] {
        let page = house.get(who, path);
        page.hides(OVERDUE).hides("Chidi");
    }
}

#[test]
fn a_manager_moves_a_due_date_with_a_reason_and_takes_it_back() {
    let (house, manager, worker, home) = team();
    let child = home.children[0];
    let link = link_to_decide(&house.get(&manager, &home.path("/due")), &home);
    house.get(&manager, &link).shows(REASON).shows("What do you decide?");
    let empty = house.post(&manager, &link, &[("decision", "move")]);
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(empty.body.contains("Enter the day on which it is due") && empty.body.contains("Say why"));
    let answers = [
        ("decision", "move"),
        ("due-day", "4"),
        ("due-month", "12"),
        ("due-year", "2026"),
        ("why", "The family was abroad for a funeral"),
        ("version", "0"),
    ];
    assert_eq!(house.post(&worker, &link, &answers).status, StatusCode::FORBIDDEN);
    assert_eq!(house.post(&manager, &link, &answers).location, home.path("/due?done=deadline-overridden"));
    assert_eq!(the(&house, child, "assessment").2, Some(date(2026, 12, 4)));
    assert_eq!(work_out_all(&house.app).unwrap(), 0, "the decision stands when all is worked out again");
    house.get(&worker, "/today").shows("due 4 December").shows("The family was abroad for a funeral");
    assert_eq!(
        house.post(&manager, &link, &answers).status,
        StatusCode::CONFLICT,
        "it was changed meanwhile"
    );
    house.get(&manager, &link).shows("The family was abroad for a funeral");
    house.post(&manager, &format!("{link}/take-back"), &[("version", "1")]);
    assert_eq!(the(&house, child, "assessment").2, Some(date(2026, 11, 3)));
}

#[test]
fn a_manager_says_that_something_is_not_needed() {
    let (house, manager, worker, home) = team();
    let link = link_to_decide(&house.get(&manager, &home.path("/due")), &home);
    house.post(&manager, &link, &[("decision", "not needed"), ("why", "The family moved away")]);
    assert_eq!(the(&house, home.children[0], "assessment").3, "not needed");
    house.get(&worker, "/today").hides("Authorise the assessment");
    house.get(&worker, &home.path("/due")).shows("not needed").shows("The family moved away");
}

#[test]
fn a_service_leader_sets_a_local_time_limit_from_a_day_on() {
    let (house, manager, worker, home) = team();
    let leader = house.worker("Lena Marsh", &[Role::ServiceLeader], None);
    let referral = refer(&house, &home, date(2026, 11, 2));
    protect(&house, &home, referral, date(2026, 11, 20));
    assert_eq!(the(&house, home.children[0], "protection visit").2, Some(date(2026, 12, 4)));
    let path = "/time-limits/protection-visit";
    house.get(&worker, "/time-limits").shows("45 working days").shows("Working Together 2023").hides(path);
    house.get(&leader, "/time-limits").shows(path).hides("/time-limits/assessment");
    assert_eq!(house.get(&manager, path).status, StatusCode::FORBIDDEN);
    assert_eq!(house.get(&leader, "/time-limits/assessment").status, StatusCode::NOT_FOUND);
    house.get(&leader, path).shows("every ten working days");
    let mut answers = vec![
        ("n", "5"),
        ("unit", "working days"),
        ("repeat-n", "5"),
        ("repeat-unit", "working days"),
        ("warning", "2"),
        ("from-day", "24"),
        ("from-month", "11"),
        ("from-year", "2026"),
        ("why", "Agreed with the partnership"),
    ];
    let early = house.post(&leader, path, &answers);
    assert!(early.body.contains("The day must be today or later"), "{}", early.main());
    answers[5] = ("from-day", "25");
    assert_eq!(house.post(&leader, path, &answers).location, "/time-limits?done=time-limit-set");
    while jobs::run_one(&house.app, &crate::job_kinds()).unwrap() {}
    assert_eq!(
        the(&house, home.children[0], "protection visit").2,
        Some(date(2026, 12, 4)),
        "it began before"
    );
    let again = refer(&house, &home, date(2026, 11, 25));
    protect(&house, &home, again, date(2026, 11, 25));
    let visits: Vec<_> = deadlines(&house, home.children[0])
        .into_iter()
        .filter(|line| line.0 == "protection visit")
        .map(|line| line.2)
        .collect();
    assert_eq!(visits, [Some(date(2026, 12, 4)), Some(date(2026, 12, 2))]);
    house.get(&leader, path).shows("5 working days, then 5 working days from 25 November 2026");
}

#[test]
fn a_teams_weeks_are_a_picture_with_its_table_and_cost_the_same_for_many() {
    let statements = |n_families: usize| {
        let (house, manager, worker, _) = team();
        for n in 1..n_families {
            let more = home(&house, &format!("Family {n}"), &[("Chidi", "2016-03-01")]);
            allocate(&house, &more, worker.worker, None);
            refer(&house, &more, date(2026, 11, 2));
        }
        let page = house.get(&manager, "/team/due");
        page.shows("<svg class=\"kith-heat\"").shows("The same as a table").shows("Week of 2 November");
        page.shows(OVERDUE).shows(REASON);
        page.statements
    };
    let (few, many) = (statements(1), statements(12));
    assert_eq!((few, many), (3, 3), "session, weeks and what is overdue");
}

#[test]
fn the_service_counts_by_rule() {
    let (house, _, _, home) = team();
    let leader = house.worker("Lena Marsh", &[Role::ServiceLeader], None);
    let referral = refer(&house, &home, date(2026, 10, 1));
    assess(&house, &home, referral, date(2026, 10, 2), date(2026, 11, 20));
    let page = house.get(&leader, "/service/due");
    page.shows("Authorise the assessment").shows("100% of 1");
    assert_eq!(page.statements, 2);
}
