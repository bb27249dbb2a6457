use axum::http::StatusCode;
use jiff::civil::date;
use kith_practice::family::Part;
use kith_vocabulary::ids::{ActionItemId, PersonId};

use crate::platform::access::{Role, Subject, may, permit};
use crate::platform::clock::new_id;
use crate::testing::{House, SignedIn};
use crate::visits::tests::builder::{
    self, Home, allocate, done, home, join, ordinary, recuse, restrict, save,
};

#[test]
fn families_come_with_what_is_due_and_why_overdue_first() {
    let (house, worker, home_one) = ordinary();
    let late = home(&house, "Verity", &[("Sol", "2015-05-05")]);
    allocate(&house, &late, worker.worker, Some(10));
    done(&house, &home_one, worker.worker, date(2026, 11, 5));
    done(&house, &late, worker.worker, date(2026, 11, 14));
    let page = house.get(&worker, "/today");
    page.shows("Visit due 3 December: every 28 days, last seen 5 November");
    page.shows("Visit overdue since 24 November: every 10 days, last seen 14 November");
    page.shows("Chidi Okafor, 10 years; Ngozi Okafor, 7 years").shows("Lead practitioner");
    page.shows("You have not opened this family yet.");
    let at = |words: &str| page.body.find(words).unwrap();
    assert!(at("Verity") < at("Okafor"), "what is overdue comes first");
}

#[test]
fn planned_visits_stand_under_their_day() {
    let (house, worker, home) = ordinary();
    for (day, heading) in [(24, "To write up"), (25, "Today</h3>"), (26, "Tomorrow"), (27, "Later")] {
        builder::plan(&house, &worker, &home, date(2026, 11, day), "9am");
        house.get(&worker, "/today").shows(heading);
    }
    house.get(&worker, "/today").shows("Friday 27 November at 9am").shows("Next visit planned 24 November");
}

#[test]
fn what_others_changed_since_i_looked_is_told() {
    let (house, worker, home) = ordinary();
    let colleague = house.worker("Bo Lind", &[Role::SocialWorker], None);
    allocate(&house, &home, colleague.worker, None);
    let first = builder::plan(&house, &worker, &home, date(2026, 11, 26), "9am");
    house.get(&worker, &format!("/visits/{first}"));
    house.get(&worker, "/today").hides("Since you last looked").hides("not opened this family");
    house.at("2026-11-25T10:30:00Z");
    let answers =
        [("when", "tomorrow"), ("minutes", "30"), ("purpose", "other"), ("place", "home"), ("mode", "phone")];
    let mut answers = answers.to_vec();
    let (child, who) = (home.children[0].to_string(), colleague.worker.to_string());
    answers.extend([("child", child.as_str()), ("worker", who.as_str())]);
    house.post(&colleague, &home.path("/visits/plan"), &answers);
    house.at("2026-11-25T10:50:00Z");
    house
        .get(&worker, "/today")
        .shows("Since you last looked")
        .shows("Bo Lind: plan a visit, 25 November 2026 at 10:30am");
    house.get(&colleague, "/today").hides("Since you last looked");
}

#[test]
fn what_others_changed_of_a_person_alone_is_told() {
    let (house, worker, home) = ordinary();
    let colleague = house.worker("Bo Lind", &[Role::SocialWorker], None);
    allocate(&house, &home, colleague.worker, None);
    house.get(&worker, &home.path(""));
    house.get(&worker, "/today").hides("Since you last looked");
    house.at("2026-11-25T10:30:00Z");
    let answers = [("kind", "phone"), ("value", "07700 900123")];
    let path = format!("/people/{}/contacts/new", home.children[1]);
    let added = house.post(&colleague, &path, &answers);
    assert_eq!(added.status, axum::http::StatusCode::SEE_OTHER, "{}", added.main());
    house.get(&worker, "/today").shows("Since you last looked").shows(
        "Bo Lind: change a person's details, 25 November 2026 at 10:30am".replace('\'', "&#39;").as_str(),
    );
}

#[test]
fn a_child_with_two_records_was_last_seen_when_either_was() {
    let (house, worker, home_one) = ordinary();
    let officer = house.worker("Mo Hale", &[Role::InformationGovernance], None);
    let again = home(&house, "Verity", &[("Chidi", "2016-03-01")]);
    allocate(&house, &again, worker.worker, Some(28));
    done(&house, &home_one, worker.worker, date(2026, 11, 20));
    done(&house, &again, worker.worker, date(2026, 11, 3));
    house.get(&worker, "/today").shows("every 28 days, last seen 3 November");
    let kept = home_one.children[0];
    let gone = again.children[0].to_string();
    let merged = house.post(
        &officer,
        &format!("/people/{kept}/merge"),
        &[("other", &gone), ("keep", "this"), ("reason", "One birth certificate")],
    );
    assert_eq!(merged.location, format!("/people/{kept}?done=people-merged"), "{}", merged.main());
    house.get(&worker, "/today").shows("last seen 20 November").hides("last seen 3 November");
}

#[test]
fn a_desk_with_nothing_on_it_says_what_will_come() {
    let house = House::new();
    let worker = house.worker("Ada Quill", &[Role::SocialWorker], None);
    house.get(&worker, "/today").shows("You work with no families yet").shows("No visits are planned");
    for role in [Role::Administrator, Role::Partner, Role::VolunteerCoordinator, Role::ImprovementPartner] {
        let who = house.worker("Somebody", &[role], None);
        house.get(&who, "/today").shows("you have no families of your own").hides("Your families");
    }
    let manager = house.worker("Mo Hale", &[Role::TeamManager], None);
    house.get(&manager, "/today").shows("/team");
}

#[test]
fn the_number_of_statements_is_the_same_for_2_and_for_40_families() {
    let statements = |n_families: usize| {
        let house = House::new();
        let worker = house.worker("Ada Quill", &[Role::SocialWorker], None);
        for n in 0..n_families {
            let home =
                home(&house, &format!("Family {n}"), &[("Chidi", "2016-03-01"), ("Ngozi", "2019-07-12")]);
            allocate(&house, &home, worker.worker, Some(28));
            builder::plan(&house, &worker, &home, date(2026, 11, 26), "9am");
        }
        let page = house.get(&worker, "/today");
        assert_eq!(page.body.matches("Record this visit").count(), n_families);
        page.statements
    };
    let (few, many) = (statements(2), statements(40));
    assert_eq!(few, many);
    assert!(many <= 12, "{many} statements");
}

/// A small generator of choices, so that the property is tried on many houses and fails alike each time.
struct Dice(u64);

impl Dice {
    fn throw(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }
}

fn may_know_child(house: &House, who: &SignedIn, home: &Home) -> bool {
    let ctx = house.ctx(who);
    let child = Subject::Person(home.children[0]);
    ctx.read(|tx| permit::<may::ViewPerson>(tx, &ctx, child).map(|_| ())).is_ok()
}

fn may_know(house: &House, who: &SignedIn, home: &Home) -> bool {
    let ctx = house.ctx(who);
    ctx.read(|tx| permit::<may::ViewFamily>(tx, &ctx, Subject::Family(home.family)).map(|_| ())).is_ok()
}

#[test]
fn today_never_names_a_family_or_a_child_that_their_page_would_refuse() {
    for seed in 0..12 {
        let mut dice = Dice(seed);
        let house = House::new();
        let team = house.team("North");
        let worker = house.worker("Ada Quill", &[Role::SocialWorker], Some(team));
        let manager = house.worker("Mo Hale", &[Role::TeamManager], Some(team));
        let coordinator = house.worker_serving("Cora Lane", &[Role::Coordinator], None, &[worker.worker]);
        let everybody = [&worker, &manager, &coordinator];
        let homes: Vec<Home> = (0..6)
            .map(|n| home(&house, &format!("Household{n}"), &[(&format!("Child{n}"), "2016-03-01")]))
            .collect();
        for home in &homes {
            if dice.throw(2) == 0 {
                allocate(&house, home, everybody[usize::try_from(dice.throw(2)).unwrap()].worker, Some(28));
            }
            if let (0, true) = (dice.throw(2), may_know(&house, &worker, home)) {
                let answers = [
                    ("when", "today"),
                    ("minutes", "30"),
                    ("purpose", "other"),
                    ("place", "home"),
                    ("mode", "phone"),
                ];
                let (child, who) = (home.children[0].to_string(), worker.worker.to_string());
                let mut answers = answers.to_vec();
                answers.extend([("child", child.as_str()), ("worker", who.as_str())]);
                house.post(&worker, &home.path("/visits/plan"), &answers);
            }
        }
        join(&house, homes[0].family, homes[1].children[0], kith_practice::family::Part::Child);
        for home in &homes {
            match dice.throw(4) {
                0 => restrict(&house, home.family, &[worker.worker]),
                1 => restrict(&house, home.family, &[]),
                2 => recuse(&house, home.family, worker.worker),
                _ => {}
            }
        }
        for who in everybody {
            let page = house.get(who, "/today");
            for (n, home) in homes.iter().enumerate() {
                if !may_know(&house, who, home) {
                    page.hides(&format!("Household{n}<")).hides(&home.family.to_string());
                }
                if !may_know_child(&house, who, home) {
                    page.hides(&format!("Child{n} "));
                }
            }
        }
    }
}

/// Something that the worker is to do, about one child or about all.
fn mine(house: &House, worker: &SignedIn, home: &Home, child_id: Option<PersonId>) -> ActionItemId {
    let (family_id, worker_id, action_item_id) = (home.family, worker.worker, new_id(house.app.clock.now()));
    save(house, move |recorder| {
        let mut item = crate::visits::rows::ActionItem {
            action_item_id,
            version: 0,
            family_id,
            visit_id: None,
            what: "Ring the school".to_owned(),
            worker_id: Some(worker_id),
            person_id: None,
            due_on: Some(date(2026, 11, 24)),
            done_on: None,
            outcome: None,
            child_id,
        };
        recorder.save(&mut item).unwrap();
    });
    action_item_id
}

#[test]
fn an_action_of_mine_is_listed_with_its_family_and_closed_from_here() {
    let (house, worker, home) = ordinary();
    mine(&house, &worker, &home, None);
    house.get(&worker, "/today").shows("Ring the school").shows("overdue since 24 November");
    restrict(&house, home.family, &[]);
    house.get(&worker, "/today").hides("Ring the school");
}

#[test]
fn an_action_about_a_child_whom_i_may_not_know_is_absent_and_cannot_be_closed() {
    let (house, worker, home) = ordinary();
    let action = mine(&house, &worker, &home, Some(home.children[0]));
    house.get(&worker, "/today").shows("Ring the school");
    let other = builder::home(&house, "Marsh", &[("Uma", "2018-01-01")]);
    restrict(&house, other.family, &[]);
    join(&house, other.family, home.children[0], Part::Child);
    for path in ["/today", &home.path(""), &home.path("/history")] {
        house.get(&worker, path).hides("Ring the school");
    }
    let closed = house.post(&worker, &format!("/actions/{action}/done"), &[("outcome", "Rang")]);
    assert_eq!(closed.status, StatusCode::NOT_FOUND);
}
